import { piecesOf } from "../../hcl/decode.js";
import type { Call } from "../../hcl/nodes.js";
import { type Role, unknownInString } from "./roles.js";
import type { ViewWriting } from "./writing.js";

/** Writes `format("ecs:%s:get", …)` as a string whose verbs are holes. Returns whether the call has this form. */
export function writeFormat(
  { items: [format], range }: Call,
  { text, writer, isAllow }: ViewWriting,
  role: Role,
): boolean {
  if (format?.kind !== "template") return false;
  const from = writer.length;
  writer.translate('"', range.start, range.start);
  for (const {
    kind,
    value,
    range: { start, end },
  } of piecesOf(text, format)) {
    if (kind === "hole") writer.hole(unknownInString(role, isAllow), start, end);
    else {
      const meant = value.replace(/%(?:%|[-+# 0]*\d*(?:\.\d+)?[a-zA-Z])/g, (verb) =>
        verb === "%%" ? "%" : unknownInString(role, isAllow),
      );
      writer.translate(JSON.stringify(meant).slice(1, -1), start, end);
    }
  }
  writer.translate('"', range.end, range.end);
  writer.markUnknown(from);
  return true;
}
