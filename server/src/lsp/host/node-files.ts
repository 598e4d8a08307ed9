import { isAscii } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { CancellationToken } from "vscode-languageserver";
import { isReadByName } from "../../core/policy/file-names.js";
import { encodeUri } from "../../core/text/encode-uri.js";
import { walk } from "../../disk/walk.js";
import { largestFile } from "../../protocol.js";
import type { WorkspaceFiles } from "../workspace/files.js";
import { yieldToEventLoop } from "../workspace/yield-to-event-loop.js";

/** The files on this disk, the same ones that the command line checks. Folders of other URI schemes have none. */
export const nodeFiles: WorkspaceFiles = { find, read };

async function find(folders: readonly string[], token: CancellationToken): Promise<readonly string[]> {
  const found = new Set<string>();
  const yieldTurn = yieldToEventLoop();
  for (const folder of folders.filter(isOnDisk)) {
    const root = fileURLToPath(folder);
    for (const path of walk(root, () => undefined)) {
      if (isReadByName(path))
        found.add(`${folder.replace(/\/$/, "")}/${relative(root, path).split(sep).map(encodeUri).join("/")}`);
      await yieldTurn();
      if (token.isCancellationRequested) return [...found];
    }
  }
  return [...found];
}

/** Usually the file does not exist. An unreadable file is treated the same. */
async function read(uri: string): Promise<string | undefined> {
  if (!isOnDisk(uri)) return undefined;
  try {
    const path = fileURLToPath(uri);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size > largestFile) return undefined;
    // Several times cheaper than in another thread, and a small file does not block the server.
    return decode(found.size <= smallFile ? readFileSync(path) : await readFile(path));
  } catch {
    return undefined;
  }
}

const smallFile = 64 * 1024;

function decode(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : new TextDecoder().decode(bytes);
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith("file:");
}
