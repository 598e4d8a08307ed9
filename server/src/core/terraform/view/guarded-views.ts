import type { Conditional, Expression } from "../../hcl/nodes.js";
import { branchesOf } from "./branches-of.js";
import type { KnownScope } from "./scope.js";
import type { WrittenView } from "./view-writer.js";
import { asBranches, asChoices, type Branch } from "./write-branches.js";

/** The policies in the branches of a condition that may apply, each with a guard if there are two of these. */
export function viewsOfBranches<V extends WrittenView>(
  node: Conditional,
  scope: KnownScope,
  viewsOf: (branch: Expression) => readonly V[],
): V[] {
  const applying = branchesOf(node, scope);
  return guarded(asBranches(node, scope.text).filter((branch) => applying.includes(branch.node)), viewsOf);
}

/** The policies in the arguments that `try` or `coalesce` may choose, each with a guard if there are several. */
export function viewsOfChoices<V extends WrittenView>(
  choices: readonly Expression[],
  call: Expression,
  viewsOf: (choice: Expression) => readonly V[],
): V[] {
  return guarded(asChoices(choices, call), viewsOf);
}

function guarded<V extends WrittenView>(
  branches: readonly Branch[],
  viewsOf: (node: Expression) => readonly V[],
): V[] {
  return branches.flatMap(({ node, kind, of }) =>
    viewsOf(node).map((view) => {
      const range = { start: 0, end: view.text.length };
      return branches.length === 1 ? view : { ...view, guards: [...view.guards, { kind, range, of }] };
    }),
  );
}
