import type { ArrayNode } from "../../policy/syntax.js";
import type { TextEdit } from "../../text/range.js";
import { gapBetweenItems } from "./insert-after.js";
import { beginsLine, endOfLineTrivia, indentAt, leadAt, lineEndNear, nextToken } from "../trivia.js";

/**
 * Inserts `items` (JSON texts) before the first item of a list, in the author's style; in an empty list on separate
 * lines with this indentation, or without one on the list's own line. Comments in it stay before them. No edits if the
 * list contains unreadable text.
 */
export function insertAtStart(
  text: string,
  list: ArrayNode,
  items: readonly string[],
  indent: string | undefined,
): TextEdit[] | undefined {
  const first = list.items[0];
  if (!list.isClosed) return undefined;
  return first ? [beforeFirst(text, list, first.range.start, items)] : fill(text, list, items, indent);
}

function beforeFirst(text: string, list: ArrayNode, start: number, items: readonly string[]): TextEdit {
  const second = list.items[1];
  const lead = second && leadAt(text, second.range.start);
  const eol = lineEndNear(text, start);
  const isAlone =
    beginsLine(text, start) && /[\r\n]/.test(text.slice(start, nextToken(text, behindItem(text, list)).offset));
  // Comma first: the former first line becomes the second, and gets the comma that starts such lines.
  const separator = lead?.includes(",")
    ? eol + lead
    : isAlone
      ? `,${eol}${indentAt(text, start)}`
      : `,${gapBetweenItems(text, list)}`;
  return { range: { start, end: start }, newText: items.map((item) => item + separator).join("") };
}

/** The offset after the first item and its comma. */
function behindItem(text: string, { items }: ArrayNode): number {
  const next = nextToken(text, items[0]!.range.end);
  return next.char === "," ? next.offset + 1 : next.offset;
}

function fill(
  text: string,
  { range }: ArrayNode,
  items: readonly string[],
  indent: string | undefined,
): TextEdit[] | undefined {
  const [open, close] = [range.start + 1, range.end - 1];
  if (nextToken(text, open).offset !== close) return undefined;
  const eol = lineEndNear(text, range.start);
  const inside = text.slice(open, close);
  const outer = indentAt(text, /[\r\n]/.test(inside) ? close : range.start);
  if (inside.trim() !== "") return [behindComments(text, open, close, items, eol + (indent ?? `${outer}  `))];
  const isOnLines = indent !== undefined || /[\r\n]/.test(inside);
  const lead = eol + (indent ?? `${outer}  `);
  const newText = isOnLines ? items.map((item) => lead + item).join(",") + eol + outer : items.join(", ");
  return [{ range: { start: open, end: close }, newText }];
}

/** The comments of an empty list may describe the new items, so the items follow them. */
function behindComments(text: string, open: number, close: number, items: readonly string[], lead: string): TextEdit {
  const end = open + text.slice(open, close).trimEnd().length;
  const isOneLine = !/[\r\n]/.test(text.slice(open, close));
  const at = isOneLine ? end : Math.max(endOfLineTrivia(text, end), end);
  return {
    range: { start: at, end: at },
    newText: isOneLine ? ` ${items.join(", ")}` : items.map((item) => lead + item).join(","),
  };
}
