import type { BodyItem, Expression } from "./nodes.js";

/** The direct children of an expression, in the order of the text. */
export function childrenOf(node: Expression): readonly Expression[] {
  const found: Expression[] = [];
  eachChild(node, (child) => found.push(child));
  return found;
}

/** Visits the direct children of an expression, in the order of the text. */
export function eachChild(node: Expression, visit: (child: Expression) => void): void {
  const one = (child: Expression | undefined): void => {
    if (child) visit(child);
  };
  switch (node.kind) {
    case "template":
      for (const part of node.parts) if (part.kind !== "text") one(part.value);
      return;
    case "object":
      for (const { key, value } of node.items) {
        one(key);
        one(value);
      }
      return;
    case "list":
    case "call":
      return node.items.forEach(visit);
    case "conditional":
      return [node.condition, node.yes, node.no].forEach(one);
    case "for":
      return [node.collection, node.key, node.value, node.condition].forEach(one);
    case "operation":
      return node.operands.forEach(visit);
    case "traversal":
      if ("kind" in node.root) visit(node.root);
      for (const step of node.steps) if (step.kind === "index") one(step.value);
      return;
    case "parentheses":
      return one(node.value);
    default:
      return;
  }
}

/** Whether an expression itself, without its parts, is no expression or does not end. */
export function isUnread(node: Expression): boolean {
  return node.kind === "unreadable" || ("isClosed" in node && !node.isClosed);
}

/** The expressions of body items, including nested blocks, in the order of the text. */
export function expressionsOf(items: readonly BodyItem[]): readonly Expression[] {
  return items.flatMap((item) => (item.kind === "block" ? expressionsOf(item.body.items) : (item.value ?? [])));
}
