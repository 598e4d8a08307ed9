/**
 * Our own requests beside those of the language server protocol: their names, and what goes to and fro as plain JSON. The
 * one file of the server that the client imports. A request that cannot be answered is answered by null.
 */

/** What a client may say at the start, beside the settings. */
export interface InitializationOptions {
  /** The address of the folder with the rules' pages, `<rule>.md`. Without it the server looks beside its own bundle. */
  readonly rulePages?: string;
  /** What the client does for the server. */
  readonly client?: ClientOffer;
}

/** What a client takes upon itself. Other editors than ours say nothing. */
export interface ClientOffer {
  /** It answers `huaweiIam/findFiles` and `huaweiIam/readFile`; then the server looks at no file by itself. */
  readonly files?: boolean;
}

/** Server to client, no parameters: the JSON files of the workspace, without what its settings hide. */
export const findFilesRequest = "huaweiIam/findFiles";
export type FindFilesResult = { readonly uris: readonly string[] } | null;

/** Server to client: the text of a file; null if there is none, or one that is too large. */
export const readFileRequest = "huaweiIam/readFile";
export interface ReadFileParams { readonly uri: string }
export type ReadFileResult = { readonly text: string } | null;

/** Larger than any policy, role list or configuration file: such a file is not read. */
export const largestFile = 4 * 1024 * 1024;
