import { piecesOf } from "../../hcl/decode.js";
import type { Template } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import type { StringNode } from "../../policy/syntax.js";
import { viewOfJsonString } from "../../view/json-string.js";
import { toHostRange, type View } from "../../view/view.js";
import { type Role, unknownInString, unknownValue } from "../view/roles.js";
import type { ViewWriting } from "../view/writing.js";

/** A string of a JSON file as the template that it is: a heredoc in a text of its own, at `start`. */
export interface StringTemplate {
  readonly text: string;
  readonly template: Template | undefined;
  readonly string: View;
  readonly start: number;
}

/** A heredoc with the value of a string, which has no escapes with a backslash. */
export function heredocOf(value: string, name: string): { readonly text: string; readonly start: number } {
  let mark = "EOT_";
  while (value.includes(mark)) mark += "_";
  const head = `${name} = <<${mark}\n`;
  return { text: `${head}${value}\n${mark}\n`, start: head.length };
}

export function templateIn(text: string, node: StringNode): StringTemplate {
  const string = viewOfJsonString(text, node.content);
  const heredoc = heredocOf(string.text, "value");
  const [item] = parseHcl(heredoc.text).body.items;
  const value = item?.kind === "argument" && item.value?.kind === "template" ? item.value : undefined;
  return { ...heredoc, template: value, string };
}

/** Whether a string may be something else than its text. */
export function hasSequence({ value }: StringNode): boolean {
  return /[$%]\{/.test(value);
}

/**
 * Writes a string of a JSON file as a string of a view: its sequences are holes. A string with only one sequence can be
 * a list, unless it `isItem` of one.
 */
export function writeTemplateString(node: StringNode, writing: ViewWriting, role: Role, isItem = false): void {
  const { text, writer, isAllow, version } = writing;
  if (!hasSequence(node)) return writer.copy(node.range.start, node.range.end);
  const { text: heredoc, template, string, start } = templateIn(text, node);
  const from = writer.length;
  const limit = start + string.text.length;
  const pieces = template ? piecesOf(heredoc, template).filter(({ range }) => range.start < limit) : [];
  const [only] = pieces;
  if (!isItem && isList(role) && pieces.length === 1 && only?.kind === "hole") {
    writer.hole(unknownValue(role, isAllow, version), node.range.start, node.range.end);
    return writer.markUnknown(from);
  }
  writer.copy(node.range.start, node.content.start);
  for (const { kind, value, range } of pieces) {
    const end = Math.min(range.end, limit);
    const host = toHostRange(string, { start: range.start - start, end: end - start });
    const meant = kind === "copied" ? value.slice(0, end - range.start) : value;
    if (kind === "hole") writer.hole(unknownInString(role, isAllow), host.start, host.end);
    else writer.translate(JSON.stringify(meant).slice(1, -1), host.start, host.end);
  }
  writer.copy(node.content.end, node.range.end);
  if (pieces.some(({ kind }) => kind === "hole")) writer.markUnknown(from);
}

function isList(role: Role): boolean {
  return role === "statements" || role === "actions" || role === "strings" || role === "condition";
}
