import type { Expression } from "../../hcl/nodes.js";
import { jsonOf } from "./known-data.js";
import { knownValue } from "./known-value.js";
import { type Role, unknownValue } from "./roles.js";
import type { ViewWriting } from "./writing.js";

/** Writes an expression that is not written as JSON: the value that it has, or a hole if that is not known. */
export function writeUnknown(node: Expression, writing: ViewWriting, role: Role): void {
  const { writer, isAllow, version } = writing;
  const { start, end } = node.range;
  const known = knownValue(node, writing);
  if (known !== undefined) return writer.known(jsonOf(known), start, end);
  const from = writer.length;
  writer.hole(unknownValue(role, isAllow, version), start, end);
  writer.markUnknown(from);
}
