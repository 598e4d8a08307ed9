import type { SourceRecord } from "./file.js";

/**
 * The address of a source page as it was when it was read: the documentation of both clouds is published in repositories
 * on GitHub, and the record has the commit. A page of a user's own table has no such record, and no address.
 */
export function pageUrl({ repository, path, commit }: Partial<Pick<SourceRecord, "repository" | "path" | "commit">>): string | undefined {
  if (!repository || !/^(?:huaweicloudDocs|opentelekomcloud-docs)\/[\w.-]+$/.test(repository) || !path || !commit || !/^[0-9a-f]{40}$/.test(commit)) return undefined;
  return `https://github.com/${repository}/blob/${commit}/${path.split("/").map(encodeSegment).join("/")}`;
}

/** Brackets are left alone by the standard function, and would end a link of Markdown. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[()!'*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
