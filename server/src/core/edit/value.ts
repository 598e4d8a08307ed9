import type { ObjectNode, PropertyNode, SyntaxNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { beginsLine, indentAt, lineEndNear } from "./trivia.js";

/** Another name for a property; its value stays. */
export function renameKey({ key }: PropertyNode, name: string): TextEdit {
  return { range: key.range, newText: JSON.stringify(name) };
}

/** Another value, given as JSON text. */
export function replaceValue({ range }: SyntaxNode, json: string): TextEdit {
  return { range, newText: json };
}

/** The value as the only item of an array. */
export function wrapInArray({ range: { start, end } }: SyntaxNode): TextEdit[] {
  return [{ range: { start, end: start }, newText: "[" }, { range: { start: end, end }, newText: "]" }];
}

/**
 * A new property (`json`: its value as JSON text) as the first of an object, or after one that is there; laid out like
 * the other properties of the object.
 */
export function insertProperty(text: string, object: ObjectNode, name: string, json: string, after?: PropertyNode): TextEdit {
  const [first] = object.properties;
  const property = `${JSON.stringify(name)}: ${json}`;
  const open = object.range.start + 1;
  if (!first) return { range: { start: open, end: open }, newText: /^\s/.test(text.slice(open)) ? ` ${property}` : property };
  const isOnLines = beginsLine(text, first.key.range.start);
  const gap = isOnLines ? lineEndNear(text, first.key.range.start) + indentAt(text, first.key.range.start) : " ";
  if (!after) return { range: { start: first.key.range.start, end: first.key.range.start }, newText: `${property},${gap}` };
  const { end } = (after.value ?? after.key).range;
  return { range: { start: end, end }, newText: `,${gap}${property}` };
}
