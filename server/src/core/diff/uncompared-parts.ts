import { findElement } from "../policy/elements.js";
import type { Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";
import { outermost, shortValue, writtenValue } from "../terraform/unknown-values.js";
import { LineIndex } from "../text/line-index.js";
import type { TextRange } from "../text/range.js";
import { type UnknownLimit, unknownInLimit } from "./limits/read-limit.js";
import type { Side, Uncompared } from "./model.js";
import { type ComparedPolicy, type ComparedSource } from "./sources.js";

/** A part of one side that is not compared. */
export interface UncomparedPart extends Omit<Uncompared, "side" | "isOnBothSides" | "mayGrant"> {
  /** Parts with equal keys mean the same. */
  readonly key: string;
  /** The sides on which it may allow something new, if the other side does not have it. */
  readonly grantsOn: readonly Side[];
}

const either: readonly Side[] = ["old", "new"];

/** The parts of a file, in order. */
export function partsOfFile({ file, policies, unread, others }: ComparedSource): UncomparedPart[] {
  if (unread.length + others.length === 0) return policies.flatMap(partsOf);
  const lines = new LineIndex(file.text);
  const at = ({ start }: TextRange) => ({ file: file.name, line: lines.positionAt(start).line + 1 });
  return [
    ...unread.map((range): UncomparedPart => {
      const text = writtenValue(file.text, range);
      return { ...at(range), reason: "unknown-value", text: shortValue(text), key: text, grantsOn: ["new"] };
    }),
    ...others.map(({ name, start, range, onlyDenies }): UncomparedPart => {
      const key = `${name} ${writtenValue(file.text, range)}`;
      const text = name === "" ? file.name : name;
      const place = at({ start, end: range.end });
      return { ...place, reason: "other-policy", text, key, grantsOn: onlyDenies ? ["old"] : either };
    }),
    ...policies.flatMap(partsOf),
  ];
}

function partsOf(source: ComparedPolicy): UncomparedPart[] {
  const { file, policy, unknown, branches, writtenAt: textOf, lineOf } = source;
  const part = (
    range: TextRange,
    reason: UncomparedPart["reason"],
    text: string,
    grantsOn: readonly Side[],
    context = "",
  ): UncomparedPart => ({
    file: file.name,
    line: lineOf(range),
    reason,
    text: shortValue(text),
    key: [reason, context, text].join("\n"),
    grantsOn,
  });
  const statementOf = (range: TextRange) => policy.statements.find(({ node }) => isIn(range, node.range));
  const limits = new Map<Statement, UnknownLimit>();
  const limitOf = (statement: Statement) => {
    const limit = limits.get(statement) ?? unknownInLimit(statement, source.unknownText);
    limits.set(statement, limit);
    return limit;
  };
  const contextOf = (statement: Statement | undefined) =>
    statement ? `${statement.effect?.value ?? ""} ${limitOf(statement).key}` : "";
  return [
    ...outermost(unknown).flatMap((range): UncomparedPart[] => {
      const statement = statementOf(range);
      const text = textOf(range);
      if (statement && limitOf(statement).unknown.has(text)) return [];
      return [part(range, "unknown-value", text, sidesOf(range, statement), contextOf(statement))];
    }),
    ...branches.map((range) => {
      const statement = statementOf(range);
      const effect = statement?.effect?.value;
      const grantsOn: readonly Side[] = effect === "Allow" ? ["old"] : effect === "Deny" ? ["new"] : either;
      return part(range, "branches", textOf(range), grantsOn, contextOf(statement));
    }),
    ...source.notSent.map(({ key }) => part(key.range, "not-sent", key.value, [])),
    ...policy.statements.flatMap((statement) => statementParts(statement, source, part)),
  ];
}

/** The sides on which an unknown value of a statement may allow something new. */
function sidesOf(range: TextRange, statement: Statement | undefined): readonly Side[] {
  if (!statement) return ["new"];
  const { effect, actionList } = statement;
  if (!effect || !actionList || !isIn(range, actionList.range)) return either;
  return effect.value === "Allow" ? ["new"] : ["old"];
}

type MakePart = (
  range: TextRange,
  reason: UncomparedPart["reason"],
  text: string,
  grantsOn: readonly Side[],
) => UncomparedPart;

function statementParts(statement: Statement, source: ComparedPolicy, part: MakePart): UncomparedPart[] {
  const { node, effect, effectNode, unknownKeys } = statement;
  const parts: UncomparedPart[] = [];
  const isKnown = source.unknownText(node.range) === undefined;
  const isEffectKnown = !effectNode || source.unknownText(effectNode.range) === undefined;
  if (!effect && isKnown && isEffectKnown) {
    const text = effectNode?.kind === "string" ? effectNode.value : "";
    parts.push(part(effectNode?.range ?? node.range, "no-effect", text, []));
  }
  const read = valuesRead(node);
  for (const { key, value } of unknownKeys)
    if (!value || !read.has(value)) parts.push(part(key.range, "unknown-element", key.value, []));
  for (const name of ["Resource", "NotResource", "Condition"]) {
    const value = findElement(node, name);
    if (value && hasEmptyList(value, name)) parts.push(part(value.range, "empty-element", name, either));
  }
  return parts;
}

/** Whether a list of resources or values, or an operator of a condition is empty. An empty condition is none. */
function hasEmptyList(node: SyntaxNode, name: string): boolean {
  if (node.kind === "array") return node.items.length === 0;
  if (node.kind !== "object") return false;
  const { properties } = node;
  return (
    (properties.length === 0 && name !== "Condition")
    || properties.some(({ value }) => value && hasEmptyList(value, ""))
  );
}

function isIn(range: TextRange, { start, end }: TextRange): boolean {
  return start <= range.start && range.end <= end;
}

/** The values of the elements of a statement, also of misspelled ones. */
function valuesRead(node: SyntaxNode): ReadonlySet<SyntaxNode | undefined> {
  return new Set(elements.map((name) => findElement(node, name)));
}

const elements = [
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
  "Principal",
  "NotPrincipal",
  "Sid",
];
