import type { ArrayNode, ObjectNode, PropertyNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { beginsLine, endOfLineTrivia, endsLine, lineStart, nextToken, tokenEndBefore } from "../trivia.js";
import { leading } from "../../text/leading.js";
import { suppressionsAbove } from "./suppressions-above.js";

/**
 * Removes an item from a list with its comma. If it is on its own line, that line and the comment after it are removed
 * too. Comments on lines above it stay, because they may describe other items as well, except those that suppress
 * findings of that line: they would then suppress those of the next one.
 */
export function removeItem(text: string, list: ArrayNode, item: SyntaxNode): TextEdit[] {
  return remove(text, item.range, endBefore(list, list.items, ({ range }) => range, item.range.start));
}

/** Removes a property from an object in the same way. */
export function removeProperty(text: string, object: ObjectNode, { key, value }: PropertyNode): TextEdit[] {
  const rangeOf = (one: PropertyNode) => ({ start: one.key.range.start, end: (one.value ?? one.key).range.end });
  const range = rangeOf({ key, value });
  return remove(text, range, endBefore(object, object.properties, rangeOf, range.start));
}

/** The end of the part before an offset, or of the opening bracket. The text is not read: it may have many parts. */
function endBefore<Part>(
  { range }: ArrayNode | ObjectNode,
  parts: readonly Part[],
  rangeOf: (part: Part) => TextRange,
  offset: number,
): number {
  const before = parts[leading(parts, (part) => rangeOf(part).start < offset) - 1];
  return before ? rangeOf(before).end : range.start + 1;
}

/** `from` is the end of what is before the range in its list or object. */
function remove(text: string, range: TextRange, from: number): TextEdit[] {
  const suppressions = suppressionsAbove(text, from, range).map((comment) => removeComment(text, comment));
  return [...suppressions, ...removePart(text, range, from)];
}

function removePart(text: string, { start, end }: TextRange, from: number): TextEdit[] {
  const next = nextToken(text, end);
  const hasComma = next.char === ",";
  const whole = wholeLines(text, start, hasComma ? next.offset + 1 : end);
  // The comma after it is removed too; the last item has none, so the comma before it is removed.
  if (hasComma) return [{ range: whole, newText: "" }];
  const comma = tokenEndBefore(text, from, start);
  if (text[comma - 1] !== ",") return [{ range: whole, newText: "" }];
  // With only white space between them it is one edit. A comment between them stays.
  if (/^\s*$/.test(text.slice(comma, start))) {
    const before = tokenEndBefore(text, from, comma - 1);
    const cut = /^\s*$/.test(text.slice(before, comma - 1)) ? before : comma - 1;
    return [{ range: { start: cut, end: endOfLineTrivia(text, end) }, newText: "" }];
  }
  return [{ range: { start: comma - 1, end: comma }, newText: "" }, { range: whole, newText: "" }];
}

/** The range with its line if nothing else is on it, otherwise with the following blanks, or those before it. */
function wholeLines(text: string, start: number, end: number): TextRange {
  const rest = endOfLineTrivia(text, end);
  const lineBreak = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(rest));
  if (beginsLine(text, start) && lineBreak) return { start: lineStart(text, start), end: rest + lineBreak[0].length };
  if (lineBreak) return withBlanksBefore(text, { start, end });
  return { start, end: end + /^[ \t]*/.exec(text.slice(end))![0].length };
}

/** A range with the blanks before it. */
function withBlanksBefore(text: string, { start, end }: TextRange): TextRange {
  return { start: start - /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length, end };
}

/** A part of a line with the blanks before it, if nothing but a comment follows on the line. */
export function withoutBlanksAtEnd(text: string, range: TextRange): TextRange {
  return endsLine(text, range.end) ? withBlanksBefore(text, range) : range;
}

/** Removes a comment, with its line if it is alone there, otherwise with the blanks before it. */
export function removeComment(text: string, { start, end }: TextRange): TextEdit {
  const lineBreak = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end));
  if (beginsLine(text, start) && lineBreak)
    return { range: { start: lineStart(text, start), end: end + lineBreak[0].length }, newText: "" };
  return { range: withBlanksBefore(text, { start, end }), newText: "" };
}
