import { readFile, stat } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { CancellationToken } from "vscode-languageserver";
import { isReadByName } from "../../core/policy/file-names.js";
import { encodeUri } from "../../core/text/encode-uri.js";
import { smallText } from "../../disk/read.js";
import { withSeparator } from "../../disk/ignored.js";
import { walk } from "../../disk/walk.js";
import { largestFile } from "../../protocol.js";
import type { BytesFilter, WorkspaceFiles } from "../workspace/files.js";
import { yieldToEventLoop } from "../workspace/yield-to-event-loop.js";

/** The files on this disk, the same ones that the command line checks. Folders of other URI schemes have none. */
export const nodeFiles: WorkspaceFiles = { find, read };

async function find(folders: readonly string[], token: CancellationToken): Promise<readonly string[]> {
  const found = new Set<string>();
  const yieldTurn = yieldToEventLoop();
  for (const folder of folders.filter(isOnDisk)) {
    const root = withSeparator(resolve(fileURLToPath(folder)));
    const start = folder.replace(/\/$/, "");
    for (const path of walk(root, () => undefined)) {
      if (isReadByName(path)) found.add(`${start}/${uriPath(path.slice(root.length))}`);
      const turn = yieldTurn();
      if (turn) await turn;
      if (token.isCancellationRequested) return [...found];
    }
  }
  return [...found];
}

/** A path as a part of a URI. Most paths have nothing to escape. */
function uriPath(path: string): string {
  return /^[\w./-]*$/.test(path) ? path : path.split(sep).map(encodeUri).join("/");
}

/** Usually the file does not exist. An unreadable file is treated the same. */
function read(uri: string, mayMatter?: BytesFilter): string | undefined | Promise<string | undefined> {
  if (!isOnDisk(uri)) return undefined;
  try {
    const path = pathOf(uri);
    // Several times cheaper than in another thread, and a small file does not block the server.
    const found = smallText(path, mayMatter && ((bytes) => mayMatter(uri, bytes)));
    if (!found) return readLarge(path);
    return found.kind === "text" ? found.text : undefined;
  } catch {
    return undefined;
  }
}

async function readLarge(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= largestFile ? new TextDecoder().decode(await readFile(path)) : undefined;
  } catch {
    return undefined;
  }
}

/** The path of most URIs is their text. */
function pathOf(uri: string): string {
  return sep === "/" && plain.test(uri) ? uri.slice("file://".length) : fileURLToPath(uri);
}

const plain = /^file:\/\/(?:\/[\w.-]*[\w-])+$/;

function isOnDisk(uri: string): boolean {
  return uri.startsWith("file:");
}
