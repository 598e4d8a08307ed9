import type { TextRange } from "../../text/range.js";
import { beginsLine, endOfLineTrivia, gapAfterComma, indentAt, lineEndNear, nextToken } from "../trivia.js";

/** An item with the comments that are about it, ready to stand elsewhere. */
export interface ListItem {
  /** The comments right above it or before it, up to the item; "" without any. */
  readonly lead: string;
  /** The item as JSON text. */
  readonly text: string;
  /** The comments behind it on its line. */
  readonly tail: string;
}

/** A place of a list, and what stands in it. */
export interface ListPlace {
  /** White space before the item, and comments that are about the list rather than the item: a blank line parts them from it. */
  readonly space: string;
  /** The white space between the item before and its comma: a line end where the author begins lines with commas. */
  readonly beforeComma: string;
  readonly item: ListItem;
}

/** A list taken apart: printed as it is, it gives the same text, but for a comment between an item and its comma. */
export interface ListText {
  readonly open: string;
  readonly places: readonly ListPlace[];
  /** What stands between the last item, its comma and its comments, and the closing bracket. */
  readonly end: string;
  readonly close: string;
  /** The comma behind the last item with the white space before it; "" without one. */
  readonly trailingComma: string;
  /** How the items begin their lines; a comment that needs a line of its own gets this one. */
  readonly newLine: string;
  /** The blanks after a comma. */
  readonly gap: string;
}

/** Takes a list of JSON or an object (`items`: the spans of its properties) apart. It must be closed, and without mistakes. */
export function readList(text: string, { start, end: close }: TextRange, items: readonly TextRange[]): ListText {
  let at = start + 1;
  let beforeComma = "";
  let hasComma = false;
  const places = items.map((item, index): ListPlace => {
    const { space, lead } = splitLead(text, at, item.start, index === 0);
    const next = nextToken(text, item.end);
    hasComma = next.char === ",";
    const behind = hasComma ? item.end + lengthWithComments(text.slice(item.end, next.offset)) : endOfLineTrivia(text, item.end);
    const gap = hasComma ? text.slice(behind, next.offset) : "";
    // A comma on another line begins what follows it; behind one on this line there may be a comment about the item.
    const tailEnd = hasComma && !hasLineEnd(gap) ? endOfTail(text, next.offset + 1) : undefined;
    const tail = text.slice(item.end, behind) + (tailEnd === undefined ? "" : text.slice(next.offset + 1, tailEnd));
    const place = { space, beforeComma, item: { lead, text: text.slice(item.start, item.end), tail } };
    beforeComma = gap;
    at = tailEnd ?? (hasComma ? next.offset + 1 : behind);
    return place;
  });
  const first = items[0]?.start ?? close - 1;
  const onLine = items.find((item) => beginsLine(text, item.start))?.start ?? first;
  return {
    open: text.slice(start, start + 1),
    places,
    end: text.slice(at, close - 1),
    close: text.slice(close - 1, close),
    trailingComma: hasComma ? `${beforeComma},` : "",
    newLine: lineEndNear(text, onLine) + indentAt(text, onLine),
    gap: gapAfterComma(text, first),
  };
}

/** How long a trivia is without the white space behind its last comment. */
function lengthWithComments(trivia: string): number {
  const last = [...trivia.matchAll(aComment)].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Comments behind a comma belong to the item before it if nothing but the end of the line or of the list follows. */
function endOfTail(text: string, offset: number): number {
  const end = endOfLineTrivia(text, offset);
  return /^[ \t]*(?:[\r\n]|[\]}]|$)/.test(text.slice(end)) ? end : offset;
}

/** Parts what stands before an item: the comments that no blank line parts from it, and all before them. */
function splitLead(text: string, from: number, itemStart: number, isFirst: boolean): { space: string; lead: string } {
  // A comment behind the opening bracket, the items on lines below, is about the list.
  const isBehindBracket = isFirst && /^[ \t]*[\r\n]/.test(text.slice(endOfLineTrivia(text, from)));
  let start = itemStart;
  for (const { index, 0: comment } of [...text.slice(from, itemStart).matchAll(aComment)].reverse()) {
    const at = from + index;
    if (isBlankLine(text.slice(at + comment.length, start)) || (isBehindBracket && at < endOfLineTrivia(text, from))) break;
    start = at;
  }
  return { space: text.slice(from, start), lead: text.slice(start, itemStart) };
}

const aComment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

function hasLineComment(trivia: string): boolean {
  return commentsIn(trivia).some((comment) => comment.startsWith("//"));
}

function hasLineEnd(space: string): boolean {
  return /[\r\n]/.test(space);
}

/** Whether a white space, or one with comments in it, leaves a line empty. */
function isBlankLine(space: string): boolean {
  return /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(space);
}

/** Whether nothing but ordinary white space stands there: no comment, and no empty line that parts two groups. */
export function isPlainSpace(space: string): boolean {
  return space.trim() === "" && !isBlankLine(space);
}

/** The list as text, brackets included. No comment swallows what follows it: where one would, it goes above its item. */
export function printList(list: ListText): string {
  const { places } = list;
  let printed = list.open;
  places.forEach(({ space, item }, index) => {
    const next = places[index + 1];
    const comma = next ? `${next.beforeComma},` : list.trailingComma;
    const isCommaBelow = hasLineEnd(comma);
    const isSafe = !hasLineComment(item.tail) || isCommaBelow || /^[ \t]*[\r\n]/.test(next ? next.space : list.end);
    const tail = isSafe ? item.tail : "";
    printed += space + item.lead + (isSafe ? "" : asLead(item.tail, list)) + item.text + (isCommaBelow ? tail + comma : comma + tail);
  });
  return printed + list.end + list.close;
}

/** A comment as one above an item, or before it on its line where the list has no lines. */
export function asLead(tail: string, { newLine, places: [first] }: ListText): string {
  const isOnLines = first !== undefined && hasLineEnd(first.space);
  return tail === "" ? "" : tail.trim() + (hasLineComment(tail) || isOnLines ? newLine : " ");
}

/** The list with some of its items. Comments that are about the list stay, even where the items beside them go. */
export function keepItems(list: ListText, isKept: (index: number) => boolean): ListText {
  const places: ListPlace[] = [];
  let left: string | undefined;
  list.places.forEach((place, index) => {
    const space = left === undefined ? place.space : joinSpaces(left, place.space, places.length === 0);
    left = undefined;
    if (isKept(index)) places.push({ ...place, space });
    else left = space;
  });
  const end = left !== undefined && left.trim() !== "" ? left.trimEnd() + list.end : list.end;
  return { ...list, places, end };
}

/** The space of the place that takes over from one that goes. */
function joinSpaces(gone: string, own: string, isFirst: boolean): string {
  if (isPlainSpace(own) || (isFirst && own.trim() === "")) return gone;
  return gone.trim() === "" ? own : gone.trimEnd() + own;
}

/** Some of the items as a list for another place: without the comments that are about this list. */
export function copyItems(list: ListText, isKept: (index: number) => boolean): ListText {
  const bare = list.places.map((place) => ({ ...place, space: /\s*$/.exec(place.space)![0] }));
  const kept = keepItems({ ...list, places: bare }, isKept);
  return { ...kept, end: /\s*$/.exec(kept.end)![0] };
}

/** The list with further items after the one at `index`, laid out like it; they keep their comments. */
export function insertItems(list: ListText, index: number, items: readonly ListItem[]): ListText {
  const own = list.places[index];
  const model = index > 0 ? own : (list.places[1] ?? own);
  if (!own || !model) return list;
  const onLine = /(?:\r\n|\n|\r)[ \t]*$/.exec(model.space)?.[0];
  const space = onLine ?? (model === list.places[0] ? list.gap : /[ \t]*$/.exec(model.space)![0]);
  const added = items.map((item): ListPlace => ({ space, beforeComma: model.beforeComma, item }));
  return { ...list, places: list.places.toSpliced(index + 1, 0, ...added) };
}

/** The list with another item in the place of the one at `index`. */
export function withItem(list: ListText, index: number, item: ListItem): ListText {
  return { ...list, places: list.places.map((place, at) => (at === index ? { ...place, item } : place)) };
}

/**
 * One item in the place of several: it takes their comments. The first one behind an item stays behind it, the others
 * go above it, or all of them where `isHead` says that more items follow which they are about, too.
 */
export function absorb(list: ListText, items: readonly ListItem[], text: string, isHead = false): ListItem {
  const tails = items.map(({ tail }) => tail).filter((tail) => tail !== "");
  // Where commas begin the lines, a comment above an item would stand between the comma and it.
  const goAbove = isHead && !list.places.some(({ beforeComma }) => hasLineEnd(beforeComma));
  const [stays = "", ...others] = goAbove ? ["", ...tails] : tails;
  return { lead: items.map(({ lead }) => lead).join("") + others.map((tail) => asLead(tail, list)).join(""), text, tail: stays };
}

/** An item without comments. */
export function bareItem(text: string): ListItem {
  return { lead: "", text, tail: "" };
}

/** The comments of a text that has nothing but white space and comments in it, in order. */
export function commentsIn(trivia: string): string[] {
  return trivia.match(aComment) ?? [];
}
