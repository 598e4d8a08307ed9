import { oncePer } from "../text/lazily.js";
import { LineIndex, type LinePosition } from "../text/line-index.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { FilePart, TerraformFile } from "./model.js";
import { rangeInFile } from "./range-in-file.js";

/** The name of the file of a folder that has a text, as people read it; `undefined` if it is not known. */
export type NameOfFile = (text: string) => string | undefined;

/** Where a value is written, counted from 0. */
export interface FolderPlace extends LinePosition {
  /** The name of the file, if it is another one of the folder. */
  readonly file?: string;
}

/**
 * The place of a value of a file's policies: where it is written, also in another file of the folder. If the name of
 * that file is not known, this is where the policy uses the value.
 */
export function placeInFolder(file: TerraformFile, range: TextRange, nameOf?: NameOfFile): FolderPlace {
  const { text, parts } = file;
  if (range.start < text.length) return linesOf(file).positionAt(range.start);
  const part = parts.findLast(({ start }) => start <= range.start);
  const name = part && nameOf?.(part.text);
  if (!part || name === undefined) return linesOf(file).positionAt(useOf(file, range));
  return { file: name, ...linesOf(part).positionAt(range.start - part.start) };
}

/** Many values are in the same files. */
const linesOf = oncePer(({ text }: TerraformFile | FilePart) => new LineIndex(text));

/** Where a policy of the file uses a value that is written in another file. */
function useOf(file: TerraformFile, { start }: TextRange): number {
  for (const view of [...file.views, ...file.elsewhere]) {
    const found = [...view.unknown, ...view.alternatives.flat()].find((one) => toHostRange(view, one).start === start);
    if (found) return rangeInFile(file, view, found).start;
    if (view.guards.some(({ of }) => of.start === start)) return view.host.start;
  }
  return 0;
}
