import { piecesOf, type ValuePiece } from "../../hcl/decode.js";
import type { Call } from "../../hcl/nodes.js";
import { type Role, unknownInString } from "./roles.js";
import { verbText } from "./known-text-functions.js";
import { knownValue } from "./known-value.js";
import type { ViewWriter } from "./view-writer.js";
import type { ViewWriting } from "./writing.js";

/**
 * Writes `format("ecs:%s:get", …)` as a string. A verb with a known argument is that text, any other one is a hole.
 * Returns whether the call has this form.
 */
export function writeFormat(
  { items: [format, ...values], range, isSpread }: Call,
  writing: ViewWriting,
  role: Role,
): boolean {
  if (format?.kind !== "template") return false;
  const { text, writer, isAllow } = writing;
  const from = writer.length;
  const verbs = format.parts.every(({ kind }) => kind === "text") && !isSpread ? values : [];
  let next = 0;
  let used = 0;
  let isKnown = verbs.length === values.length;
  const write = (verb: string, start: number, end: number) => {
    if (verb === "%%") return writer.translate("%", start, end);
    const number = /^%\[(\d+)\]/.exec(verb)?.[1];
    if (number !== undefined) next = Number(number) - 1;
    const value = verbs[next++];
    used = Math.max(used, next);
    const sign = /^%(?:\[\d+\])?(.)$/.exec(verb)?.[1];
    const known = value && sign !== undefined ? verbText(sign, knownValue(value, writing)) : undefined;
    if (known !== undefined) return writer.known(JSON.stringify(known).slice(1, -1), start, end);
    isKnown = false;
    writer.hole(unknownInString(role, isAllow), start, end);
  };
  writer.translate('"', range.start, range.start);
  for (const piece of piecesOf(text, format)) {
    if (piece.kind === "hole") write("", piece.range.start, piece.range.end);
    else writePiece(piece, writer, write);
  }
  writer.translate('"', range.end, range.end);
  if (!isKnown || used !== values.length) writer.markUnknown(from);
  return true;
}

/** Writes a piece of text, and its verbs with `write`. */
function writePiece(
  { kind, value, range: { start, end } }: ValuePiece,
  writer: ViewWriter,
  write: (verb: string, start: number, end: number) => void,
): void {
  const isCopied = kind === "copied" && !/[\p{Cc}"\\]/u.test(value);
  let at = 0;
  const text = (to: number) => {
    const written = JSON.stringify(value.slice(at, to)).slice(1, -1);
    if (isCopied) writer.copy(start + at, start + to);
    else writer.translate(written, start, end);
  };
  for (const { 0: verb, index } of value.matchAll(/%(?:%|(?:\[\d+\])?[-+# 0]*\d*(?:\.\d+)?[a-zA-Z])/g)) {
    text(index);
    if (isCopied) write(verb, start + index, start + index + verb.length);
    else write(verb, start, end);
    at = index + verb.length;
  }
  text(value.length);
}
