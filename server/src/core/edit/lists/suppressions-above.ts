import { readSuppression } from "../../policy/suppression-comment.js";
import type { TextRange } from "../../text/range.js";
import { endsLine, leadAt, nextToken } from "../trivia.js";
import { aComment } from "./list-text.js";

/**
 * The comments between `from`, the end of what is before an item, and the item that suppress findings of its line, if
 * nothing else is on that line.
 */
export function suppressionsAbove(text: string, from: number, { start, end }: TextRange): TextRange[] {
  const next = nextToken(text, end);
  const isAlone = leadAt(text, start) !== undefined
    && (endsLine(text, end) || (next.char === "," && endsLine(text, next.offset + 1)));
  if (!isAlone) return [];
  return [...text.slice(from, start).matchAll(aComment)].flatMap(({ index, 0: comment }) => {
    const range = { start: from + index, end: from + index + comment.length };
    return readSuppression(comment, range) ? [range] : [];
  });
}
