/** Whether a file or folder lies in a folder; both as one client writes them. */
export function isInFolder(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
