import type { TextRange } from "../../text/range.js";
import { leading } from "../../text/leading.js";

/** The items of a list, or the properties of an object, in their text. */
export interface Parts {
  readonly text: string;
  /** The list or object with its brackets. */
  readonly around: TextRange;
  readonly count: number;
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
  /** Whether it begins on the line on which the part before the gap ends, and ends on the line of the part after it. */
  readonly isOnLineBefore: boolean;
  readonly isOnLineAfter: boolean;
}

/** The gap before the part at `index`; that of the index after the last one is before the closing bracket. */
export function gapAt({ text, around, count, rangeOf }: Parts, index: number): Gap {
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
  return { start, end, commaAfter, commaBefore, comments };
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
