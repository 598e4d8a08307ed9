import { matchesPart } from "../catalog/pattern.js";

/**
 * Whether a pattern fits a path, both with "/" and seen from the same folder: `*` stands for any characters within one
 * name, `**` for any folders, also none. Letter case counts, as it does in Git.
 */
export function fitsGlob(glob: string, path: string): boolean {
  return fitsFrom(clean(glob).split("/"), clean(path).split("/"));
}

/** Whether a text is a pattern, and not the path of one file. */
export function isGlob(text: string): boolean {
  return text.includes("*");
}

function clean(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

/** Row by row over the pattern's names, so that many `**` cost no more than few. */
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
