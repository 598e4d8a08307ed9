import type { Expression, For } from "../../hcl/nodes.js";
import { conditionSides } from "./condition-sides.js";
import { copiesOf } from "./existence.js";
import type { Decision } from "./guards.js";
import type { KnownScope } from "./scope.js";

/** What decides how often the body of a loop applies. */
export function decisionOfLoop(node: For, scope: KnownScope): Decision {
  // The elements that a condition selects have no text of their own.
  if (!node.collection || node.condition) return { kind: "each", of: node.range };
  return decisionOf(node.collection, scope);
}

/**
 * What decides how often something applies that is repeated for each element of a collection. For
 * `var.x ? [1] : []` that is the condition: it applies once, or not at all.
 */
export function decisionOf(collection: Expression, scope: KnownScope): Decision {
  const each: Decision = { kind: copiesOf(collection, scope) === 0 ? "never" : "each", of: collection.range };
  if (collection.kind === "parentheses" && collection.value) return decisionOf(collection.value, scope);
  if (collection.kind !== "conditional" || !collection.yes || !collection.no) return each;
  const [yes, no] = [collection.yes, collection.no].map((one) => copiesOf(one, scope));
  const sides = conditionSides(collection.condition, scope.text);
  if (yes === 1 && no === 0) return sides.yes;
  return yes === 0 && no === 1 ? sides.no : each;
}
