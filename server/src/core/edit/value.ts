import type { ObjectNode, PropertyNode, SyntaxNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { beginsLine, indentAt, lineEndNear } from "./trivia.js";

/** Renames a property and keeps its value. */
export function renameKey({ key }: PropertyNode, name: string): TextEdit {
  return { range: key.range, newText: JSON.stringify(name) };
}

/** Replaces a value by JSON text. */
export function replaceValue({ range }: SyntaxNode, json: string): TextEdit {
  return { range, newText: json };
}

/** Makes the value the only item of an array. */
export function wrapInArray({ range: { start, end } }: SyntaxNode): TextEdit[] {
  return [{ range: { start, end: start }, newText: "[" }, { range: { start: end, end }, newText: "]" }];
}

/**
 * Inserts a property (`json`: its value as JSON text) as the first of an object, or after an existing one, in the
 * layout of the object's other properties.
 */
export function insertProperty(
  text: string,
  object: ObjectNode,
  name: string,
  json: string,
  after?: PropertyNode,
): TextEdit {
  const [first] = object.properties;
  const property = `${JSON.stringify(name)}: ${json}`;
  const open = object.range.start + 1;
  if (!first)
    return { range: { start: open, end: open }, newText: /^\s/.test(text.slice(open)) ? ` ${property}` : property };
  const isOnLines = beginsLine(text, first.key.range.start);
  const gap = isOnLines ? lineEndNear(text, first.key.range.start) + indentAt(text, first.key.range.start) : " ";
  if (!after)
    return { range: { start: first.key.range.start, end: first.key.range.start }, newText: `${property},${gap}` };
  const { end } = (after.value ?? after.key).range;
  return { range: { start: end, end }, newText: `,${gap}${property}` };
}
