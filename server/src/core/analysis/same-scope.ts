import type { Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";

/** Whether two statements speak about the same resources under the same condition, whatever the order of writing. */
export function haveSameScope(a: Statement, b: Statement): boolean {
  return scopeOf(a) === scopeOf(b);
}

/** The resources and the condition of a statement as one text; equal texts mean equal scopes. */
export function scopeOf({ isUnrestricted, resource, conditionNode }: Statement): string {
  return isUnrestricted ? "" : `${canonical(resource?.node)} ${canonical(conditionNode)}`;
}

/** JSON with keys and items in a fixed order: in a policy the order of neither means anything. */
function canonical(node: SyntaxNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "";
    case "object":
      return `{${node.properties.map(({ key, value }) => `${JSON.stringify(key.value)}:${canonical(value)}`).sort().join()}}`;
    case "array":
      return `[${node.items.map(canonical).sort().join()}]`;
    case "string":
      return JSON.stringify(node.value);
    case "scalar":
      return String(node.value);
  }
}
