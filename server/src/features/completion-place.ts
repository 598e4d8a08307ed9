import { isInComment, nextToken } from "../core/edit/trivia.js";
import { locate, type Place } from "../core/policy/locate.js";
import type { PolicyFile } from "../core/policy/model.js";
import type { SyntaxNode } from "../core/policy/syntax.js";
import type { TextEdit, TextRange } from "../core/text/range.js";

/** Where an action can be completed, and what must be written around its name so that the list stays a list. */
export interface CompletionPlace {
  readonly place: Place;
  /** What the name replaces; it begins and ends on the line of the cursor. */
  readonly range: TextRange;
  /** What stands between the start of the range and the cursor. */
  readonly typed: string;
  readonly before: string;
  readonly after: string;
  /** Commas that are missing elsewhere. */
  readonly additional: readonly TextEdit[];
}

/** The completion place at an offset; nothing outside `Action` lists, and nothing in a comment. */
export function completionPlace(file: PolicyFile, offset: number): CompletionPlace | undefined {
  const place = locate(file, offset);
  if (place?.kind === "action-string") return inString(file.text, place, offset);
  if (place?.kind === "action-gap" && !isInComment(file.text, place.list.range.start + 1, offset)) return inGap(file.text, place, offset);
  return undefined;
}

/** Inside quotes the whole content is replaced; an unclosed string ends with its last word and gets its quote. */
function inString(text: string, place: Place & { kind: "action-string" }, offset: number): CompletionPlace {
  const { node, list } = place;
  // A name directly behind the closing quote: that quote opens the next string, and this one was not closed.
  const isClosed = node.isClosed && !/[\w*]/.test(text[node.range.end] ?? "");
  const start = Math.max(node.content.start, lineStart(text, offset));
  const end = isClosed ? Math.min(node.content.end, lineEnd(text, offset)) : Math.max(offset, endOfWords(text, node.content));
  const items = list?.items ?? [];
  const commas = missingCommas(text, items, node.range, isClosed ? node.range.end : end);
  return {
    place,
    range: { start, end },
    typed: text.slice(start, offset),
    before: "",
    after: isClosed ? "" : `"${commas.after}`,
    additional: [...comma(commas.before ? commas.previousEnd : undefined), ...comma(isClosed && commas.after ? node.range.end : undefined)],
  };
}

/** Between items a whole string is written, in the place of a word that was typed without quotes. */
function inGap(text: string, place: Place & { kind: "action-gap" }, offset: number): CompletionPlace | undefined {
  // Behind something that is not closed yet, nothing can be said to be between items.
  const previous = place.list.items.findLast((item) => item.range.start < offset);
  if (previous && "isClosed" in previous && !previous.isClosed) return undefined;
  const start = startOfWord(text, offset);
  const range = { start, end: endOfWord(text, offset) };
  const commas = missingCommas(text, place.list.items, range, range.end);
  // Two edits must not meet: a comma that belongs right here is part of the name's own edit.
  const isHere = commas.before && commas.previousEnd === start;
  return {
    place,
    range,
    typed: text.slice(start, offset),
    before: isHere ? ', "' : '"',
    after: `"${commas.after}`,
    additional: comma(commas.before && !isHere ? commas.previousEnd : undefined),
  };
}

/** The commas that an item at `range` lacks on its two sides. */
function missingCommas(text: string, items: readonly SyntaxNode[], range: TextRange, end: number) {
  const previousEnd = items.findLast((item) => item.range.end <= range.start)?.range.end;
  // Behind a quote that is not closed, the parser takes the rest of the file for items; what stands there decides.
  const hasNext = items.some((item) => item.range.start >= end) && !/^[,\]}]?$/.test(nextToken(text, end).char);
  const token = previousEnd === undefined ? undefined : nextToken(text, previousEnd);
  const isParted = token === undefined || (token.char === "," && token.offset < range.start);
  return { before: !isParted, previousEnd, after: hasNext ? "," : "" };
}

function comma(offset: number | undefined): TextEdit[] {
  return offset === undefined ? [] : [{ range: { start: offset, end: offset }, newText: "," }];
}

function startOfWord(text: string, offset: number): number {
  return offset - /[\w:*.-]*$/.exec(text.slice(lineStart(text, offset), offset))![0].length;
}

function endOfWord(text: string, offset: number): number {
  return offset + /^[\w:*.-]*/.exec(text.slice(offset, lineEnd(text, offset)))![0].length;
}

/** Where the words of a string end whose quote is missing; what follows belongs to the list. */
function endOfWords(text: string, { start, end }: TextRange): number {
  return start + /^(.*?)[\s,\]}]*(?:\/[/*].*)?$/s.exec(text.slice(start, end))![1]!.length;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}
