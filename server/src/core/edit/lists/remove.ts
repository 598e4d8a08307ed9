import type { ArrayNode, ObjectNode, PropertyNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { pushAll } from "../../text/push-all.js";
import { beginsLine, endsLine, indentAt, lineStart } from "../trivia.js";
import { areOnOneLine, type Gap, gapAt, indexAt, type Parts } from "./gaps.js";
import { ownComments } from "./own-comments.js";

/**
 * Removes an item from a list with its comma, and with the comments that are about it alone (see `ownComments`); with
 * its line, if nothing is left on that. All other comments stay where they are.
 */
export function removeItem(text: string, list: ArrayNode, item: SyntaxNode): TextEdit[] {
  return removeItems(text, list, new Set([item]));
}

/** Removes several items from a list at once. */
export function removeItems(text: string, list: ArrayNode, items: ReadonlySet<SyntaxNode>): TextEdit[] {
  const { range: around, items: all } = list;
  const indexes = [...items].map((item) => indexAt(all, ({ range }) => range, item.range.start));
  const rangeOf = (index: number) => all[index]!.range;
  return removeParts({ text, around, count: all.length, areProperties: false, rangeOf }, new Set(indexes));
}

/** Removes a property from an object in the same way. */
export function removeProperty(text: string, object: ObjectNode, property: PropertyNode): TextEdit[] {
  const { range: around, properties: all } = object;
  const rangeOf = ({ key, value }: PropertyNode) => ({ start: key.range.start, end: (value ?? key).range.end });
  const index = indexAt(all, rangeOf, property.key.range.start);
  return removeParts(
    { text, around, count: all.length, areProperties: true, rangeOf: (at) => rangeOf(all[at]!) },
    new Set([index]),
  );
}

function removeParts(parts: Parts, removed: ReadonlySet<number>): TextEdit[] {
  const isRemoved = (index: number) => removed.has(index);
  const commentsOf = ownComments(parts, isRemoved);
  return [...removed]
    .filter((index) => !isRemoved(index - 1))
    .sort((a, b) => a - b)
    .flatMap((first) => {
      let last = first;
      while (isRemoved(last + 1)) last++;
      return removeRun(parts, first, last, commentsOf);
    });
}

/** Removes the neighboring parts from `first` to `last`. */
function removeRun(
  parts: Parts,
  first: number,
  last: number,
  commentsOf: (index: number) => readonly TextRange[],
): TextEdit[] {
  const [before, after] = [gapAt(parts, first), gapAt(parts, last + 1)];
  const comma = commaToRemove(parts, first, last, before, after);
  const isLeading = first === 0 && last < parts.count - 1 && beginsLineOf(parts.text, comma, after.end);
  const cuts: TextRange[] = [];
  const cutComma = (at: number | undefined) => at !== undefined && cuts.push({ start: at, end: at + 1 });
  if (!isLeading) cutComma(comma);
  for (let index = first; index <= last; index++) {
    cuts.push(parts.rangeOf(index));
    pushAll(cuts, commentsOf(index));
    if (index < last) cutComma(gapAt(parts, index + 1).commaAfter);
  }
  const edits = joined(parts.text, cuts).map((cut) => ({ range: withSpace(parts, cut), newText: "" }));
  return isLeading ? [...edits, withoutLeadingComma(parts.text, before.end, comma!)] : edits;
}

/** Of the commas around neighboring parts, the one that is not needed without them. */
function commaToRemove({ text, count }: Parts, first: number, last: number, before: Gap, after: Gap) {
  if (first === 0) return after.commaAfter;
  const isAtEnd = last === count - 1;
  const startsLines = isAtEnd
    ? beginsLineOf(text, before.commaBefore, before.end)
    : beginsLineOf(text, after.commaAfter, after.end);
  return startsLines || (isAtEnd && after.commaAfter === undefined) ? before.commaBefore : after.commaAfter;
}

/** Whether a comma begins the line of the part after it. */
function beginsLineOf(text: string, comma: number | undefined, part: number): boolean {
  return comma !== undefined && beginsLine(text, comma) && areOnOneLine(text, comma, part);
}

/** The line of the part that is now the first one, without the comma at its start. */
function withoutLeadingComma(text: string, first: number, comma: number): TextEdit {
  const start = lineStart(text, comma);
  const end = comma + 1 + /^[ \t]*/.exec(text.slice(comma + 1))![0].length;
  return {
    range: { start, end },
    newText: beginsLine(text, first) ? indentAt(text, first) : text.slice(start, end).replace(",", " "),
  };
}

/** Ranges in order; those with only white space between them are one. */
function joined(text: string, ranges: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = [];
  for (const one of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    const isNext = last && text.slice(last.end, one.start).trim() === "";
    if (isNext) all[all.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
    else all.push(one);
  }
  return all;
}

/** A range with the white space that is superfluous without it: its lines, or the blanks on one side. */
function withSpace(parts: Parts, { start, end }: TextRange): TextRange {
  const { text } = parts;
  const line = lineStart(text, start);
  const isAtStart = text.slice(line, start).trim() === "";
  const [lineEnd, lineBreak] = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end, end + longest)) ?? [];
  // Without the comma at the start of the last line, the line before it is the last one.
  if (isAtStart && lineEnd !== undefined)
    return text[start] === ","
      ? { start: start - spaceBefore(text, start), end: end + lineEnd.length - lineBreak!.length }
      : withBlankLine(parts, { start: line, end: end + lineEnd.length });
  if (text[start] === "," || endsLine(text, end)) return withBlanksBefore(text, { start, end });
  return { start, end: end + /^[ \t]*/.exec(text.slice(end, end + longest))![0].length };
}

function spaceBefore(text: string, offset: number): number {
  return /\s*$/.exec(text.slice(Math.max(0, offset - longest), offset))![0].length;
}

/** Whole lines with the blank lines above, if there are others below, or with those that would be beside a bracket. */
function withBlankLine({ text, around }: Parts, { start, end }: TextRange): TextRange {
  const before = text.slice(Math.max(around.start, start - longest), start);
  const after = text.slice(end, Math.min(around.end, end + longest));
  const above = /(?:\r\n|\n|\r(?!\n))((?:[ \t]*(?:\r\n|\n|\r))+)$/.exec(before)?.[1];
  const below = /^[ \t]*(?:\r\n|\n|\r)/.exec(after)?.[0];
  if (above !== undefined && (below !== undefined || /^\s*[\]}]/.test(after)))
    return { start: start - above.length, end };
  return below !== undefined && /[[{]\s*$/.test(before) ? { start, end: end + below.length } : { start, end };
}

/** The most white space that is looked at. */
const longest = 500;

/** A range with the blanks before it. */
function withBlanksBefore(text: string, { start, end }: TextRange): TextRange {
  return { start: start - /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length, end };
}

/** Removes a comment, with its line if it is alone there, otherwise with the blanks before it. */
export function removeComment(text: string, { start, end }: TextRange): TextEdit {
  const lineBreak = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end));
  if (beginsLine(text, start) && lineBreak)
    return { range: { start: lineStart(text, start), end: end + lineBreak[0].length }, newText: "" };
  return { range: withBlanksBefore(text, { start, end }), newText: "" };
}
