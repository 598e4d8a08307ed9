import { isReadByName } from "../../server/src/core/policy/file-names.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";
import { isInFolder } from "../../server/src/lsp/workspace/uri.js";

/** A workspace with these texts as files, by URI. Files that are added to the map later appear too. */
export function filesOf(texts: ReadonlyMap<string, string>): WorkspaceFiles {
  return {
    find: (folders) =>
      Promise.resolve(
        [...texts.keys()].filter((uri) => isReadByName(uri) && folders.some((folder) => isInFolder(uri, folder))),
      ),
    read: (uri) => Promise.resolve(texts.get(uri)),
  };
}
