import type { Action } from "../catalog/model.js";
import { isSameKey } from "../catalog/schema.js";
import { conditionKey } from "../language/condition-keys.js";
import { parseOperator } from "../language/operators.js";
import { conditionVersion } from "../language/policy-languages.js";
import type { Condition, Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import type { VersionSide } from "./versions.js";

/**
 * Whether a condition means the same in the other version: it has the operator and the key. The key is global, or an
 * action of the result has it.
 */
export function isSameCondition({ operator, key }: Condition, targets: readonly Action[], to: VersionSide): boolean {
  const version = conditionVersion(to.version);
  const known = parseOperator(operator.value).operator;
  if (!known?.versions.includes(version)) return false;
  if (conditionKey(key.value)?.versions.includes(version)) return true;
  const all = targets.flatMap(({ schema }) => [
    ...(schema?.conditionKeys ?? []),
    ...(schema?.resources ?? []).flatMap(({ conditionKeys }) => conditionKeys),
  ]);
  return to.version === "5.0" && all.some((defined) => isSameKey(key.value, defined));
}

/**
 * The values of conditions in the form of the other version: in both they are strings, and in 1.1 always in an array.
 */
export function valueEdits(statement: Statement, to: VersionSide): TextEdit[] {
  return statement.conditions.flatMap(({ valueNode }) => {
    if (!valueNode) return [];
    const items = valueNode.kind === "array" ? valueNode.items : [valueNode];
    const strings = items.flatMap((item): TextEdit[] => {
      const text = asString(item);
      return text === undefined ? [] : [{ range: item.range, newText: text }];
    });
    if (valueNode.kind === "array" || valueNode.kind === "object" || to.version === "5.0") return strings;
    const { start, end } = valueNode.range;
    return [{ range: { start, end: start }, newText: "[" }, ...strings, { range: { start: end, end }, newText: "]" }];
  });
}

function asString(node: SyntaxNode): string | undefined {
  return node.kind === "scalar" && node.value !== null ? JSON.stringify(String(node.value)) : undefined;
}
