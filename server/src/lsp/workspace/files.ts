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
  /**
   * The text of a file; `undefined` if it does not exist, is too large for a policy, or cannot be read. Small files of
   * a disk are read at once: a promise for each of thousands of files costs more than reading it. With `mayMatter`, a
   * file that it rejects may have no text either.
   */
  read(uri: string, mayMatter?: BytesFilter): FileText | Promise<FileText>;
}

type FileText = string | undefined;

/** Whether a file may matter, by its bytes as a string with one character for each byte. Others are not decoded. */
export type BytesFilter = (uri: string, bytes: string) => boolean;

/** A workspace with open documents only. */
export const noFiles: WorkspaceFiles = { find: () => Promise.resolve([]), read: () => undefined };

/**
 * The files as the client provides them: it knows remote and virtual folders, and what the user hides. Files of `disk`,
 * which is where the client has its files with the scheme `file`, are read from there and do not pass through messages.
 */
export function clientFiles(connection: Connection, disk: WorkspaceFiles | undefined): WorkspaceFiles {
  async function ask<R>(method: string, params: object, token?: CancellationToken): Promise<R | undefined> {
    try {
      return (await connection.sendRequest<R | null>(method, params, token)) ?? undefined;
    } catch (error) {
      if (token?.isCancellationRequested !== true) connection.console.warn(`${method}: ${errorReason(error)}`);
      return undefined;
    }
  }
  const readFromClient = async (uri: string) =>
    (await ask<NonNullable<ReadFileResult>>(readFileRequest, { uri }))?.text;
  return {
    find: async (_folders, token) => (await ask<NonNullable<FindFilesResult>>(findFilesRequest, {}, token))?.uris ?? [],
    read: (uri, mayMatter) => (disk && uri.startsWith("file:") ? disk.read(uri, mayMatter) : readFromClient(uri)),
  };
}
