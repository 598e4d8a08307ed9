import type { Conditional, Expression } from "../../hcl/nodes.js";
import { knownValueIn, type LoopNames } from "./known-value.js";
import type { KnownScope } from "./scope.js";

const none: LoopNames = new Map();

/** The branch of a condition that applies, if the condition is known; otherwise both. `names` as for `knownValueIn`. */
export function branchesOf(
  node: Conditional,
  { names = none, ...scope }: KnownScope & { readonly names?: LoopNames },
): readonly Expression[] {
  const condition = knownValueIn(node.condition, { ...scope, names });
  const branches = typeof condition === "boolean" ? [condition ? node.yes : node.no] : [node.yes, node.no];
  return branches.filter((one) => one !== undefined);
}
