import { oncePer } from "../text/lazily.js";
import type { PolicyDocument } from "./model.js";
import { perStatement } from "./reparse/per-statement.js";
import type { SyntaxNode } from "./syntax.js";

/** The number of characters of a policy as strict JSON without white space, which the service limits. */
export const minifiedPolicyLength = oncePer(({ node, statements }: PolicyDocument): number =>
  minifiedLength(node, new Map(statements.map((statement) => [statement.node, lengthOf(statement)]))),
);

const lengthOf = perStatement(({ node }) => minifiedLength(node));

/** The same for any node. `known` are the lengths of some items of lists. */
export function minifiedLength(node: SyntaxNode, known?: ReadonlyMap<SyntaxNode, number>): number {
  const commas = (count: number) => Math.max(count - 1, 0);
  switch (node.kind) {
    case "object":
      return (
        2
        + commas(node.properties.length)
        + node.properties.reduce(
          (sum, { key, value }) => sum + minifiedLength(key) + 1 + (value ? minifiedLength(value, known) : 0),
          0,
        )
      );
    case "array":
      return (
        2
        + commas(node.items.length)
        + node.items.reduce((sum, item) => sum + (known?.get(item) ?? minifiedLength(item, known)), 0)
      );
    case "string":
      return JSON.stringify(node.value).length;
    case "scalar":
      return String(node.value).length;
  }
}
