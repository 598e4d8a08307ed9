import type { ArrayNode, ObjectNode, PropertyNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { beginsLine, endOfLineTrivia, lineStart, nextToken, tokenEndBefore } from "../trivia.js";

/**
 * Takes an item out of a list, with its comma and, where it stands on a line of its own, with that line and the comment
 * behind it. Comments on lines above it stay: they may be about more than this item.
 */
export function removeItem(text: string, list: ArrayNode, item: SyntaxNode): TextEdit[] {
  return remove(text, list, item.range);
}

/** Takes a property out of an object in the same way. */
export function removeProperty(text: string, object: ObjectNode, { key, value }: PropertyNode): TextEdit[] {
  return remove(text, object, { start: key.range.start, end: (value ?? key).range.end });
}

function remove(text: string, { range: { start: open } }: ArrayNode | ObjectNode, { start, end }: TextRange): TextEdit[] {
  const next = nextToken(text, end);
  const hasComma = next.char === ",";
  const whole = wholeLines(text, start, hasComma ? next.offset + 1 : end);
  // A comma behind it goes with it; the last one has none, so the comma before it goes.
  if (hasComma) return [{ range: whole, newText: "" }];
  const comma = tokenEndBefore(text, open + 1, start);
  if (text[comma - 1] !== ",") return [{ range: whole, newText: "" }];
  // Only white space between them: one edit. A comment between them stays where it is.
  if (/^\s*$/.test(text.slice(comma, start))) {
    const before = tokenEndBefore(text, open + 1, comma - 1);
    const from = /^\s*$/.test(text.slice(before, comma - 1)) ? before : comma - 1;
    return [{ range: { start: from, end: endOfLineTrivia(text, end) }, newText: "" }];
  }
  return [{ range: { start: comma - 1, end: comma }, newText: "" }, { range: whole, newText: "" }];
}

/** The span with its line if nothing else stands on it, else with the blanks up to what follows. */
function wholeLines(text: string, start: number, end: number): TextRange {
  const rest = endOfLineTrivia(text, end);
  const lineBreak = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(rest));
  if (beginsLine(text, start) && lineBreak) return { start: lineStart(text, start), end: rest + lineBreak[0].length };
  const blanks = /^[ \t]*/.exec(text.slice(end))![0].length;
  return { start, end: end + (lineBreak ? 0 : blanks) };
}

/** Takes a comment out, with its line if it has one for itself, else with the blanks before it. */
export function removeComment(text: string, { start, end }: TextRange): TextEdit {
  const lineBreak = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end));
  if (beginsLine(text, start) && lineBreak) return { range: { start: lineStart(text, start), end: end + lineBreak[0].length }, newText: "" };
  const before = /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length;
  return { range: { start: start - before, end }, newText: "" };
}
