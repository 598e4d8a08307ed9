import type { BodyItem, Expression } from "../../hcl/nodes.js";

/** The `locals` that an expression can name. */
export type Locals = ReadonlyMap<string, Expression>;

/** The locals of a file. A name that is defined twice is left out, because it is not clear which definition counts. */
export function localsOf(items: readonly BodyItem[]): Locals {
  const found = new Map<string, Expression>();
  const twice = new Set<string>();
  for (const item of items) {
    if (item.kind !== "block" || item.type.value !== "locals") continue;
    for (const { kind, ...local } of item.body.items) {
      if (kind !== "argument" || !("name" in local) || !local.value) continue;
      if (found.has(local.name.value)) twice.add(local.name.value);
      found.set(local.name.value, local.value as Expression);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** The local that a traversal names: exactly `local.name`. */
export function localNamed(node: Expression, locals: Locals): Expression | undefined {
  if (node.kind !== "traversal" || "kind" in node.root || node.root.value !== "local" || node.steps.length !== 1)
    return undefined;
  const [step] = node.steps;
  return step?.kind === "attribute" ? locals.get(step.name.value) : undefined;
}
