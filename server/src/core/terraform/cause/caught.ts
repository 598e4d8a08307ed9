import type { Expression } from "../../hcl/nodes.js";
import type { LocalCause } from "./local-cause.js";

/** Whether an expression has a value although a part of it has an error. */
export function catchesErrors(node: Expression): boolean {
  return node.kind === "call" && (node.name.value === "try" || node.name.value === "can");
}

/** Causes that are errors of a value, and not of the whole configuration. */
const caught: ReadonlySet<LocalCause["kind"]> = new Set([
  "no-attribute",
  "no-item",
  "no-number",
  "no-items",
  "no-loop",
  "no-text",
]);

/** The causes that nothing catches. */
export function uncaught(causes: readonly LocalCause[]): readonly LocalCause[] {
  return causes.filter(({ kind }) => !caught.has(kind));
}
