import { perStatement } from "../policy/reparse/per-statement.js";
import type { SyntaxNode } from "../policy/syntax.js";

/** The resources and the condition of a statement as one text. Equal texts mean equal scopes. */
export const scopeOfStatement = perStatement(({ isUnrestricted, resource, conditionNode }) =>
  isUnrestricted ? "" : `${canonical(resource?.node)} ${canonical(conditionNode)}`,
);

/** JSON with keys and items in a fixed order, because their order has no meaning in a policy. */
function canonical(node: SyntaxNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "";
    case "object":
      return `{${node.properties
        .map(({ key, value }) => `${JSON.stringify(key.value)}:${canonical(value)}`)
        .sort()
        .join()}}`;
    case "array":
      return `[${node.items.map(canonical).sort().join()}]`;
    case "string":
      return JSON.stringify(node.value);
    case "scalar":
      return String(node.value);
  }
}
