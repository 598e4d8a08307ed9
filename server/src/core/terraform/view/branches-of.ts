import type { Expression } from "../../hcl/nodes.js";
import { knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";

/** The branch of a condition that applies, if the condition is known; otherwise both. */
export function branchesOf(node: Expression & { kind: "conditional" }, scope: KnownScope): readonly Expression[] {
  const condition = knownValue(node.condition, scope);
  const branches = typeof condition === "boolean" ? [condition ? node.yes : node.no] : [node.yes, node.no];
  return branches.filter((one) => one !== undefined);
}
