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

/** `scopeOf` for many entries: each statement is put in words once. */
export function scopeReader(): (statement: Statement) => string {
  const known = new Map<Statement, string>();
  return (statement) => {
    const scope = known.get(statement) ?? scopeOf(statement);
    known.set(statement, scope);
    return scope;
  };
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
