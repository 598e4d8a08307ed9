import { parseActionPattern } from "../catalog/pattern.js";
import type { Located } from "../text/range.js";
import type { ActionEntry, Effect, Statement } from "./model.js";
import { findProperty, hasProperty, type ObjectNode, type StringNode, type SyntaxNode } from "./syntax.js";

/** The statements of a policy, in order; items that are no objects are passed over. */
export function readStatements(list: SyntaxNode | undefined, text: string): Statement[] {
  const items = list?.kind === "array" ? list.items : list ? [list] : [];
  return items.filter((item) => item.kind === "object").map((item) => readStatement(item, text));
}

function readStatement(node: ObjectNode, text: string): Statement {
  const actionList = findProperty(node, "Action");
  const hasCondition = hasProperty(node, "Condition");
  return {
    node,
    effect: readEffect(findProperty(node, "Effect")),
    actionList,
    actions: actionStrings(actionList).flatMap((item) => readActions(item, text)),
    hasCondition,
    isUnrestricted: !hasCondition && isEverything(findProperty(node, "Resource")),
  };
}

/** The error table spells the two values in lower case, so other casing is understood too. */
function readEffect(node: SyntaxNode | undefined): Located<Effect> | undefined {
  if (node?.kind !== "string") return undefined;
  const written = node.value.trim().toLowerCase();
  const value = written === "allow" ? "Allow" : written === "deny" ? "Deny" : undefined;
  return value && { value, range: node.range };
}

/** The strings of an `Action` value. The service refuses a string without an array, but its author means the same. */
export function actionStrings(list: SyntaxNode | undefined): readonly StringNode[] {
  const items = list?.kind === "array" ? list.items : list ? [list] : [];
  return items.filter((item) => item.kind === "string");
}

/** The actions that one string names. There is more than one only where the author forgot to part them. */
function readActions(node: StringNode, text: string): ActionEntry[] {
  const { start, end } = node.content;
  const written = text.slice(start, end);
  const one = parseActionPattern(written);
  if (one.parts) return [{ pattern: one, range: node.content, node }];
  // With an escape in it, offsets inside the string say nothing; the whole content then stands for the action.
  if (written.includes("\\")) return [{ pattern: parseActionPattern(node.value.trim()), range: node.content, node }];
  const names = [...written.matchAll(/[^\s,;，；、]+/g)];
  const apart = names.every(([name]) => isAction(name)) ? names : trimmed(written);
  return apart.map((found) => {
    const range = { start: start + found.index, end: start + found.index + found[0].length };
    return { pattern: parseActionPattern(found[0]), range, node };
  });
}

function trimmed(written: string): RegExpExecArray[] {
  const found = /\S(?:[\s\S]*\S)?/.exec(written);
  return found ? [found] : [];
}

/** Whether the text is one full action name or pattern. */
export function isAction(text: string): boolean {
  return parseActionPattern(text).parts !== undefined;
}

/** `Resource` absent, `["*"]`, or the five-part form with nothing but wildcards. */
function isEverything(resource: SyntaxNode | undefined): boolean {
  if (resource === undefined) return true;
  const items = resource.kind === "array" ? resource.items : [resource];
  return items.some((item) => item.kind === "string" && /^\*(:\*)*$/.test(item.value.trim()));
}
