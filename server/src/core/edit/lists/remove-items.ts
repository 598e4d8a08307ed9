import type { ArrayNode, SyntaxNode } from "../../policy/syntax.js";
import { applyEdits, type TextEdit } from "../../text/range.js";
import { removeComment, removeItem, withoutBlanksAtEnd } from "./remove.js";
import { suppressionsAbove } from "./suppressions-above.js";
import { nextToken } from "../trivia.js";

/**
 * Removes several items from a list at once. Separate removals of neighbors at the end of the list would conflict at
 * the comma between them, so the whole end is one edit. At least one item must stay.
 */
export function removeItems(text: string, list: ArrayNode, items: ReadonlySet<SyntaxNode>): TextEdit[] {
  const lastKept = list.items.findLastIndex((item) => !items.has(item));
  const inside = list.items.slice(0, lastKept).filter((item) => items.has(item));
  const removals = inside.flatMap((item) => removeItem(text, list, item));
  return [...merged(text, removals), ...removeEnd(text, list, lastKept)];
}

/**
 * Where a comma is missing, the removals of two neighbors share the comma before the second one; at the end of a line,
 * they share the blanks between them.
 */
function merged(text: string, removals: readonly TextEdit[]): TextEdit[] {
  const apart: TextEdit[] = [];
  for (const edit of [...removals].sort((a, b) => a.range.start - b.range.start)) {
    const last = apart.at(-1);
    if (!last || edit.range.start >= last.range.end) apart.push(edit);
    else {
      const end = Math.max(last.range.end, edit.range.end);
      const range = withoutBlanksAtEnd(text, { start: last.range.start, end });
      apart[apart.length - 1] = { range, newText: "" };
    }
  }
  return apart;
}

function removeEnd(text: string, list: ArrayNode, lastKept: number): TextEdit[] {
  const kept = list.items[lastKept];
  const [first, ...others] = list.items.slice(lastKept + 1);
  if (!kept || !first) return [];
  const last = others.at(-1);
  if (!last) return removeItem(text, list, first);
  // A trailing comma stays and now follows the last remaining item.
  const comma = nextToken(text, last.range.end);
  const isTrailing = comma.char === ",";
  const start = isTrailing ? nextToken(text, kept.range.end).offset : kept.range.end;
  const comments = withoutItems(text, start, [first, ...others]);
  if (comments.includes("/")) return [{ range: { start, end: last.range.end }, newText: comments }];
  return [{ range: { start, end: isTrailing ? comma.offset : last.range.end }, newText: "" }];
}

/** The white space and comments between items, without commas and without what suppresses findings of the items. */
function withoutItems(text: string, start: number, items: readonly SyntaxNode[]): string {
  const gaps = items.map(({ range }, index) => {
    const from = items[index - 1]?.range.end ?? start;
    const comma = nextToken(text, from);
    const cuts = suppressionsAbove(text, from, range).map((comment) => removeComment(text, comment).range);
    if (comma.char === ",") cuts.push({ start: comma.offset, end: comma.offset + 1 });
    const edits = cuts.map((cut) => ({ range: { start: cut.start - from, end: cut.end - from }, newText: "" }));
    return applyEdits(text.slice(from, range.start), edits);
  });
  return gaps.join("");
}
