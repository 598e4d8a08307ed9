import type { ArrayNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextEdit } from "../../text/range.js";
import { beginsLine, endOfLineTrivia, gapAfterComma, indentAt, leadAt, lineEndNear, nextToken } from "../trivia.js";

/**
 * Inserts `items` (JSON texts) after the item `anchor` of a list, in the author's style: on separate lines if the
 * anchor has its own line, else on the same line; with the existing line breaks, indentation, comma spacing and
 * trailing comma. A comment after the anchor stays after it. A missing comma next to the anchor is added.
 */
export function insertAfter(text: string, list: ArrayNode, anchor: SyntaxNode, items: readonly string[]): TextEdit[] {
  if (items.length === 0) return [];
  const next = nextToken(text, anchor.range.end);
  const layout: Layout = {
    text,
    end: anchor.range.end,
    comma: next.char === "," ? next.offset : undefined,
    hasNext: list.items.at(-1)!.range.start >= anchor.range.end,
    items,
  };
  const lead = leadAt(text, anchor.range.start);
  if (lead?.includes(",") && endsLine(text, anchor)) return commaFirst(layout, lead, anchor);
  return standsAlone(text, anchor, next.offset) ? onLines(layout, anchor) : inLine(layout, list);
}

interface Layout {
  readonly text: string;
  /** The end of the anchor. */
  readonly end: number;
  /** The offset of the comma after the anchor, if there is one. */
  readonly comma: number | undefined;
  readonly hasNext: boolean;
  readonly items: readonly string[];
}

/** Whether the anchor is alone on its line. */
function standsAlone(text: string, { range }: SyntaxNode, nextOffset: number): boolean {
  if (!beginsLine(text, range.start)) return false;
  const afterComma = text[nextOffset] === "," ? nextOffset + 1 : nextOffset;
  return /[\r\n]/.test(text.slice(range.end, nextToken(text, afterComma).offset)) || afterComma >= text.length;
}

function onLines({ text, end, comma, hasNext, items }: Layout, anchor: SyntaxNode): TextEdit[] {
  const lead = lineEndNear(text, anchor.range.start) + indentAt(text, anchor.range.start);
  const lines = items.map((item) => lead + item).join(",");
  if (comma === undefined) {
    const behind = endOfLineTrivia(text, end);
    const newText = lines + (hasNext ? "," : "");
    return behind === end ? [at(end, `,${newText}`)] : [at(end, ","), at(behind, newText)];
  }
  // Comma first, at the start of the next line: new items come before it, each with its own comma.
  if (/[\r\n]/.test(text.slice(end, comma))) {
    const leading = lineEndNear(text, comma) + indentAt(text, comma);
    return [at(endOfLineTrivia(text, end), items.map((item) => `${leading}, ${item}`).join(""))];
  }
  return [at(endOfLineTrivia(text, comma + 1), `${lines},`)];
}

/** Inserts lines below an anchor that has its comma before it; they begin like its own line. */
function commaFirst({ text, end, items }: Layout, lead: string, anchor: SyntaxNode): TextEdit[] {
  const eol = lineEndNear(text, anchor.range.start);
  return [at(endOfLineTrivia(text, end), items.map((item) => eol + lead + item).join(""))];
}

function endsLine(text: string, { range }: SyntaxNode): boolean {
  return /[\r\n]/.test(text.slice(range.end, nextToken(text, range.end).offset));
}

function inLine({ text, end, comma, hasNext, items }: Layout, list: ArrayNode): TextEdit[] {
  const gap = gapBetweenItems(text, list);
  if (comma === undefined) return [at(end, items.map((item) => `,${gap}${item}`).join("") + (hasNext ? "," : ""))];
  return [at(comma + 1, items.map((item) => `${gap}${item},`).join(""))];
}

/** The blanks after a comma of this list, in the author's style. */
export function gapBetweenItems(text: string, { range, items }: ArrayNode): string {
  const [first, second] = items;
  const between = first && second ? /^,([ \t]*)$/.exec(text.slice(first.range.end, second.range.start)) : undefined;
  return between?.[1] ?? gapAfterComma(text, range.start);
}

function at(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
