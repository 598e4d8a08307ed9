import type { Expression } from "../../hcl/nodes.js";
import { branchesOf } from "./branches-of.js";
import { isNoCondition } from "./empty.js";
import { asBranches, writeBranches } from "./write-branches.js";
import type { ViewWriting } from "./writing.js";

/**
 * Writes a condition that only one branch has: in the other one, there is none. Returns whether the expression has this
 * form.
 */
export function writeOptionalCondition(
  node: Expression,
  writing: ViewWriting,
  write: (branch: Expression) => void,
): boolean {
  if (node.kind !== "conditional" || !node.yes || !node.no || branchesOf(node, writing).length < 2) return false;
  const branches = asBranches(node, writing.text).filter((branch) => !isNoCondition(branch.node, writing));
  if (branches.length !== 1) return false;
  writeBranches(branches, writing, write);
  return true;
}
