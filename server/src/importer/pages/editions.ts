import type { Page } from "./page.js";

/** How a folder of pages takes part in an edition. */
export interface Standing {
  readonly edition: string;
  /** `deciding` rows alone say what is required, `history` fills in what the newest pages no longer have. */
  readonly role: "deciding" | "newest" | "history";
}

/** The standing of a page by the name of its folder: `seed`, `huaweicloud-cn`, `huaweicloud-cn-history`, `otc`. */
export function standingOf({ folder }: Page): Standing {
  if (folder === "seed") return { edition: "huaweicloud", role: "deciding" };
  const edition = folder.replace(/-history$/, "").replace(/-cn$/, "");
  return { edition, role: folder.endsWith("-history") ? "history" : "newest" };
}

/** The key of a page in `sources`. Editions share topic ids, and so do old and new states of a page. */
export function sourceId(page: Page): string {
  const { edition, role } = standingOf(page);
  if (role === "history") return `${page.topicId}@${page.date}`;
  return edition === "huaweicloud" ? page.topicId : `${edition}/${page.topicId}`;
}
