import { decodeUri } from "../../core/text/decode-uri.js";

/** Whether a file or folder is inside a folder. Both URIs must be written by the same client. */
export function isInFolder(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/**
 * A key for a file that does not depend on URI escapes, because editors and file systems escape differently. Not a URI
 * itself.
 */
export function fileKey(uri: string): string {
  return (uri.includes("%") ? decodeUri(uri) : uri).replace(/^file:\/\/\/([A-Z]):/, (_all, drive: string) => `file:///${drive.toLowerCase()}:`);
}

/** The key of the folder of a file. */
export function folderOf(uri: string): string {
  return fileKey(uri).replace(/\/[^/]*$/, "");
}
