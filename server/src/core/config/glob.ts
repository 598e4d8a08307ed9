import { matchesPart } from "../catalog/pattern.js";

/**
 * Whether a pattern matches a path; both use "/" and are relative to the same folder. `*` matches any characters within
 * one name, `**` any number of folders. Case-sensitive, as in Git.
 */
export function fitsGlob(glob: string, path: string): boolean {
  return fitsFrom(clean(glob).split("/"), clean(path).split("/"));
}

/** Whether a text is a pattern and not the path of a single file. */
export function isGlob(text: string): boolean {
  return text.includes("*");
}

function clean(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

/** Works row by row over the pattern's names, so that many `**` are no more expensive than few. */
function fitsFrom(glob: readonly string[], path: readonly string[]): boolean {
  let reachable = path.map(() => false).concat(false);
  reachable[0] = true;
  for (const name of glob) {
    if (name === "**") {
      const first = reachable.indexOf(true);
      reachable = reachable.map((_, at) => first >= 0 && at >= first);
    } else {
      reachable = reachable.map((_, at) => at > 0 && reachable[at - 1]! && matchesPart(name, path[at - 1]!));
    }
  }
  return reachable[path.length]!;
}
