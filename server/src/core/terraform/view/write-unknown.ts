import type { Expression } from "../../hcl/nodes.js";
import { jsonOf } from "./known-data.js";
import { sameInInstances, writeInstances } from "./instances.js";
import { knownValue } from "./known-value.js";
import { isListRole, type Role, unknownItem, unknownValue } from "./roles.js";
import type { ViewWriting } from "./writing.js";

/** Writes an expression that is not written as JSON: the value that it has, or a hole if that is not known. */
export function writeUnknown(node: Expression, writing: ViewWriting, role: Role): void {
  const { writer, isAllow, version } = writing;
  const { start, end } = node.range;
  const known = knownValue(node, writing) ?? sameInInstances(node, writing);
  if (known !== undefined) return writer.known(jsonOf(known), start, end);
  if (isListRole(role) && writeInstances(node, writing, "list")) return;
  const from = writer.length;
  writer.hole(unknownValue(role, isAllow, version), start, end);
  writer.markUnknown(from);
}

/** Writes a hole for an item of a list, or for several. */
export function writeUnknownItem({ range }: Expression, { writer, isAllow }: ViewWriting, role: Role): void {
  const from = writer.length;
  writer.hole(unknownItem(role, isAllow), range.start, range.end);
  writer.markUnknown(from);
}
