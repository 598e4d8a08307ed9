import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ReadOverlay } from "../state/catalogs.js";
import type { Host } from "./host.js";
import { nodeFiles } from "./node-files.js";

/** The host on Node. In an installed product, the rule pages and the list of API calls are next to the bundle. */
export function nodeHost({ pages, apis }: { readonly pages: string; readonly apis: string }): Host {
  // Each diagnostic has the page of its rule.
  const uris = new Map<string, string | undefined>();
  return {
    files: nodeFiles,
    rulePage(rule) {
      if (!uris.has(rule)) {
        const path = join(pages, `${rule}.md`);
        uris.set(rule, existsSync(path) ? pathToFileURL(path).href : undefined);
      }
      return uris.get(rule);
    },
    terraformApis: () => (existsSync(apis) ? readFileSync(apis, "utf8") : undefined),
  };
}

/**
 * If the workspace is not a folder of this machine, a relative path is resolved from the folder where the server was
 * started.
 */
export const readOverlayFile: ReadOverlay = (path, workspace) =>
  readFileSync(resolve(workspace?.startsWith("file:") ? fileURLToPath(workspace) : ".", path), "utf8");
