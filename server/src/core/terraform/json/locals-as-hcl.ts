import { parseHcl } from "../../hcl/parse.js";
import { parseJsonText } from "../../policy/json/json.js";
import type { ObjectNode, PropertyNode, StringNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextRange } from "../../text/range.js";
import { hclString } from "./hcl-string.js";
import { entriesOf, objectsOf } from "./strings.js";

/** The local values of a Terraform file in JSON as a block in HCL's own syntax. */
export interface LocalsAsHcl {
  /** From the first local value to the last one. The block has the same length, and each value is at its place. */
  readonly range: TextRange;
  readonly hcl: string;
}

/** The local values of the tree of a text in JSON; `undefined` if it has none. */
export function localsIn(text: string, root: SyntaxNode | undefined): LocalsAsHcl | undefined {
  const all = entriesOf(root).filter(({ key, value }) => key.value === "locals" && objectsOf(value).length > 0);
  const objects = all.flatMap(({ value }) => objectsOf(value));
  const [first, last] = [objects[0], objects.at(-1)];
  if (!first || !last) return undefined;
  const start = all[0]!.key.range.start;
  const writer = new PlacedText(text, start);
  writer.put(start + 1, "locals");
  writer.put(first.range.start, "{");
  for (const local of objects.flatMap(({ properties }) => properties)) writeLocal(local, writer);
  writer.put(last.range.end - 1, "}");
  const { end } = last.range;
  return { range: { start, end }, hcl: writer.written.slice(0, end - start) };
}

/** A text in JSON with its local values as such a block, and white space in place of everything else. */
export function localsAsHcl(text: string): string {
  const found = localsIn(text, parseJsonText(text).root);
  if (!found) return " ".repeat(text.length);
  return " ".repeat(found.range.start) + found.hcl + "\n".repeat(text.length - found.range.end);
}

/** Text at places of another one, with spaces between. */
class PlacedText {
  written = "";

  constructor(
    readonly text: string,
    readonly start: number,
  ) {}

  put(at: number, text: string): void {
    this.written += " ".repeat(Math.max(0, at - this.start - this.written.length)) + text;
  }

  /** Copies the commas and line breaks before an offset. */
  copySeparator(end: number): void {
    this.written += this.text.slice(this.start + this.written.length, end).replace(/[^,\s]/g, " ");
  }
}

function writeLocal({ key, value }: PropertyNode, writer: PlacedText): void {
  const name = writer.text.slice(key.content.start, key.content.end);
  const isName = key.isClosed && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name);
  if (!isName || !value || value.range.start <= key.range.end) return;
  writer.put(key.content.start, name);
  writer.put(key.range.end, "=");
  writeValue(value, writer);
  // In place of the comma. There is none after the last value.
  if (writer.text[value.range.end] !== "}") writer.put(value.range.end, "\n");
}

function writeValue(node: SyntaxNode, writer: PlacedText): void {
  const { start, end } = node.range;
  if (node.kind === "scalar") writer.put(start, writer.text.slice(start, end));
  else if (node.kind === "string") writeString(node, writer);
  else if (node.kind === "object") writeObject(node, writer);
  else {
    writer.put(start, "[");
    for (const item of node.items) {
      writer.copySeparator(item.range.start);
      writeValue(item, writer);
    }
    if (!node.isClosed) return;
    writer.copySeparator(end - 1);
    writer.put(end - 1, "]");
  }
}

function writeObject({ range, properties, isClosed }: ObjectNode, writer: PlacedText): void {
  writer.put(range.start, "{");
  for (const { key, value } of properties) {
    writer.copySeparator(key.range.start);
    writeString(key, writer);
    if (value && value.range.start > key.range.end) {
      writer.put(key.range.end, ":");
      writeValue(value, writer);
    }
  }
  if (!isClosed) return;
  writer.copySeparator(range.end - 1);
  writer.put(range.end - 1, "}");
}

function writeString({ range: { start, end }, content, value, isClosed }: StringNode, writer: PlacedText): void {
  const written = isClosed ? hclString(writer.text.slice(content.start, content.end)) : undefined;
  if (written !== undefined && isReadable(written)) return writer.put(start, written);
  const length = end - start;
  // A value that is not known, or not computed.
  const mayBeOpen = !isClosed || length < 4 || /[$%]\{/.test(value);
  writer.put(start, mayBeOpen ? "_".repeat(length) : `x(${" ".repeat(length - 3)})`);
}

/** Whether HCL can read a string, apart from escapes that only JSON has. */
function isReadable(written: string): boolean {
  return !/^ |[$%]\{/.test(written) || parseHcl(`x = ${written}\n`).syntaxErrors.every(({ kind }) => kind === "escape");
}
