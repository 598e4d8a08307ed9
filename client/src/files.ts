import { FileType, RelativePattern, Uri, workspace, type CancellationToken, type WorkspaceFolder } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  findFilesRequest,
  isReadByName,
  largestFile,
  readFileRequest,
  readGlob,
  type FindFilesResult,
  type ReadFileParams,
  type ReadFileResult,
} from "../../server/src/protocol.js";

/**
 * Provides the files of the workspace to the server: with any URI scheme, as the editor sees them, and without those
 * that the user hides. Must be called before the client starts.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findFilesRequest, async (_params: unknown, token: CancellationToken): Promise<FindFilesResult> => {
    const found = await findPolicyFiles(token);
    return { uris: [...new Set(found.map((uri) => client.code2ProtocolConverter.asUri(uri)))] };
  });
  client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    const text = await read(client.protocol2CodeConverter.asUri(uri));
    return text === undefined ? null : { text };
  });
}

/** The files of the workspace that may have policies or tests, in every folder. */
export async function findPolicyFiles(token: CancellationToken): Promise<Uri[]> {
  const found = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => findIn(folder, token)));
  return found.flat();
}

async function findIn(folder: WorkspaceFolder, token: CancellationToken): Promise<Uri[]> {
  const found = await workspace.findFiles(new RelativePattern(folder, readGlob), hidden(folder), undefined, token);
  // Some virtual file systems cannot be searched, but all can be read.
  return found.length > 0 || folder.uri.scheme === "file" ? found : await walk(folder.uri, token);
}

/** The exclusions of the editor's search; `files.exclude` applies anyway. */
function hidden({ uri }: WorkspaceFolder): string {
  const excluded = workspace.getConfiguration("search", uri).get<Record<string, unknown>>("exclude") ?? {};
  const own = Object.keys(excluded).filter((glob) => excluded[glob] === true);
  return `{${["**/node_modules/**", "**/.git/**", ...own].join(",")}}`;
}

async function walk(folder: Uri, token: CancellationToken): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder).then((all) => all, () => []);
  const found: Uri[] = [];
  for (const [name, type] of entries) {
    if (token.isCancellationRequested) break;
    const uri = Uri.joinPath(folder, name);
    if (type === FileType.Directory && name !== "node_modules" && name !== ".git")
      found.push(...(await walk(uri, token)));
    if (type === FileType.File && isReadByName(name)) found.push(uri);
  }
  return found;
}

/** Usually the file does not exist. An unreadable file is treated the same. */
async function read(uri: Uri): Promise<string | undefined> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    return type & FileType.File && size <= largestFile
      ? new TextDecoder().decode(await workspace.fs.readFile(uri))
      : undefined;
  } catch {
    return undefined;
  }
}
