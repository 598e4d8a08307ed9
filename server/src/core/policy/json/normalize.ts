import type { TextRange } from "../../text/range.js";
import { commentEnd, endOfLine } from "../../text/comments.js";
import { textShape } from "../../text/text-shape.js";
import { brokenStringEnd, Quotes, stringEnd } from "./quoted.js";

/** Preparation of a JSON text for a parser. All functions accept any text. */

/**
 * The text as its author intends it; offsets do not change. Line breaks inside strings become blanks, full-width
 * punctuation becomes JSON punctuation, and comments with `#` become comments with `//`.
 */
export function normalize(text: string): string {
  return joinBrokenStrings(normalizePunctuation(withoutHash(text)));
}

/** The comments that begin with `#`, as in YAML or a shell, to the ends of their lines. */
export function hashComments(text: string): TextRange[] {
  const found: TextRange[] = [];
  if (text.includes("#"))
    rewrite(text, /[/"“#]/g, (start) => {
      const end = endBeforeHash(text, start);
      if (end !== undefined) return { end };
      if (!isHashComment(text, start)) return { end: start + 1 };
      const range = { start, end: endOfLine(text, start) };
      found.push(range);
      return range;
    });
  return found;
}

/** Replaces `#` and the next character by the two slashes of a comment. */
function withoutHash(text: string): string {
  let slashed = "";
  let position = 0;
  for (const { start, end } of hashComments(text)) {
    slashed += text.slice(position, start) + (end - start > 1 ? "//" : " ");
    position = Math.min(start + 2, end);
  }
  return position === 0 ? text : slashed + text.slice(position);
}

/** The end of a string or comment, inside of which `#` is a character like any other. */
function endBeforeHash(text: string, at: number): number | undefined {
  if (text[at] === "/") return commentEnd(text, at) ?? at + 1;
  if (text[at] === '"') return stringEnd(text, at);
  if (text[at] !== "“") return undefined;
  closeOrLineBreak.lastIndex = at + 1;
  const end = closeOrLineBreak.exec(text)?.index ?? text.length;
  return text[end] === "”" ? end + 1 : end;
}

function isHashComment(text: string, at: number): boolean {
  return at === 0 || /[\s,:{}[\]"”]/.test(text[at - 1]!);
}

/** What a piece of a text ends at, and its new text if that is different. */
interface Piece {
  readonly end: number;
  readonly newText?: string;
}

/** The text with its pieces replaced. `starts` finds where a piece may start, outside of the piece before it. */
function rewrite(text: string, starts: RegExp, read: (start: number) => Piece): string {
  const parts: string[] = [];
  let position = 0;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const { end, newText } = read(found.index);
    if (newText !== undefined) {
      parts.push(text.slice(position, found.index), newText);
      position = end;
    }
    starts.lastIndex = end;
  }
  return position === 0 ? text : parts.join("") + text.slice(position);
}

/** The JSON character that a character of a Chinese keyboard, a word processor or a web page replaces. */
export function meantMark(char: string): string | undefined {
  return fullWidth[char] ?? (otherBlank.test(char) ? " " : undefined);
}

const fullWidth: Readonly<Record<string, string>> = {
  "，": ",",
  "、": ",",
  "：": ":",
  "“": '"',
  "”": '"',
  "＂": '"',
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
};

/** Whether a text has characters of a Chinese keyboard that may replace those of JSON. */
export function hasFullWidth(text: string): boolean {
  return anyFullWidth.test(text);
}

const blanks = String.raw`\u00a0\u2000-\u200b\u202f\u205f\u3000`;

/** Blanks of word processors, web pages and a Chinese keyboard that JSON does not allow between its marks. */
export const otherBlank = new RegExp(`[${blanks}]`);

/** Leaves the content of strings unchanged, but not their quotes. */
function normalizePunctuation(text: string): string {
  if (!hasFullWidth(text)) return text;
  const quotes = new Quotes(text);
  return rewrite(text, new RegExp(`[/"${marks}${blanks}]`, "g"), (start) => {
    const char = text[start]!;
    if (char === "/") return { end: commentEnd(text, start) ?? start + 1 };
    const end = (char === '"' ? brokenStringEnd(text, start) : undefined) ?? otherQuoteEnd(text, start, quotes);
    if (end !== undefined) return { end, newText: `"${text.slice(start + 1, end - 1).replace(/"/g, "'")}"` };
    return char === '"' ? { end: stringEnd(text, start) } : { end: start + 1, newText: meantMark(char)! };
  });
}

/**
 * The end of a string between quotes of which one is not JSON's: it opens with such a quote, or with JSON's and closes
 * with another one at the end of an item.
 */
function otherQuoteEnd(text: string, start: number, quotes: Quotes): number | undefined {
  if (!/["“”＂]/.test(text[start]!)) return undefined;
  const close = quotes.after(start);
  if (close === undefined) return undefined;
  if (text[start] !== '"') return close + 1;
  endOfItem.lastIndex = close + 1;
  return text[close] !== '"' && endOfItem.test(text) ? close + 1 : undefined;
}

/**
 * The text with blanks in place of line breaks inside strings; offsets do not change. Published samples write several
 * actions into one string, one per line. JSON forbids that, and a parser would lose the rest of the policy. Only names
 * and white space up to a closing quote count as such a string, so a string with a forgotten quote is not extended over
 * the following lines.
 */
export function joinBrokenStrings(text: string): string {
  if (!textShape(text).hasControls) return text;
  return rewrite(text, /[/"]/g, (start) => {
    if (text[start] === "/") return { end: commentEnd(text, start) ?? start + 1 };
    const end = brokenStringEnd(text, start) ?? stringEnd(text, start);
    const found = text.slice(start, end);
    return /[\r\n\t]/.test(found) ? { end, newText: found.replace(/[\r\n\t]/g, " ") } : { end };
  });
}

const marks = "，、：“”＂｛｝［］【】";
const anyFullWidth = new RegExp(`[${marks}${blanks}]`);
const closeOrLineBreak = /[”\r\n]/g;
/** What follows a string. */
const endOfItem = /\s*[:,\]}，、：］｝】\r\n]/y;
