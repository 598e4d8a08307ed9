import { readSuppression } from "../../policy/suppression-comment.js";
import { leading } from "../../text/leading.js";
import type { TextRange } from "../../text/range.js";
import { indentAt, lineStart } from "../trivia.js";

/** The items of a list, or the properties of an object, in their text. */
export interface Parts {
  readonly text: string;
  /** The list or object with its brackets. */
  readonly around: TextRange;
  readonly count: number;
  readonly areProperties: boolean;
  rangeOf(index: number): TextRange;
}

/** The text between two neighboring parts, or between one of them and a bracket. */
export interface Gap extends TextRange {
  /** The comma that follows the part before the gap, and the one before the part after it: usually the same. */
  readonly commaAfter: number | undefined;
  readonly commaBefore: number | undefined;
  readonly comments: readonly GapComment[];
}

/** A comment in a gap. */
export interface GapComment extends TextRange {
  /**
   * Whether it begins on the line on which the part before the gap ends, or continues such a comment: on the next line,
   * in the same column.
   */
  readonly isOnLineBefore: boolean;
  /** Whether it ends on the line of the part after the gap. */
  readonly isOnLineAfter: boolean;
}

/** The gap before the part at `index`; that of the index after the last one is before the closing bracket. */
export function gapAt({ text, around, count, areProperties, rangeOf }: Parts, index: number): Gap {
  const start = index > 0 ? rangeOf(index - 1).end : around.start + 1;
  const end = index < count ? rangeOf(index).start : Math.max(start, around.end - 1);
  const pieces = [...text.slice(start, end).matchAll(piece)].map((one) => ({
    text: one[0],
    start: start + one.index,
    end: start + one.index + one[0].length,
  }));
  // In a broken text, what is behind something that cannot be read does not belong to the part before it.
  const others = pieces.filter((one) => !/^(?:,|#|\/[/*])/.test(one.text));
  const readableUntil = others[0]?.start ?? end;
  const readableFrom = others.at(-1)?.end ?? start;
  const commas = pieces.filter((one) => one.text === ",");
  const commaAfter = commas.find((one) => one.start < readableUntil)?.start;
  const commaBefore = commas.findLast((one) => one.start >= readableFrom)?.start;
  const comments = pieces
    .filter((one) => one.text !== "," && /^[#/]./.test(one.text))
    .map((one) => ({
      start: one.start,
      end: one.end,
      isOnLineBefore: one.start < readableUntil && !hasLineBreak(text.slice(start, one.start)),
      isOnLineAfter: one.start >= readableFrom && !hasLineBreak(text.slice(one.end, end)),
    }));
  return { start, end, commaAfter, commaBefore, comments: withContinuations(text, comments, areProperties ? 3 : 0) };
}

/**
 * Comments on lines of their own, directly below a comment at the end of a line and in its column, continue it. They
 * may be up to `tolerance` columns further left: HCL has no quotes around the key of a property and no comma after it.
 */
function withContinuations(
  text: string,
  comments: readonly GapComment[],
  tolerance: number,
): readonly GapComment[] {
  const first = comments.findIndex((one) => !one.isOnLineBefore);
  const last = comments[first - 1];
  if (!last || isSuppression(text, last) || hasLineBreak(text.slice(last.start, last.end))) return comments;
  const column = last.start - lineStart(text, last.start);
  const indentation = indentAt(text, last.start).length;
  const isInColumn = (own: number) =>
    own === column || (own > indentation && own < column && column - own <= tolerance);
  let above = last;
  return comments.map((one, index) => {
    const between = text.slice(above.end, one.start);
    const continues =
      index >= first
      && comments[index - 1] === above
      && !one.isOnLineAfter
      && /^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(between)
      && isInColumn(one.start - lineStart(text, one.start))
      && !isSuppression(text, one)
      && !hasLineBreak(text.slice(one.start, one.end));
    if (!continues) return one;
    above = one;
    return { ...one, isOnLineBefore: true };
  });
}

/** Whether a comment hides findings. */
export function isSuppression(text: string, range: TextRange): boolean {
  return readSuppression(text.slice(range.start, range.end), range) !== undefined;
}

const piece = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|#[^\r\n]*|[^\s]/g;

/** The index of the part that begins at an offset. The text is not read: it may have many parts. */
export function indexAt<Part>(parts: readonly Part[], rangeOf: (part: Part) => TextRange, offset: number): number {
  return leading(parts, (part) => rangeOf(part).start < offset);
}

export function hasLineBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** Whether two offsets are on the same line. Reads what is between them, because a line may have thousands of parts. */
export function areOnOneLine(text: string, start: number, end: number): boolean {
  return !hasLineBreak(text.slice(start, end));
}
