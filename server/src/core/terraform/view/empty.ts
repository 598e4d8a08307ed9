import type { Expression } from "../../hcl/nodes.js";
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

function isNull(node: Expression): boolean {
  return node.kind === "literal" && node.value === null;
}
