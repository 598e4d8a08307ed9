import { encloses, type TextEdit, type TextRange } from "../../text/range.js";
import type { Segment } from "../../view/view.js";
import type { PolicyView } from "../model.js";
import type { WritingAt } from "./place.js";
import { itemWriter } from "./typing-in-local.js";

/**
 * The place of an edit of items which Terraform computes from expressions in the policy: after such an item, or all of
 * those that the edit removes. `undefined` for any other edit.
 */
export function besideComputed(view: PolicyView, { range, newText }: TextEdit): WritingAt | undefined {
  if (newText !== "" && range.start < range.end) return undefined;
  const found = newText === "" ? rangeOf(view, range) : placeAfter(view, range.end);
  return found && { range: found, write: itemWriter(view, range) };
}

function placeAfter({ segments, host }: PolicyView, offset: number): TextRange | undefined {
  const item = offset > 0 ? segments.at(offset - 1) : undefined;
  if (item?.kind !== "elsewhere" || item.view.end !== offset || !encloses(host, item.host)) return undefined;
  return { start: item.host.end, end: item.host.end };
}

function rangeOf({ segments, host }: PolicyView, { start, end }: TextRange): TextRange | undefined {
  const all = [...segments.in({ start, end })];
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || !all.every((one) => encloses(host, one.host))) return undefined;
  const from = offsetIn(first, start);
  const to = end === last.view.end ? last.host.end : offsetIn(last, end);
  return from !== undefined && to !== undefined && from <= to ? { start: from, end: to } : undefined;
}

function offsetIn({ kind, view, host }: Segment, offset: number): number | undefined {
  return offset === view.start || kind === "copied" ? host.start + offset - view.start : undefined;
}
