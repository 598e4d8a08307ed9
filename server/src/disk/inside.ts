import { isAbsolute, relative } from "node:path";

/** Whether a path is a folder or in it, by their names only. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !/^\.\.(?:[/\\]|$)/.test(inside) && !isAbsolute(inside);
}
