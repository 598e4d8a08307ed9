import type { TextRange } from "../../text/range.js";
import { areOnOneLine, hasLineBreak } from "./gaps.js";
import { beginsLine, endOfLineTrivia, gapAfterComma, indentAt, lineEndNear, nextToken } from "../trivia.js";

/** An item with its own comments, which can be moved. */
export interface ListItem {
  /** The comments above or before it, up to the item; "" if there are none. */
  readonly lead: string;
  /** The comments above its comma, if that begins its line. */
  readonly above?: string;
  /** The item as JSON text. */
  readonly text: string;
  /** The comments after it on its line. */
  readonly tail: string;
}

/** A place of a list, and its item. */
export interface ItemPlace {
  /** White space before the item, and comments about the list: a blank line separates them from the item. */
  readonly space: string;
  /** The white space between the previous item and its comma: a line break if the author starts lines with commas. */
  readonly beforeComma: string;
  readonly item: ListItem;
}

/**
 * The parts of a list. Printing them unchanged gives the same text, except for a comment between an item and its comma.
 */
export interface ListText {
  readonly open: string;
  readonly places: readonly ItemPlace[];
  /** The text between the last item, with its comma and comments, and the closing bracket. */
  readonly end: string;
  readonly close: string;
  /** The comma after the last item with the white space before it; "" if there is none. */
  readonly trailingComma: string;
  /** The line break and indentation of items, for a comment that needs its own line. */
  readonly newLine: string;
  /** The blanks after a comma. */
  readonly gap: string;
}

/**
 * Splits a list of JSON or an object (`items`: the ranges of its properties) into parts. It must be closed and without
 * syntax errors.
 */
export function readList(text: string, { start, end: close }: TextRange, items: readonly TextRange[]): ListText {
  let at = start + 1;
  let beforeComma = "";
  let hasComma = false;
  let aboveComma = "";
  const first = items[0]?.start ?? close - 1;
  const onLine = items.find((item) => beginsLine(text, item.start))?.start ?? first;
  const newLine = lineEndNear(text, onLine) + indentAt(text, onLine);
  const places = items.map((item, index): ItemPlace => {
    const { space, lead } = splitLead(text, at, item.start, index === 0);
    const next = nextToken(text, item.end);
    hasComma = next.char === ",";
    const withComments = item.end + (hasComma ? lengthWithComments(text.slice(item.end, next.offset)) : 0);
    // Comments above a comma that begins a line are about the item of that line.
    const following = items[index + 1];
    const beginsNext = following && beginsLine(text, next.offset) && areOnOneLine(text, next.offset, following.start);
    const isOnLine = !hasComma || beginsNext;
    const behind = isOnLine ? endOfLineTrivia(text, item.end) : withComments;
    const above = hasComma ? text.slice(behind, Math.max(behind, withComments)).trimStart() : "";
    const gap = hasComma ? text.slice(Math.max(behind, withComments), next.offset) : "";
    // A comma on another line begins the next item; after one on this line there may be a comment about the item.
    const tailEnd = hasComma && !hasLineBreak(gap) ? endOfTail(text, next.offset + 1) : undefined;
    const tail = text.slice(item.end, behind) + (tailEnd === undefined ? "" : text.slice(next.offset + 1, tailEnd));
    const own = { lead, above: aboveComma, text: text.slice(item.start, item.end), tail };
    const place = { space, beforeComma, item: own };
    aboveComma = above;
    beforeComma = gap;
    at = tailEnd ?? (hasComma ? next.offset + 1 : behind);
    return place;
  });
  return {
    open: text.slice(start, start + 1),
    places,
    end: text.slice(at, close - 1),
    close: text.slice(close - 1, close),
    trailingComma: hasComma ? `${beforeComma},` : "",
    newLine,
    gap: gapAfterComma(text, first),
  };
}

/** The length of trivia up to the end of its last comment. */
function lengthWithComments(trivia: string): number {
  const last = [...trivia.matchAll(aComment)].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Comments after a comma belong to the item before it if only the end of the line or of the list follows. */
function endOfTail(text: string, offset: number): number {
  const end = endOfLineTrivia(text, offset);
  return /^[ \t]*(?:[\r\n]|[\]}]|$)/.test(text.slice(end)) ? end : offset;
}

/**
 * Splits the text before an item: the comments without a blank line between them and the item, and everything before.
 */
function splitLead(text: string, from: number, itemStart: number, isFirst: boolean): { space: string; lead: string } {
  // A comment after the opening bracket, with the items on lines below, is about the list.
  const isBehindBracket = isFirst && /^[ \t]*[\r\n]/.test(text.slice(endOfLineTrivia(text, from)));
  let start = itemStart;
  for (const { index, 0: comment } of [...text.slice(from, itemStart).matchAll(aComment)].reverse()) {
    const at = from + index;
    if (isBlankLine(text.slice(at + comment.length, start)) || (isBehindBracket && at < endOfLineTrivia(text, from)))
      break;
    start = at;
  }
  return { space: text.slice(from, start), lead: text.slice(start, itemStart) };
}

/** A comment in a text that contains only white space, commas and comments. */
export const aComment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

function hasLineComment(trivia: string): boolean {
  return commentsIn(trivia).some((comment) => comment.startsWith("//"));
}

/** Whether white space, possibly with comments, contains an empty line. */
function isBlankLine(space: string): boolean {
  return /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(space);
}

/** Whether the text is ordinary white space: no comment, and no empty line between two groups. */
export function isPlainSpace(space: string): boolean {
  return space.trim() === "" && !isBlankLine(space);
}

/**
 * The list as text, including brackets. If a comment would comment out the text after it, it is moved above its item.
 */
export function printList(list: ListText): string {
  const { places } = list;
  let printed = list.open;
  places.forEach(({ space, item }, index) => {
    const next = places[index + 1];
    const comma = next ? `${next.beforeComma},` : list.trailingComma;
    const isCommaBelow = hasLineBreak(comma);
    const above = next?.item.above && isCommaBelow ? list.newLine + next.item.above : "";
    const isAbove = index > 0 && startsLinesWithCommas(places[index]!);
    const isSafe = !hasLineComment(item.tail) || isCommaBelow || /^[ \t]*[\r\n]/.test(next ? next.space : list.end);
    const tail = isSafe ? item.tail : "";
    printed +=
      space
      + (item.above && !isAbove ? item.above + list.newLine : "")
      + item.lead
      + (isSafe ? "" : asLead(item.tail, list))
      + item.text
      + (isCommaBelow ? tail + above + comma : comma + tail);
  });
  return printed + list.end + list.close;
}

/** A comment moved above an item, or before it on its line if the list has no lines. */
export function asLead(tail: string, { newLine, places: [first] }: ListText): string {
  const isOnLines = first !== undefined && hasLineBreak(first.space);
  return tail === "" ? "" : tail.trim() + (hasLineComment(tail) || isOnLines ? newLine : " ");
}

/**
 * The list with only some of its items. Comments about the list are kept, even if the items next to them are removed.
 */
export function keepItems(list: ListText, isKept: (index: number) => boolean): ListText {
  const places: ItemPlace[] = [];
  let left: string | undefined;
  list.places.forEach((place, index) => {
    const space = left === undefined ? place.space : joinSpaces(left, place.space, places.length === 0);
    left = undefined;
    if (isKept(index)) places.push({ ...place, space });
    else left = space;
  });
  return { ...list, places, end: left === undefined ? list.end : withoutLast(left, list.end) };
}

/** The end of a list whose last place, with this space, is removed. */
export function withoutLast(space: string, end: string): string {
  return space.trim() === "" ? end : space.trimEnd() + end;
}

/** The space of the place that replaces a removed one. */
export function joinSpaces(gone: string, own: string, isFirst: boolean): string {
  if (isPlainSpace(own) || (isFirst && own.trim() === "")) return gone;
  return gone.trim() === "" ? own : gone.trimEnd() + own;
}

/** Some of the items as a list for another place, without the comments about this list. */
export function copyItems(list: ListText, isKept: (index: number) => boolean): ListText {
  const bare = list.places.map((place) => ({ ...place, space: /\s*$/.exec(place.space)![0] }));
  const kept = keepItems({ ...list, places: bare }, isKept);
  return { ...kept, end: /\s*$/.exec(kept.end)![0] };
}

/** The list with more items after the one at `index`, in its layout, with their comments. */
export function insertItems(list: ListText, index: number, items: readonly ListItem[]): ListText {
  const own = list.places[index];
  const model = index > 0 ? own : (list.places[1] ?? own);
  if (!own || !model) return list;
  const added = placesAfter(model, items, model === list.places[0] ? list.gap : undefined);
  return { ...list, places: list.places.toSpliced(index + 1, 0, ...added) };
}

/** Places for more items in the layout of another place. `gap`: the blanks before them, if that place cannot tell. */
export function placesAfter(model: ItemPlace, items: readonly ListItem[], gap: string | undefined): ItemPlace[] {
  const onLine = /(?:\r\n|\n|\r)[ \t]*$/.exec(model.space)?.[0];
  const space = onLine ?? gap ?? /[ \t]*$/.exec(model.space)![0];
  return items.map((item) => ({ space, beforeComma: model.beforeComma, item }));
}

/** Whether the comma before a place begins its line. */
export function startsLinesWithCommas({ beforeComma }: ItemPlace): boolean {
  return hasLineBreak(beforeComma);
}

/** The list with another item at `index`. */
export function withItem(list: ListText, index: number, item: ListItem): ListText {
  return { ...list, places: list.places.map((place, at) => (at === index ? { ...place, item } : place)) };
}

/**
 * One item that replaces several and takes their comments. The first comment after an item stays after it, the others
 * are moved above it. If `isHead`, all are moved above, because they also describe the following items.
 */
export function absorb(list: ListText, items: readonly ListItem[], text: string, isHead = false): ListItem {
  const tails = items.map(({ tail }) => tail).filter((tail) => tail !== "");
  // If commas begin the lines, a comment above an item would be between the comma and the item.
  const goAbove = isHead && !list.places.some(startsLinesWithCommas);
  const [stays = "", ...others] = goAbove ? ["", ...tails] : tails;
  return {
    lead: items.map(({ lead }) => lead).join("") + others.map((tail) => asLead(tail, list)).join(""),
    above: items.flatMap(({ above }) => above || []).join(list.newLine),
    text,
    tail: stays,
  };
}

/** An item without comments. */
export function bareItem(text: string): ListItem {
  return { lead: "", text, tail: "" };
}

/** The comments of a text that contains only white space and comments, in order. */
export function commentsIn(trivia: string): string[] {
  return trivia.match(aComment) ?? [];
}
