import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The environment in which Node keeps the compiled code of the server between starts, in a folder of the extension's
 * storage; older caches are removed. Only for Node 22.1 and newer: others ignore the variable. Node itself checks that
 * a cache belongs to its version and to this text, and starts without it otherwise.
 */
export function codeCacheIn(storage: string, version: string): { readonly NODE_COMPILE_CACHE: string } {
  const folder = join(storage, "code-cache");
  for (const name of namesIn(folder)) {
    if (name === version) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // A window that still runs the other version may use it.
    }
  }
  return { NODE_COMPILE_CACHE: join(folder, version) };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
