import type { SourceRecord } from "./file.js";
import { encodeUri } from "../../text/encode-uri.js";

/**
 * The URL of a source page in the state that was read. The documentation of both clouds, and a copy of the API
 * definitions, are published in repositories on GitHub, and the record has the commit. The files of one product's API
 * definitions are a folder: their path ends with `*.json`. A page of the
 * manual that was not read from a repository has its address as path. A user's own table has no such record and no URL.
 */
export function pageUrl({
  repository,
  path,
  commit,
}: Partial<Pick<SourceRecord, "repository" | "path" | "commit">>): string | undefined {
  if (repository === "" && path && manualPage.test(path)) return path;
  if (
    !repository
    || !/^(?:huaweicloudDocs|opentelekomcloud-docs|mingyang91)\/[\w.-]+$/.test(repository)
    || !path
    || !commit
    || !/^[0-9a-f]{40}$/.test(commit)
  )
    return undefined;
  const folder = /^(.*)\/\*\.json$/.exec(path)?.[1];
  return `https://github.com/${repository}/${folder === undefined ? "blob" : "tree"}/${commit}/${(folder ?? path).split("/").map(encodeSegment).join("/")}`;
}

const manualPage = /^https:\/\/support\.huaweicloud\.com\/[\w./-]+\.html$/;

/** The standard function keeps brackets, but they would end a Markdown link. */
function encodeSegment(segment: string): string {
  return encodeUri(segment).replace(/[()!'*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
