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
  const plain = uri.includes("%") ? decodeUri(uri) : uri;
  // Most files have no drive, and a regular expression would cost more than reading a small file.
  if (plain[drive.length + 1] !== ":" || !plain.startsWith(drive)) return plain;
  return drive + plain[drive.length]!.toLowerCase() + plain.slice(drive.length + 1);
}

const drive = "file:///";

/** The path of a file relative to the workspace folder that contains it, or its name. */
export function pathInWorkspace(uri: string, folders: readonly string[]): string {
  const key = fileKey(uri);
  const folder = folders.map(fileKey).find((one) => isInFolder(key, one));
  return folder === undefined ? key.slice(key.lastIndexOf("/") + 1) : key.slice(folder.length).replace(/^\/+/, "");
}

/** The key of the folder of a file. */
export function folderOf(uri: string): string {
  return fileKey(uri).replace(/\/[^/]*$/, "");
}
