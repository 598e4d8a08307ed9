import type { BodyItem, Expression } from "./nodes.js";

/** The direct children of an expression, in the order of the text. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "template":
      return node.parts.flatMap((part) => (part.kind === "text" ? [] : present(part.value)));
    case "object":
      return node.items.flatMap(({ key, value }) => present(key, value));
    case "list":
    case "call":
      return node.items;
    case "conditional":
      return present(node.condition, node.yes, node.no);
    case "for":
      return present(node.collection, node.key, node.value, node.condition);
    case "operation":
      return node.operands;
    case "traversal":
      return present(
        "kind" in node.root ? node.root : undefined,
        ...node.steps.map((step) => (step.kind === "index" ? step.value : undefined)),
      );
    case "parentheses":
      return present(node.value);
    default:
      return [];
  }
}

/** The expressions of body items, including nested blocks, in the order of the text. */
export function expressionsOf(items: readonly BodyItem[]): readonly Expression[] {
  return items.flatMap((item) => (item.kind === "block" ? expressionsOf(item.body.items) : present(item.value)));
}

function present(...nodes: readonly (Expression | undefined)[]): Expression[] {
  return nodes.filter((node) => node !== undefined);
}
