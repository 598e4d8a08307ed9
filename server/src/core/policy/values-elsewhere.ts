import type { PropertyNode, SyntaxNode } from "./syntax.js";

/**
 * The strings that a key of this name has elsewhere in a tree, as its value or as items of it. VS Code's JSON service
 * suggests them as values of `property` if no schema applies.
 */
export function valuesElsewhere(root: SyntaxNode | undefined, property: PropertyNode): ReadonlySet<string> {
  const found = new Set<string>();
  const open: (SyntaxNode | undefined)[] = [root];
  for (let node = open.pop(); node || open.length > 0; node = open.pop()) {
    if (node?.kind === "array") for (const item of node.items) open.push(item);
    if (node?.kind !== "object") continue;
    for (const other of node.properties) {
      open.push(other.value);
      if (other === property || other.key.value !== property.key.value) continue;
      for (const one of other.value?.kind === "array" ? other.value.items : [other.value])
        if (one?.kind === "string") found.add(one.value);
    }
  }
  return found;
}
