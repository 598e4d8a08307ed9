import type { Argument, Body, BodyItem, Expression } from "../../hcl/nodes.js";
import { childrenOf, isUnread } from "../../hcl/walk.js";
import type { TextRange } from "../../text/range.js";

/** Whether a part of a value is missing, or is no expression. */
export function isBroken(node: Expression): boolean {
  return isUnread(node) || childrenOf(node).some(isBroken);
}

const word = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;
/** The head of a block, or the name of an argument. */
const heads = new RegExp(
  String.raw`^[ \t]*(${word})(?:[ \t]+"[^"\n]*")*[ \t]*\{|(?<![\p{L}\p{N}_.-])(${word})[ \t]*=(?![=>])`,
  "gmu",
);

/**
 * The definitions of local values that a text with syntax errors seems to have where nothing could be read, without
 * their values: one in another file must not count as the only one.
 */
export function lostLocals(text: string, { items }: Body): readonly Argument[] {
  const read = items.flatMap(readRanges);
  const found: Argument[] = [];
  let isInLocals = false;
  let next = 0;
  for (const { 0: { length }, 1: type, 2: name, index: at } of text.matchAll(heads)) {
    if (type !== undefined) isInLocals = type === "locals";
    while (next < read.length && read[next]!.end <= at) next++;
    const isRead = next < read.length && read[next]!.start <= at;
    if (name === undefined || !isInLocals || isRead) continue;
    const range = { start: at, end: at + length };
    const located = { value: name, range: { start: at, end: at + name.length } };
    found.push({ kind: "argument", name: located, value: undefined, range });
  }
  return found;
}

/** The parts of an item that were read without doubt. */
function readRanges(item: BodyItem): readonly TextRange[] {
  if (item.kind === "block" && (item.type.value === "locals" || !item.body.isClosed))
    return item.body.items.flatMap(readRanges);
  if (item.kind === "argument") return [item.value && !isBroken(item.value) ? item.range : item.name.range];
  return item.kind === "block" ? [item.range] : [];
}
