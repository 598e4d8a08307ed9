/** Whether a file or folder lies in a folder; both as one client writes them. */
export function isInFolder(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** One name for a file, however its URI is escaped: an editor and a disk do not escape alike. Not itself a URI. */
export function fileKey(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/([A-Z]):/, (_all, drive: string) => `file:///${drive.toLowerCase()}:`);
  } catch {
    return uri;
  }
}
