import { splitFileName } from "../../core/policy/file-names.js";
import { decodeUri } from "../../core/text/decode-uri.js";

/** A file that can be created next to a document. */
export interface Sibling {
  readonly name: string;
  readonly uri: string;
}

/** Finds a free name; `undefined` if there is none. */
export type FindSibling = (suffix: string) => Sibling | undefined;

/** More copies than are ever kept next to each other. */
const mostTries = 50;

/**
 * Names next to a document with a suffix: `p.json`, `global` gives `p-global.json`, or `p-global-2.json` if that
 * exists. `undefined` for a document without a folder, such as one that was never saved.
 */
export function siblingFilesOf(uri: string, isTaken: (uri: string) => boolean): FindSibling | undefined {
  const [, folder, own] = /^([a-z][\w+.-]*:\/\/?.*\/)([^/?#]+)$/i.exec(uri) ?? [];
  if (folder === undefined || own === undefined || uri.startsWith("untitled:")) return undefined;
  const { stem, ending } = splitFileName(own);
  return (suffix) => {
    for (let number = 1; number <= mostTries; number++) {
      const name = `${stem}-${suffix}${number > 1 ? `-${String(number)}` : ""}${ending}`;
      if (!isTaken(folder + name)) return { name: decodeUri(name), uri: folder + name };
    }
    return undefined;
  };
}
