import type { CancellationToken, Connection } from "vscode-languageserver";
import { errorReason } from "../../core/text/error.js";
import { type FindFilesResult, findFilesRequest, type ReadFileResult, readFileRequest } from "../../protocol.js";

/**
 * The files of a workspace in addition to open documents, on any file system. Files and folders are identified by URI.
 */
export interface WorkspaceFiles {
  /**
   * The `.json`, `.jsonc` and Terraform files in some folders, without ignored ones. Returns those found so far if
   * `token` is cancelled.
   */
  find(folders: readonly string[], token: CancellationToken): Promise<readonly string[]>;
  /** The text of a file; `undefined` if it does not exist, is too large for a policy, or cannot be read. */
  read(uri: string): Promise<string | undefined>;
}

/** A workspace with open documents only. */
export const noFiles: WorkspaceFiles = { find: () => Promise.resolve([]), read: () => Promise.resolve(undefined) };

/** The files as the client provides them: it knows remote and virtual folders, and what the user hides. */
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
