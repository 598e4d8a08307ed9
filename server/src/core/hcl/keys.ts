import { valueOf } from "./decode.js";
import type { Expression } from "./nodes.js";

/** The name that is written as a key of an object. In parentheses it would be an expression. */
export function nameInKey(key: Expression | undefined): string | undefined {
  return key?.kind === "traversal" && key.steps.length === 0 && !("kind" in key.root) ? key.root.value : undefined;
}

/** The text of a key, which is a name or a string; `undefined` if it is not known. */
export function keyText(key: Expression, text: string): string | undefined {
  return key.kind === "template" ? valueOf(text, key) : nameInKey(key);
}
