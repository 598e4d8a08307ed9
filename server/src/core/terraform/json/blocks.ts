import { tokens } from "../../policy/json/json.js";
import {
  findProperty,
  type ObjectNode,
  type PropertyNode,
  type StringNode,
  type SyntaxNode,
} from "../../policy/syntax.js";
import { encloses, type TextRange } from "../../text/range.js";
import { toHostRange } from "../../view/view.js";
import type { NotBlock, PolicyView } from "../model.js";
import { roleTypesByValue } from "../resources.js";
import { itemRole, type Role, roleOf, unknownItem } from "../view/roles.js";
import type { Decision } from "../view/guards.js";
import { decisionOf } from "../view/loop-decision.js";
import { onlyValue } from "../view/only-value.js";
import { ViewWriter, type WrittenView } from "../view/view-writer.js";
import { elementOf } from "../view/write-blocks.js";
import { blocksOf, bodyOf, isSetTwice, valuesNamed } from "./bodies.js";
import { existenceInJson } from "./existence.js";
import { type JsonWriting, writeConditionString, writeTemplateString } from "./string-template.js";
import { allStrings, type JsonBlocks, objectsOf } from "./strings.js";
import { hasSequence, type JsonFile, jsonTemplates, knownStringIn } from "./templates.js";
import { greatest } from "../../text/push-all.js";

/** The view of a resource whose statements are blocks; `undefined` if it has none. */
export function viewOfJsonBlocks(file: JsonFile, { body, owner }: JsonBlocks): PolicyView | undefined {
  const lists = valuesNamed(body, "statement").filter((value) => !isNull(value));
  const repeated = dynamicStatements(body);
  const copies = [...repeated.keys()];
  const first = lists[0] ?? copies[0];
  if (!first) return undefined;
  const { text } = file;
  const writer = new ViewWriter(text);
  const strings = allStrings(body).filter(hasSequence);
  const templates = jsonTemplates(file, strings);
  const writing: JsonWriting = {
    text, locals: new Map(), templates, writer, version: "1.1", isAllow: true, depth: 0,
  };
  const places = [...lists, ...copies];
  const start = places.reduce((least, { range }) => Math.min(least, range.start), first.range.start);
  const end = greatest(places.map(({ range }) => range.end));
  const list = places.length === 1 ? lists[0] : undefined;
  const whole = list?.kind === "array" && list.items.every(isPlain) ? list : undefined;
  const statements = [...lists.flatMap(blocksOf), ...copies];
  writer.make(`{\n  "Version": "1.1",\n  "Statement": ${whole ? "" : "["}`, start);
  if (whole) writeList(whole, writing, "statements");
  else writeEach(statements, repeated, writing);
  writer.make(whole ? "\n}\n" : "]\n}\n", end);
  const roleType = roleTypesByValue.get(knownStringIn(file, findProperty(body, "display_layer")) ?? "");
  const json = writer.finish({ start, end }, "json");
  // An expression in a string may have comments, which are no error.
  const written = { ...json, dialect: commentsIn(json, strings).length > 0 ? "jsonc" as const : json.dialect };
  const notBlocks = statements.flatMap((one) => notBlockIn(one) ?? []);
  return {
    ...written, notBlocks,
    existence: existenceInJson(file, body),
    form: "blocks", isJson: true, owner, roleType, dropsElements: false, object: undefined, separable: undefined,
  };
}

/** The comments of a view that are in strings of its file. */
function commentsIn(view: WrittenView, strings: readonly StringNode[]): readonly TextRange[] {
  if (strings.length === 0) return [];
  const comments = tokens(view.text).flatMap(({ kind, range }) => (kind === "comment" ? toHostRange(view, range) : []));
  return comments.filter((one) => strings.some(({ range }) => encloses(range, one)));
}

/** Whether the view shows a value of a list as it is, or as a hole. */
function isPlain({ kind }: SyntaxNode): boolean {
  return kind !== "array";
}

/** The range of a value that Terraform rejects in place of a block, whatever it is. */
function notBlockIn(node: SyntaxNode): NotBlock | undefined {
  const body = bodyOf(node);
  if (!body) return node.range;
  return isSetTwice(body) ? { ...node.range, isSetTwice: true } : undefined;
}

/**
 * The contents of `dynamic` blocks, with the collection whose elements each is repeated for. A string in place of a
 * block has no content.
 */
function dynamicStatements(body: ObjectNode): ReadonlyMap<SyntaxNode, SyntaxNode> {
  const labels = valuesNamed(body, "dynamic").flatMap(objectsOf);
  const blocks = labels.flatMap((one) => valuesNamed(one, "statement")).flatMap(blocksOf);
  return new Map(
    blocks.flatMap((one) => {
      const dynamic = bodyOf(one);
      if (!dynamic) return one.kind === "string" ? [[one, one] as const] : [];
      const collection = findProperty(dynamic, "for_each") ?? one;
      return valuesNamed(dynamic, "content").flatMap(blocksOf).map((content) => [content, collection] as const);
    }),
  );
}

/** Writes statements from several places, in the order of the text. */
function writeEach(
  statements: readonly SyntaxNode[],
  repeated: ReadonlyMap<SyntaxNode, SyntaxNode>,
  writing: JsonWriting,
): void {
  const { writer } = writing;
  const ordered = [...statements].sort((a, b) => a.range.start - b.range.start);
  ordered.forEach((statement, index) => {
    if (index > 0) writer.make(", ", statement.range.start);
    const from = writer.length;
    const body = bodyOf(statement);
    if (!body || notBlockIn(statement)) return writeNoBlock(statement, writing);
    writeObject(body, writing, "statement", body.joints);
    const collection = repeated.get(statement);
    if (collection) writer.markRepeated(from, decisionOfEach(collection, writing));
  });
}

/** What decides how often something applies for a collection: for `"${var.x ? [1] : []}"`, that is the condition. */
function decisionOfEach(collection: SyntaxNode, { templates }: JsonWriting): Decision {
  const found = collection.kind === "string" && hasSequence(collection) ? templates.of(collection) : undefined;
  const only = found && onlyValue(found.scope.text, found.template);
  if (!only) return { kind: "each", of: collection.range };
  const { kind, of } = decisionOf(only, found.scope);
  return { kind, of: found.places.range(of) };
}

/** Writes a value in place of a block. */
function writeNoBlock({ range }: SyntaxNode, { writer }: JsonWriting): void {
  const from = writer.length;
  writer.hole(unknownItem("statement", true), range.start, range.end);
  writer.markUnknown(from);
}

function writeValue(node: SyntaxNode, writing: JsonWriting, role: Role): void {
  if (node.kind === "string") writeTemplateString(node, writing, role);
  else if (node.kind === "array") writeList(node, writing, role);
  else if (node.kind === "object") writeObject(node, writing, role);
  else writing.writer.copy(node.range.start, node.range.end);
}

function writeList(node: SyntaxNode & { kind: "array" }, writing: JsonWriting, role: Role): void {
  writeParts(node.range, node.items, writing, (item) => {
    if (notBlockIn(item) && role === "statements") writeNoBlock(item, writing);
    else if (item.kind === "string") writeTemplateString(item, writing, itemRole(role), true);
    else writeValue(item, writing, itemRole(role));
  });
}

function writeObject(node: ObjectNode, writing: JsonWriting, role: Role, joints: readonly number[] = []): void {
  const before = writing.isAllow;
  if (role === "statement") {
    const effect = findProperty(node, "effect");
    writing.isAllow = !(effect?.kind === "string" && effect.value.trim().toLowerCase() === "deny");
  }
  const parts = node.properties.map((property) => ({ property, range: rangeOf(property) }));
  const isLeftOut = (at: number) => role === "statement" && isIgnored(parts[at]?.property);
  writeParts(node.range, parts, writing, ({ property }) => writeProperty(property, writing, role), isLeftOut, joints);
  writing.isAllow = before;
}

/** Terraform ignores an argument that is null, and a property that is a comment. */
function isIgnored(property: PropertyNode | undefined): boolean {
  return property?.key.value === "//" || isNull(property?.value);
}

function isNull(value: SyntaxNode | undefined): boolean {
  return value?.kind === "scalar" && value.value === null;
}

function rangeOf({ key, value }: PropertyNode): TextRange {
  return { start: key.range.start, end: Math.max(key.range.end, value?.range.end ?? 0) };
}

function writeProperty({ key, value }: PropertyNode, writing: JsonWriting, role: Role): void {
  const { writer } = writing;
  const name = role === "statement" ? elementOf(key.value) : key.value;
  writer.copy(key.range.start, key.content.start);
  if (name === key.value) writer.copy(key.content.start, key.content.end);
  else writer.translate(name, key.content.start, key.content.end);
  writer.copy(key.content.end, key.range.end);
  if (!value) return;
  writer.copy(key.range.end, value.range.start);
  if (name === "Condition" && value.kind === "string") writeConditionString(value, writing);
  else writeValue(value, writing, roleOf(name, role));
}

/**
 * Writes the parts of a list or object, and copies the text around them. A part left out takes one comma with it. Where
 * an object ends whose properties are followed by those of another, a comma is written.
 */
function writeParts<Part extends { readonly range: TextRange }>(
  { start, end }: TextRange,
  parts: readonly Part[],
  { writer }: JsonWriting,
  write: (part: Part) => void,
  isLeftOut: (index: number) => boolean = () => false,
  joints: readonly number[] = [],
): void {
  const copy = (from: number, to: number) => {
    const joint = joints.find((one) => from < one && one < to);
    if (joint === undefined) writer.copy(from, to);
    else writer.make(", ", to);
  };
  let at = start;
  let isFirst = true;
  parts.forEach((part, index) => {
    if (part.range.start < at) return;
    const next = parts[index + 1];
    if (isLeftOut(index)) {
      // Of the first parts, the comma after it; of others, the one before it.
      if (isFirst) writer.copy(at, part.range.start);
      at = isFirst && next ? Math.max(part.range.end, next.range.start) : part.range.end;
      return;
    }
    copy(at, part.range.start);
    write(part);
    isFirst = false;
    at = part.range.end;
  });
  writer.copy(at, end);
}
