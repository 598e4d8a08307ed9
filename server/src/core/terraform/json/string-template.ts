import type { StringNode } from "../../policy/syntax.js";
import { withDirectivesAsHoles } from "../view/directives.js";
import { movedGuards } from "../view/guards.js";
import { isFollowed } from "../view/only-value.js";
import { type Role, unknownInString, unknownValue } from "../view/roles.js";
import { ViewWriter } from "../view/view-writer.js";
import { writeCondition } from "../view/write-condition.js";
import { knownPart } from "../view/write-string.js";
import { writeListItem, writeValue } from "../view/write-value.js";
import type { ViewWriting } from "../view/writing.js";
import { hasSequence, type JsonTemplate, type JsonTemplates, piecesIn } from "./templates.js";

/** The state while a view of statements of a JSON file is written, with the templates that their strings are. */
export interface JsonWriting extends ViewWriting {
  readonly templates: JsonTemplates;
}

/**
 * Writes a string of a JSON file as a value of a view. A string with only one sequence has the type of the value, which
 * can be a list, unless the string `isItem` of one.
 */
export function writeTemplateString(node: StringNode, writing: JsonWriting, role: Role, isItem = false): void {
  const { writer, isAllow, version } = writing;
  if (!hasSequence(node)) return writer.copy(node.range.start, node.range.end);
  const found = writing.templates.of(node);
  const pieces = withDirectivesAsHoles(piecesIn(found));
  const from = writer.length;
  const [first] = pieces;
  const only = pieces.length === 1 ? first?.sequence : undefined;
  const value = only?.kind === "interpolation" ? only.value : undefined;
  if (value && isFollowed(value, found.scope))
    return writeInTemplate(found, writing, (inner) => (isItem ? writeListItem : writeValue)(value, inner, role));
  if (!isItem && isList(role) && only) {
    writer.hole(unknownValue(role, isAllow, version), node.range.start, node.range.end);
    return writer.markUnknown(from);
  }
  writer.copy(node.range.start, node.content.start);
  let hasHole = false;
  for (const { kind, value: written, range, sequence, enclosed } of pieces) {
    const { start, end } = found.places.range(range);
    const known = sequence && knownPart(found.template, { sequence, enclosed }, found.scope);
    if (known !== undefined) writer.known(JSON.stringify(known).slice(1, -1), start, end);
    else if (kind === "hole") {
      hasHole = true;
      writer.hole(unknownInString(role, isAllow), start, end);
    } else writer.translate(JSON.stringify(written).slice(1, -1), start, end);
  }
  writer.copy(node.content.end, node.range.end);
  if (hasHole) writer.markUnknown(from);
}

/** Writes the JSON in the string of a condition. */
export function writeConditionString(node: StringNode, writing: JsonWriting): void {
  const found = writing.templates.of(node);
  if (node.value.trim() === "") return writeTemplateString(node, writing, "condition");
  writeInTemplate(found, writing, (inner) => writeCondition(found.template, inner));
}

/** Writes a part of a view in the text of a template. */
function writeInTemplate(
  { scope, places }: JsonTemplate,
  { writer, version, isAllow, depth }: ViewWriting,
  write: (writing: ViewWriting) => void,
): void {
  const inner = new ViewWriter(scope.text);
  write({ ...scope, writer: inner, version, isAllow, depth });
  const { segments, guards, ...written } = inner.finish({ start: 0, end: 0 }, "json");
  const inHost = movedGuards(guards, { inHost: places.range });
  writer.insert({ ...written, segments: places.segments(segments), guards: inHost });
}

function isList(role: Role): boolean {
  return role === "statements" || role === "actions" || role === "strings" || role === "condition";
}
