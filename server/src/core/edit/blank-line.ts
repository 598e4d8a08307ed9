import type { TextEdit } from "../text/range.js";
import { lineStart } from "./trivia.js";

/**
 * Makes an insertion next to an empty line at the offset fill that line, because the author probably made it for this.
 */
export function fillBlankLine(text: string, offset: number, edits: readonly TextEdit[]): readonly TextEdit[] {
  const from = lineStart(text, offset);
  const end = offset + text.slice(offset).search(/[\r\n]|$/);
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, from).slice(-2))?.[0];
  if (before === undefined || end === text.length || text.slice(from, end).trim() !== "") return edits;
  const start = from - before.length;
  const isBeside = ({ range }: TextEdit) =>
    range.start === range.end && text.slice(Math.min(range.start, start), Math.max(range.start, end)).trim() === "";
  const isOver = ({ range }: TextEdit) => range.start < end && start < range.end;
  return edits.some(isBeside) && !edits.some(isOver) ? [...edits, { range: { start, end }, newText: "" }] : edits;
}
