import { isInComment, lineStart, nextToken } from "../../../core/edit/trivia.js";
import type { Spot } from "../../../core/policy/locate.js";
import type { ArrayNode, ObjectNode, PropertyNode, StringNode } from "../../../core/policy/syntax.js";
import type { TextEdit, TextRange } from "../../../core/text/range.js";

/** The place of a completed text, and the marks to insert around it so that the text remains valid JSON. */
export interface Slot {
  /** The range to replace; it is on the line of the cursor. */
  readonly range: TextRange;
  /** The text between the start of the range and the cursor. */
  readonly typed: string;
  /** A comma or a blank before it. */
  readonly lead: string;
  /** The missing quotes. */
  readonly open: "" | '"';
  readonly close: "" | '"';
  /** A comma after it. */
  readonly trail: string;
  /** Missing commas elsewhere. */
  readonly additional: readonly TextEdit[];
}

/** The slot of a spot; `undefined` in a comment, and after unclosed text. */
export function slotAt(text: string, spot: Spot, offset: number): Slot | undefined {
  switch (spot.kind) {
    case "value":
      return spot.node.kind === "string" ? inString(text, spot.node, spot.list, offset) : undefined;
    case "item-gap":
      return inGap(text, spot.list, offset);
    case "value-gap":
      return isInComment(text, spot.property.key.range.end, offset)
        ? undefined
        : behindColon(text, spot.property, offset);
    case "key":
      return inKey(text, spot.property, spot.object, offset);
    case "key-gap":
      return inGap(text, spot.object, offset);
  }
}

/** Inside quotes the whole content is replaced; an unclosed string ends with its last word and gets its quote. */
function inString(text: string, node: StringNode, list: ArrayNode | undefined, offset: number): Slot {
  const isClosed = isReallyClosed(text, node);
  const start = Math.max(node.content.start, lineStart(text, offset));
  const end = isClosed
    ? Math.min(node.content.end, lineEnd(text, offset))
    : Math.max(offset, endOfWords(text, node.content));
  const commas = missingCommas(text, list ? spansOf(list) : [], node.range, isClosed ? node.range.end : end);
  return {
    range: { start, end },
    typed: text.slice(start, offset),
    lead: "",
    open: "",
    close: isClosed ? "" : '"',
    trail: isClosed ? "" : commas.after,
    additional: [...comma(commas.before), ...comma(isClosed && commas.after ? node.range.end : undefined)],
  };
}

/** A key is replaced including its closing quote, because its colon and value may be inserted too. */
function inKey(text: string, { key }: PropertyNode, object: ObjectNode, offset: number): Slot {
  const isClosed = isReallyClosed(text, key);
  const start = Math.max(key.content.start, lineStart(text, offset));
  const end = isClosed ? key.range.end : Math.max(offset, endOfWords(text, key.content));
  const others = spansOf(object).filter((span) => span.start !== key.range.start);
  const { before } = missingCommas(text, others, key.range, end);
  return {
    range: { start, end },
    typed: text.slice(start, offset),
    lead: "",
    open: "",
    close: '"',
    trail: commaBeforeKey(text, end),
    additional: comma(before),
  };
}

/** Between items or properties, replacing what was typed without quotes: in a list several words, otherwise one. */
function inGap(text: string, container: ArrayNode | ObjectNode, offset: number): Slot | undefined {
  if (isInComment(text, container.range.start + 1, offset)) return undefined;
  // After unclosed text it is unclear whether the offset is between items.
  const previous = nodesOf(container).findLast((node) => node.range.start < offset);
  if (previous && "isClosed" in previous && !previous.isClosed) return undefined;
  const range = container.kind === "array" ? bareWords(text, container, offset) : wordAt(text, offset);
  const { start } = range;
  const others = spansOf(container).filter((span) => span.end <= start || span.start >= range.end);
  const commas = missingCommas(text, others, range, range.end);
  // Edits must not conflict: a comma at this offset is part of the text's own edit.
  const isHere = commas.before === start;
  return {
    range,
    typed: text.slice(start, offset),
    lead: isHere ? ", " : "",
    open: '"',
    close: '"',
    trail: commas.after,
    additional: isHere ? [] : comma(commas.before),
  };
}

function behindColon(text: string, { key }: PropertyNode, offset: number): Slot {
  const colon = nextToken(text, key.range.end).offset;
  const start = Math.max(startOfWord(text, offset), colon + 1);
  const end = endOfWord(text, offset);
  return {
    range: { start, end },
    typed: text.slice(start, offset),
    lead: start === colon + 1 ? " " : "",
    open: '"',
    close: '"',
    trail: commaBeforeKey(text, end),
    additional: [],
  };
}

/** The separator between inserted text and a key right after it. */
function commaBeforeKey(text: string, offset: number): string {
  return nextToken(text, offset).char === '"' ? "," : "";
}

/**
 * Whether the closing quote is not followed by a name. If it is, it opens the next string, and this string is unclosed.
 */
function isReallyClosed(text: string, { isClosed, range }: StringNode): boolean {
  return isClosed && !/[\w*]/.test(text[range.end] ?? "");
}

/** Whether a key is followed by its colon. */
export function hasColon(text: string, key: StringNode): boolean {
  return key.isClosed && /^[:：]/.test(nextToken(text, key.range.end).char);
}

/** The nodes that end the items or properties of a container. */
function nodesOf(container: ArrayNode | ObjectNode) {
  return container.kind === "array" ? container.items : container.properties.map(({ key, value }) => value ?? key);
}

function spansOf(container: ArrayNode | ObjectNode): TextRange[] {
  if (container.kind === "array") return container.items.map(({ range }) => range);
  return container.properties.map(({ key, value }) => ({
    start: key.range.start,
    end: Math.max(key.range.end, (value ?? key).range.end),
  }));
}

/** The missing commas around `range`, which extends to `end`: `before` is an offset, `after` the text. */
function missingCommas(
  text: string,
  siblings: readonly TextRange[],
  range: TextRange,
  end: number,
): { readonly before: number | undefined; readonly after: "," | "" } {
  const previousEnd = siblings.findLast((span) => span.end <= range.start)?.end;
  // After an unclosed quote, the parser takes the rest of the file for items, so the next character decides.
  const hasNext = siblings.some((span) => span.start >= end) && !/^[,\]}]?$/.test(nextToken(text, end).char);
  const token = previousEnd === undefined ? undefined : nextToken(text, previousEnd);
  const isSeparated = token === undefined || (token.char === "," && token.offset < range.start);
  return { before: isSeparated ? undefined : previousEnd, after: hasNext ? "," : "" };
}

function comma(offset: number | undefined): TextEdit[] {
  return offset === undefined ? [] : [{ range: { start: offset, end: offset }, newText: "," }];
}

function wordAt(text: string, offset: number): TextRange {
  return { start: startOfWord(text, offset), end: endOfWord(text, offset) };
}

/** The words of a line without quotes around an offset, also in other scripts, as between quotes. */
function bareWords(text: string, { range }: ArrayNode, offset: number): TextRange {
  const from = Math.max(range.start + 1, lineStart(text, offset));
  const before = /(?:[\p{L}\p{N}_:*.-]+[ \t]+)*[\p{L}\p{N}_:*.-]*$/u.exec(text.slice(from, offset))![0];
  const isAmidWord = before !== "" && !/\s$/.test(before);
  const pattern = isAmidWord ? /^[\p{L}\p{N}_:*.-]*(?:[ \t]+[\p{L}\p{N}_:*.-]+)*/u : /^(?:[\p{L}\p{N}_:*.-]+[ \t]+)*[\p{L}\p{N}_:*.-]*/u;
  const after = pattern.exec(text.slice(offset, lineEnd(text, offset)))![0].trimEnd();
  return { start: offset - before.length, end: offset + after.length };
}

function startOfWord(text: string, offset: number): number {
  return offset - /[\w:*.-]*$/.exec(text.slice(lineStart(text, offset), offset))![0].length;
}

function endOfWord(text: string, offset: number): number {
  return offset + /^[\w:*.-]*/.exec(text.slice(offset, lineEnd(text, offset)))![0].length;
}

/** The end of the words of an unclosed string; the text after it belongs to the list. */
function endOfWords(text: string, { start, end }: TextRange): number {
  return start + /^(.*?)[\s,\]}]*(?:\/[/*].*)?$/s.exec(text.slice(start, end))![1]!.length;
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}
