import type { Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";

/** The resources and the condition of a statement as one text. Equal texts mean equal scopes. */
export function scopeOfStatement({ isUnrestricted, resource, conditionNode }: Statement): string {
  return isUnrestricted ? "" : `${canonical(resource?.node)} ${canonical(conditionNode)}`;
}

/** `scopeOf` with a cache, for many entries of the same statements. */
export function scopeReader(): (statement: Statement) => string {
  const known = new Map<Statement, string>();
  return (statement) => {
    const scope = known.get(statement) ?? scopeOfStatement(statement);
    known.set(statement, scope);
    return scope;
  };
}

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
