import { isReadByName } from "../../server/src/core/terraform/file-notation.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";
import { isInFolder } from "../../server/src/lsp/workspace/uri.js";

/** A workspace whose files are these texts, by their URIs. What is put into the map later is there from then on. */
export function filesOf(texts: ReadonlyMap<string, string>): WorkspaceFiles {
  return {
    find: (folders) => Promise.resolve([...texts.keys()].filter((uri) => isReadByName(uri) && folders.some((folder) => isInFolder(uri, folder)))),
    read: (uri) => Promise.resolve(texts.get(uri)),
  };
}
