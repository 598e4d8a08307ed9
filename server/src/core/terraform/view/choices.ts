import { nameInKey } from "../../hcl/keys.js";
import type { Call, Expression } from "../../hcl/nodes.js";
import { localAt } from "./followed-local.js";
import { isList, isText, type KnownValue } from "./known-data.js";
import { type KnownScope, nearestLocal } from "./scope.js";

// Functions whose value is the first of their arguments that has one.
// Source: https://developer.hashicorp.com/terraform/language/functions

/** Whether an argument is the value of its call if the call comes to it: `undefined` if that is not known. */
type Decision = (node: Expression, scope: ChoiceScope, depth: number) => "taken" | "skipped" | undefined;

/** What is known about the arguments. */
export interface ChoiceScope extends KnownScope {
  /** The value of an expression that is completely known. */
  valueOf(node: Expression): KnownValue | undefined;
}

const decisions: ReadonlyMap<string, Decision> = new Map<string, Decision>([
  ["coalesce", decideCoalesce],
  ["coalescelist", decideList],
  ["try", (node, scope, depth) =>
    isComputable(node, scope, depth) ? "taken" : isMissing(node, scope) ? "skipped" : undefined],
]);

/**
 * The arguments of `coalesce`, `coalescelist` or `try` that may be the value of the call, in order; `undefined` for
 * another call. There are several if it is not known which of them has a value.
 */
export function choicesOf({ name, items, isSpread }: Call, scope: ChoiceScope): readonly Expression[] | undefined {
  const decide = decisions.get(name.value);
  if (!decide) return undefined;
  const choices: Expression[] = [];
  for (const item of isSpread ? [] : items) {
    const decision = decide(item, scope, 0);
    if (decision !== "skipped") choices.push(item);
    if (decision === "taken") break;
  }
  return choices;
}

/** `coalesce` skips `null` and empty strings. */
function decideCoalesce(node: Expression, scope: ChoiceScope, depth: number): ReturnType<Decision> {
  const value = scope.valueOf(node);
  if (value !== undefined) return value === "" ? "skipped" : "taken";
  const inner = innerOf(node, scope, depth);
  if (inner) return decideCoalesce(inner, scope, depth + 1);
  if (node.kind === "literal") return node.value === null ? "skipped" : "taken";
  if (node.kind === "template") return node.parts.some(({ kind }) => kind === "text") ? "taken" : undefined;
  return node.kind === "list" || node.kind === "object" ? "taken" : undefined;
}

/** `coalescelist` skips empty lists. */
function decideList(node: Expression, scope: ChoiceScope, depth: number): ReturnType<Decision> {
  const value = scope.valueOf(node);
  if (isList(value)) return value.length === 0 ? "skipped" : "taken";
  const inner = innerOf(node, scope, depth);
  if (inner) return decideList(inner, scope, depth + 1);
  if (node.kind === "literal" && node.value === null) return "skipped";
  if (node.kind === "list") return node.items.length === 0 ? "skipped" : "taken";
  const isJoined = node.kind === "call" && node.name.value === "concat" && !node.isSpread;
  return isJoined && node.items.some((one) => decideList(one, scope, depth + 1) === "taken") ? "taken" : undefined;
}

/** Whether an expression has a value without doubt: it has only literals and known values. */
function isComputable(node: Expression, scope: ChoiceScope, depth: number): boolean {
  const inner = innerOf(node, scope, depth);
  if (inner) return isComputable(inner, scope, depth + 1);
  if (node.kind === "literal") return true;
  if (node.kind === "list") return node.items.every((one) => isComputable(one, scope, depth));
  if (node.kind === "object")
    return node.items.every(
      ({ key, value }) => key && value && isKey(key, scope) && isComputable(value, scope, depth),
    );
  return scope.valueOf(node) !== undefined;
}

/** Whether an expression names a part that a known local value surely does not have. */
function isMissing(node: Expression, { text, locals, valueOf }: ChoiceScope): boolean {
  const found = node.kind === "traversal" ? nearestLocal(node, locals, text) : undefined;
  const value = found && valueOf(found.value);
  if (!found || value === undefined || valueOf(node) !== undefined) return false;
  return found.steps.every((step) => {
    if (step.kind !== "index") return step.kind === "attribute";
    const key = step.value && valueOf(step.value);
    // The key of an object may be a number, too.
    return isText(key) || (typeof key === "number" && isList(value) && found.steps.length === 1);
  });
}

function isKey(key: Expression, { valueOf }: ChoiceScope): boolean {
  return nameInKey(key) !== undefined || valueOf(key) !== undefined;
}

/** What is between parentheses, or what a local is. */
function innerOf(node: Expression, scope: ChoiceScope, depth: number): Expression | undefined {
  return node.kind === "parentheses" ? node.value : localAt(node, scope, depth);
}
