import { identityEdition } from "../../core/catalog/load/load.js";
import { definitionFolders, type Page } from "./page.js";

/** The role of a folder of pages in an edition. */
export interface EditionRole {
  readonly edition: string;
  /**
   * `deciding` rows decide what is required, `history` adds what the newest pages no longer have, and `definition`
   * rows, from API definitions, add what no table has.
   */
  readonly role: "deciding" | "newest" | "history" | "definition";
}

/**
 * The standing of a page by the name of its folder: `seed`, `huaweicloud-cn`, `huaweicloud-cn-history`, `otc`,
 * `otc-newer`, `otc-history`. A page that `-newer` replaces keeps its folder and counts as history.
 */
export function standingOf({ folder, isReplaced }: Page): EditionRole {
  if (folder === "seed") return { edition: "huaweicloud", role: "deciding" };
  if (folder === definitionFolders["1.1"]) return { edition: "huaweicloud", role: "definition" };
  if (folder === definitionFolders["5.0"]) return { edition: identityEdition, role: "definition" };
  const edition = folder.replace(/-(?:history|newer)$/, "").replace(/-cn$/, "");
  return { edition, role: isReplaced === true || folder.endsWith("-history") ? "history" : "newest" };
}

/** The key of a page in `sources`. Editions share topic ids, and so do older and newer states of a page. */
export function sourceId(page: Page): string {
  const { edition, role } = standingOf(page);
  if (role === "history") return `${edition === "huaweicloud" ? "" : `${edition}/`}${page.topicId}@${page.date}`;
  if (role === "definition") return `${edition}/${page.topicId}@${page.date}`;
  return edition === "huaweicloud" ? page.topicId : `${edition}/${page.topicId}`;
}
