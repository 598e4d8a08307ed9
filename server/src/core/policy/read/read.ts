import type { ActionPattern } from "../../catalog/pattern.js";
import { kinds, languages } from "../../language/policy-languages.js";
import type { Located } from "../../text/range.js";
import { hasElement, findElement, unknownKeys } from "../elements.js";
import { ActionEntry, type Effect, type PolicyKind, type ResourceElement, type Statement } from "../model.js";
import { readConditions } from "./read-condition.js";
import { isEveryResource, meantResource } from "../forms/resource.js";
import { findProperty, type ObjectNode, type StringNode, type SyntaxNode } from "../syntax.js";
import { pushAll } from "../../text/push-all.js";

/**
 * The statements of a policy, in order; items that are not objects are skipped. `isAnswer`: the service wrote them, so
 * `null` means that there is no value.
 */
export function readStatements(
  list: SyntaxNode | undefined,
  text: string,
  kind: PolicyKind,
  isAnswer: boolean,
): Statement[] {
  const items = list?.kind === "array" ? list.items : list ? [list] : [];
  return items.flatMap((item, index) =>
    item.kind === "object" ? [readStatement(item, index, text, { kind, isAnswer })] : [],
  );
}

/** One statement. `index` is its place in the list. */
export function readStatement(
  whole: ObjectNode,
  index: number,
  text: string,
  { kind, isAnswer }: { readonly kind: PolicyKind; readonly isAnswer: boolean },
): Statement {
  const node = isAnswer ? withoutNulls(whole) : whole;
  const actionList = findElement(node, "Action");
  const effectNode = findElement(node, "Effect");
  const resourceNode = findElement(node, "Resource");
  const conditionNode = findElement(node, "Condition");
  // The service rejects an empty condition, but the author's intention is to have none.
  const hasCondition =
    hasElement(node, "Condition")
    && !(conditionNode?.kind === "object" && conditionNode.isClosed && conditionNode.properties.length === 0);
  const isForAllResources = isEverything(resourceNode);
  return {
    index,
    node: whole,
    effect: readEffect(effectNode),
    effectNode,
    actionList,
    actions: readActions(actionList, text, kind),
    exceptions: readActions(findElement(node, "NotAction"), text, kind),
    resource: resourceNode && readResource(resourceNode),
    conditionNode,
    conditions: readConditions(conditionNode),
    hasCondition,
    isForAllResources,
    isUnrestricted: !hasCondition && isForAllResources && !hasUnknownKey(node),
    unknownKeys: isAnswer ? [] : unknownKeys(node, "statement", kind),
  };
}

/** Whether Terraform computes a key, which may be the one of a condition or of resources. */
function hasUnknownKey({ properties }: ObjectNode): boolean {
  return properties.some(({ key }) => key.value.includes("\ufffc"));
}

function withoutNulls(node: ObjectNode): ObjectNode {
  return {
    ...node,
    properties: node.properties.filter(({ value }) => !(value?.kind === "scalar" && value.value === null)),
  };
}

/** The error table spells the two values in lower case, so other letter case is also understood. */
function readEffect(node: SyntaxNode | undefined): Located<Effect> | undefined {
  if (node?.kind !== "string") return undefined;
  const written = node.value.trim().toLowerCase();
  const value = written === "allow" ? "Allow" : written === "deny" ? "Deny" : undefined;
  return value && { value, range: node.range };
}

/** The strings of an `Action` value. The service rejects a string without an array, but its author means the same. */
export function actionStrings(list: SyntaxNode | undefined): readonly StringNode[] {
  const items = list?.kind === "array" ? list.items : list ? [list] : [];
  return items.filter((item) => item.kind === "string");
}

function readActions(list: SyntaxNode | undefined, text: string, kind: PolicyKind): ActionEntry[] {
  const { parseAction: parse } = languages[kinds[kind].language];
  const entries: ActionEntry[] = [];
  for (const node of actionStrings(list)) {
    const { start, end } = node.content;
    const written = text.slice(start, end);
    const one = parse(written);
    if (one.parts) entries.push(new ActionEntry(one, node));
    else pushAll(entries, readUnusual(node, written, parse));
  }
  return entries;
}

/** The actions that one string names. There are several only if the author did not separate them. */
function readUnusual(node: StringNode, written: string, parse: (text: string) => ActionPattern): ActionEntry[] {
  const { start } = node.content;
  // An escape changes offsets inside the string, so the whole content is the range of the action.
  if (written.includes("\\"))
    return [new ActionEntry(parse(meantName(node.value.trim())), node)];
  const names = [...written.matchAll(/[^\s,;，；、]+/g)];
  const separate = names.every(([name]) => parse(meantName(name)).parts) ? names : trimmed(written);
  return separate.map((found) => {
    const range = { start: start + found.index, end: start + found.index + found[0].length };
    return new ActionEntry(parse(meantName(found[0])), node, range);
  });
}

/**
 * An action as its author means it: with plain characters for full-width ones, and without blanks next to its colons. A
 * name with such a slip counts as the corrected action, so that one mistake leads to one finding.
 */
function meantName(written: string): string {
  return written.replaceAll("：", ":").replaceAll("＊", "*").replace(/\s*:\s*/g, ":");
}

/** A text without surrounding blanks and without quotes that a word processor put inside the quotes. */
function trimmed(written: string): RegExpExecArray[] {
  const found = /[^\s“”‘’＂](?:[\s\S]*[^\s“”‘’＂])?/.exec(written);
  return found ? [found] : [];
}

function readResource(node: SyntaxNode): ResourceElement {
  const list = node.kind === "object" ? findProperty(node, "uri") : node;
  const form = node.kind === "array" ? "list" : node.kind === "object" ? "object" : "other";
  return { node, form, entries: actionStrings(list) };
}

/** Whether `Resource` is absent, `["*"]`, or the five-part form with wildcards only. */
function isEverything(resource: SyntaxNode | undefined): boolean {
  if (resource === undefined) return true;
  const items = resource.kind === "array" ? resource.items : [resource];
  return items.some((item) => item.kind === "string" && isEveryResource(meantResource(item.value)));
}
