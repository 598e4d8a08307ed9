import type { Expression } from "../hcl/nodes.js";
import type { TextRange } from "../text/range.js";
import type { FileRead } from "./model.js";
import { knownPath } from "./view/known-value.js";
import type { KnownScope } from "./view/scope.js";

/**
 * The file that an expression reads, if its path depends only on literals, local values and the folder of the module.
 * `encoded` is the call of `jsonencode` around it.
 */
export function fileRead(node: Expression, scope: KnownScope, encoded: TextRange | undefined): FileRead | undefined {
  if (node.kind !== "call" || (node.name.value !== "file" && node.name.value !== "templatefile")) return undefined;
  const [path] = node.items;
  const value = path && knownPath(path, scope);
  if (!value) return undefined;
  const isTemplate = node.name.value === "templatefile";
  const written = { value: value.replace(/^(?:\.\/+)+/, ""), range: path.range };
  return { call: node.range, path: written, isTemplate, encoded };
}
