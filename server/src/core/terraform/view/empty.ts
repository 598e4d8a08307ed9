import type { Expression } from "../../hcl/nodes.js";
import { branchesOf } from "./branches-of.js";
import { joining, passing } from "./functions.js";
import { isList } from "./known-data.js";
import { knownValue } from "./known-value.js";
import { localNamed } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** Whether an expression is an item that its list does not have: `null`, and in `compact` also an empty string. */
export function isLeftOut(node: Expression, writing: ViewWriting, depth = 0): boolean {
  if (isNull(node)) return true;
  if (!writing.isCompact || depth > 8) return false;
  if (node.kind === "parentheses") return node.value !== undefined && isLeftOut(node.value, writing, depth + 1);
  if (node.kind === "conditional")
    return [node.yes, node.no].every((branch) => branch && isLeftOut(branch, writing, depth + 1));
  const local = localNamed(node, writing.locals, writing.text);
  return (local && isNull(local)) || knownValue(node, writing) === "";
}

/** Whether an expression is a list without items. */
export function isEmptyList(node: Expression, writing: ViewWriting): boolean {
  if (isNull(node)) return true;
  if (node.kind === "list") return node.items.every((item) => writing.isCompact && isLeftOut(item, writing));
  const known = knownValue(node, writing);
  if (isList(known)) return known.every((item) => writing.isCompact && item === "");
  if (node.kind === "conditional")
    return [node.yes, node.no].every((branch) => branch && isEmptyList(branch, writing));
  if (node.kind !== "call" || (!joining.has(node.name.value) && !passing.has(node.name.value))) return false;
  const inside = { ...writing, isCompact: writing.isCompact === true || node.name.value === "compact" };
  return node.items.every((item) => isEmptyList(item, inside));
}

/** Whether the value of an expression is surely `null`: Terraform treats such an argument as if it were not written. */
export function isNullValue(node: Expression, writing: ViewWriting, depth = 0): boolean {
  if (isNull(node) || depth > 8) return depth <= 8;
  if (node.kind === "parentheses") return node.value !== undefined && isNullValue(node.value, writing, depth + 1);
  if (node.kind === "conditional")
    return branchesOf(node, writing).every((branch) => isNullValue(branch, writing, depth + 1));
  const local = localNamed(node, writing.locals, writing.text);
  return local !== undefined && isNullValue(local, writing, depth + 1);
}

/** Whether an expression is no condition: `null`, or an object without items. */
export function isNoCondition(node: Expression, writing: ViewWriting): boolean {
  if (node.kind === "object") return node.isClosed && node.items.length === 0;
  const [only, ...others] = node.kind === "call" && node.name.value === "jsonencode" ? node.items : [];
  return only && others.length === 0 ? isNoCondition(only, writing) : isNullValue(node, writing);
}

function isNull(node: Expression): boolean {
  return node.kind === "literal" && node.value === null;
}
