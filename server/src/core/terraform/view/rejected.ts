import type { Call, Conditional, Expression } from "../../hcl/nodes.js";
import { changing, joining, listTaking } from "./functions.js";
import { isList, isSet } from "./known-data.js";
import { knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";

/**
 * Whether a call or condition whose parts are known has no value that is known here: Terraform rejects it, or converts
 * its parts in a way that is not certain. Its parts are then not those of its value.
 */
export function isRejected(node: Expression, scope: KnownScope): boolean {
  if (node.kind === "conditional") return isRejectedCondition(node, scope);
  return node.kind === "call" && listTaking.has(node.name.value) && isRejectedCall(node, scope);
}

function isRejectedCondition(node: Conditional, scope: KnownScope): boolean {
  const condition = knownValue(node.condition, scope);
  const chosen = condition === true ? node.yes : condition === false ? node.no : undefined;
  return chosen !== undefined && knownValue(node, scope) === undefined && knownValue(chosen, scope) !== undefined;
}

function isRejectedCall(node: Call, scope: KnownScope): boolean {
  const { name, items, isSpread } = node;
  if (knownValue(node, scope) !== undefined) return false;
  // The arguments are in a list, which is not the one of the value.
  if (isSpread || items.length === 0 || (items.length > 1 && !joining.has(name.value))) return true;
  if (items.some((one) => isNoList(one, scope))) return true;
  if (name.value === "concat" && items.some((one) => isKnownSet(one, scope))) return true;
  if (!changing.has(name.value)) return false;
  const values = items.map((one) => knownValue(one, scope));
  return values.every(isList) && values.flat().some((one) => typeof one === "number" || typeof one === "boolean");
}

/** `concat` takes no sets. */
function isKnownSet(node: Expression, scope: KnownScope): boolean {
  const value = knownValue(node, scope);
  return isList(value) && isSet(value);
}

/** Whether an expression is surely something else than a list or set. */
function isNoList(node: Expression, scope: KnownScope): boolean {
  if (node.kind === "object" || node.kind === "literal") return true;
  if (node.kind === "template") {
    const [only, ...others] = node.parts;
    if (others.length > 0 || only?.kind !== "interpolation") return true;
  }
  const value = knownValue(node, scope);
  return value !== undefined && !isList(value);
}
