import { dirname, resolve } from "node:path";
import { notationOf } from "../../core/terraform/file-notation.js";
import { withFileContents } from "../../core/terraform/file-contents.js";
import { isInside } from "../../disk/inside.js";
import { readText } from "../../disk/read.js";

/**
 * The text of a file with the policies of `file("x.json")` in it, if that file is in the folder of the file or in the
 * working folder.
 */
export function readWithContents(path: string, text: string, siblings: readonly string[], cwd: string): string {
  if (notationOf(path) !== "terraform") return text;
  const folder = dirname(path);
  return withFileContents(text, siblings, (name) => {
    const target = resolve(folder, name);
    if (![folder, cwd].some((root) => isInside(root, target))) return undefined;
    const reading = readText({ path: target, isNamed: true });
    return reading.kind === "text" ? reading.text : undefined;
  });
}
