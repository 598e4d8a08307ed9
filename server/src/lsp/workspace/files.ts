import type { CancellationToken, Connection } from "vscode-languageserver";
import { errorReason } from "../../core/text/error.js";
import { type FindFilesResult, findFilesRequest, type ReadFileResult, readFileRequest } from "../../protocol.js";

/** The files of a workspace beyond the open documents, wherever they lie. Files and folders go by their URIs. */
export interface WorkspaceFiles {
  /** The `.json` and `.jsonc` files in some folders, without those that nobody edits here. Those found so far if `token` is cancelled. */
  find(folders: readonly string[], token: CancellationToken): Promise<readonly string[]>;
  /** The text of a file; `undefined` if there is none, it is larger than a policy can be, or it cannot be read. */
  read(uri: string): Promise<string | undefined>;
}

/** A workspace of which only the open documents are known. */
export const noFiles: WorkspaceFiles = { find: () => Promise.resolve([]), read: () => Promise.resolve(undefined) };

/** The files as the client gives them out: it knows its remote and virtual folders, and what the user hides. */
export function clientFiles(connection: Connection): WorkspaceFiles {
  async function ask<R>(method: string, params: object, token?: CancellationToken): Promise<R | undefined> {
    try {
      return (await connection.sendRequest<R | null>(method, params, token)) ?? undefined;
    } catch (error) {
      if (token?.isCancellationRequested !== true) connection.console.warn(`${method}: ${errorReason(error)}`);
      return undefined;
    }
  }
  return {
    find: async (_folders, token) => (await ask<NonNullable<FindFilesResult>>(findFilesRequest, {}, token))?.uris ?? [],
    read: async (uri) => (await ask<NonNullable<ReadFileResult>>(readFileRequest, { uri }))?.text,
  };
}
