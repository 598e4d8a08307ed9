import { piecesOf } from "../hcl/decode.js";
import type { Expression, Template } from "../hcl/nodes.js";
import type { TextRange } from "../text/range.js";
import type { FileRead } from "./model.js";

/**
 * The file that an expression reads, if its path is known: a literal, also after `${path.module}/`. `encoded` is the
 * call of `jsonencode` around it.
 */
export function fileRead(text: string, node: Expression, encoded: TextRange | undefined): FileRead | undefined {
  if (node.kind !== "call" || (node.name.value !== "file" && node.name.value !== "templatefile")) return undefined;
  const [path] = node.items;
  const value = path?.kind === "template" ? pathOf(text, path) : undefined;
  if (!path || !value) return undefined;
  const isTemplate = node.name.value === "templatefile";
  return { call: node.range, path: { value, range: path.range }, isTemplate, encoded };
}

/** A path relative to the folder of the module; `undefined` if it is not known before Terraform runs. */
function pathOf(text: string, template: Template): string | undefined {
  let path = "";
  for (const {
    kind,
    value,
    range: { start, end },
  } of piecesOf(text, template)) {
    if (kind !== "hole") path += value;
    else if (path !== "" || !/^\$\{\s*path\.module\s*\}$/.test(text.slice(start, end))) return undefined;
  }
  return path.replace(/^\/(?=.)/, (slash) => (template.parts[0]?.kind === "interpolation" ? "" : slash));
}
