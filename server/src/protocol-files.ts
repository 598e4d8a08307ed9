// The requests of the server for files of the workspace; a part of protocol.ts.

/** Server to client, no parameters: the JSON files of the workspace, except those that the user's settings hide. */
export const findFilesRequest = "huaweiIam/findFiles";
export type FindFilesResult = { readonly uris: readonly string[] } | null;

/** Server to client: the text of a file; null if it does not exist or is too large. */
export const readFileRequest = "huaweiIam/readFile";
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = { readonly text: string } | null;

/** Larger files are not read. It is larger than any policy, role list or configuration file. */
export const largestFile = 4 * 1024 * 1024;
