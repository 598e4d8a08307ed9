import { isConfigFile } from "../config/config-files.js";
import { fitsGlob, isGlob } from "../config/glob.js";
import { isReadByName, isTestName } from "../policy/file-names.js";
import { decodeUri } from "../text/decode-uri.js";
import { encodeUri } from "../text/encode-uri.js";

/** Where the policies of a test are: one file or folder, or the files below a folder that fit a pattern. */
export type PolicyPlace =
  | { readonly kind: "path"; readonly uri: string }
  | { readonly kind: "glob"; readonly folder: string; fits(uri: string): boolean };

/**
 * The place that a path or glob of a test file means; it is relative to the folder of the file. `..` leads to the
 * folder above. `testUri` is the URI of the file.
 */
export function placeOf(path: string, testUri: string): PolicyPlace {
  const written = path.replaceAll("\\", "/");
  let folder = written.startsWith("/") ? rootOf(testUri) : testUri.slice(0, testUri.lastIndexOf("/"));
  const names = written.split("/").filter((name) => name !== "." && name !== "");
  const firstGlob = names.findIndex(isGlob);
  const fixed = firstGlob < 0 ? names : names.slice(0, firstGlob);
  for (const name of fixed) folder = name === ".." ? above(folder) : `${folder}/${encodeUri(name)}`;
  if (firstGlob < 0) return { kind: "path", uri: folder };
  const glob = names.slice(firstGlob).join("/");
  const start = `${decodeUri(folder)}/`;
  const fits = (uri: string) => {
    const other = decodeUri(uri);
    return isPolicySource(uri) && other.startsWith(start) && fitsGlob(glob, other.slice(start.length));
  };
  return { kind: "glob", folder, fits };
}

function above(folder: string): string {
  return folder === rootOf(folder) ? folder : folder.slice(0, folder.lastIndexOf("/"));
}

/** `file://` and the host, if any, without the last slash. */
function rootOf(uri: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(uri)?.[0] ?? "";
}

/** Whether a file of a folder may have policies: by its name, and it is not a test file itself. */
export function isPolicySource(uri: string): boolean {
  return isReadByName(uri) && !isTestName(uri) && !isConfigFile(uri);
}

/** The path of a file relative to the folder of a test file, as people write it. */
export function shownFrom(testUri: string, uri: string): string {
  const own = decodeUri(testUri).split("/").slice(0, -1);
  const other = decodeUri(uri).split("/");
  let shared = 0;
  while (shared < own.length && shared < other.length - 1 && own[shared] === other[shared]) shared++;
  return [...own.slice(shared).map(() => ".."), ...other.slice(shared)].join("/");
}
