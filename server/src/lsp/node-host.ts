import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ReadOverlay } from "./catalogues.js";
import type { Host } from "./host.js";

/** A file that somebody wrote by hand is smaller than this. */
const largest = 1024 * 1024;

/** The machine as Node shows it. `pages` is the folder with the rules' pages, beside the bundle in an installed product. */
export function nodeHost(pages: string): Host {
  return {
    readFile: (uri) => (uri.startsWith("file:") ? read(uri) : undefined),
    rulePage(rule) {
      const path = join(pages, `${rule}.md`);
      return existsSync(path) ? pathToFileURL(path).href : undefined;
    },
  };
}

/** That a file is not there is the usual case, and one that cannot be read has nothing to say either. */
function read(uri: string): string | undefined {
  try {
    const path = fileURLToPath(uri);
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() && found.size <= largest ? readFileSync(path, "utf8").replace(/^\uFEFF/, "") : undefined;
  } catch {
    return undefined;
  }
}

/** A workspace that is not a folder of this machine has no files here: a relative path then counts from where the server was started. */
export const readOverlayFile: ReadOverlay = (path, workspace) => readFileSync(resolve(workspace?.startsWith("file:") ? fileURLToPath(workspace) : ".", path), "utf8");
