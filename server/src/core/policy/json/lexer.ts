import type { TextRange } from "../../text/range.js";

/** A token of a text that is intended as JSON. */
export interface Lexeme {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "scalar" | "word" | "open-comment";
  readonly range: TextRange;
  /** Corrections for missing, superfluous or wrong quotes of a string: the new text, and where. */
  readonly quotes?: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** Parts of more than 200 characters are no names; without a limit, each start would read the rest of the line. */
const name = String.raw`[\w*-]{1,200}:[\w*-]{0,200}:[\w*-]{1,200}`;
/** What follows a complete string. */
const after = String.raw`(?=\s*(?:[:,\]}\r\n]|$))`;

type Make = (start: number, found: string) => Lexeme | undefined;

/** Slips that look like the start of a string. They are tried before strings, and only at a key. */
const keySlips: readonly (readonly [RegExp, Make])[] = [
  // "Version: "1.1" and "Action: [
  [/"[A-Za-z][\w:/.-]*(?=\s*:\s*(?:"[^\s,:\]}]|[[{]))/y, (start, { length }) => string(start, length, [insert(start + length, '"')])],
];

/** Whether a text may have what looks like a slip at a key, although it is valid. */
export function mayResembleSlip(text: string): boolean {
  return /"[A-Za-z][\w:/.-]*\s*:\s*(?:"[^\s,:\]}]|[[{])/.test(text);
}

/** Slips that look like the start of an empty string: ""Version" */
const doubledQuote: readonly [RegExp, Make] = [
  new RegExp(String.raw`""[\w*][^"\r\n]*"${after}`, "y"),
  (start, { length }) => string(start, length, [remove(start)]),
];

/** Tried in this order after strings with both quotes. */
const patterns: readonly (readonly [RegExp, Make])[] = [
  [/\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y, () => undefined],
  [/\/\*[\s\S]*/y, (start, { length }) => ({ kind: "open-comment", range: { start, end: start + length } })],
  [/[{}[\],:]/y, (start, mark) => ({ kind: mark as "{", range: { start, end: start + 1 } })],
  // A string that reaches the end of its line ends before the commas and brackets there.
  [/"[^",\]}\r\n]*[^\s",\]}](?=[ \t,\]}]*(?:[\r\n]|$))/y, (start, { length }) => string(start, length, [insert(start + length, '"')])],
  [/"[^"\r\n]*/y, (start, { length }) => word(start, length)],
  [
    new RegExp(String.raw`[\w*][^\s",[\]{}]{0,200}"${after}`, "y"),
    (start, { length }) => string(start, length, [insert(start, '"')]),
  ],
  [
    new RegExp(String.raw`${name}(?=\s*[,\]\r\n])`, "y"),
    (start, { length }) => string(start, length, [insert(start, '"'), insert(start + length, '"')]),
  ],
  [
    /'[^'"\\\r\n]*'/y,
    (start, { length }) => string(start, length, [replace(start, '"'), replace(start + length - 1, '"')]),
  ],
  [
    /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y,
    (start, { length }) => ({ kind: "scalar", range: { start, end: start + length } }),
  ],
  [/[^\s{}[\],:"]+/y, (start, { length }) => word(start, length)],
];

/** The tokens of a text, without white space and comments. Accepts any text. */
export function lexemes(text: string): Lexeme[] {
  const found: Lexeme[] = [];
  const closings = new Closings(text);
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '"' ? readString(text, at, found, closings) : undefined;
    at = end ?? readFirst(text, at, patterns, found) ?? at + 1;
  }
  return found;
}

/** Reads a string with both quotes, and the slips that look like one. */
function readString(text: string, at: number, found: Lexeme[], closings: Closings): number | undefined {
  const slips = found.at(-1)?.kind === ":" ? [doubledQuote] : [...keySlips, doubledQuote];
  const slip = readFirst(text, at, slips, found);
  if (slip !== undefined) return slip;
  const end = closings.endOf(at);
  if (end === undefined) return undefined;
  tooManyQuotes.lastIndex = end;
  const isTooMany = tooManyQuotes.test(text);
  found.push(string(at, end - at + (isTooMany ? 1 : 0), isTooMany ? [remove(end)] : undefined));
  return isTooMany ? end + 1 : end;
}

/** "Version"": a second quote, and then what follows a string. */
const tooManyQuotes = new RegExp(`"${after}`, "y");

function readFirst(text: string, at: number, from: typeof patterns, found: Lexeme[]): number | undefined {
  for (const [pattern, make] of from) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const lexeme = make(at, match[0]);
    if (lexeme) found.push(lexeme);
    return at + match[0].length;
  }
  return undefined;
}

/** Finds where strings end. Hand-written, because a regular expression fails on very long strings. */
class Closings {
  readonly #text: string;
  #noneBefore = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of a string that starts here and ends on the same line. Starts must be in order. */
  endOf(start: number): number | undefined {
    // A start on a line whose rest was read in vain was escaped there, so it would be read in vain again.
    if (start < this.#noneBefore) return undefined;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '"') return at + 1;
      if (char === "\n" || char === "\r") break;
      if (char === "\\") at++;
    }
    this.#noneBefore = at;
    return undefined;
  }
}

function string(start: number, length: number, quotes?: Lexeme["quotes"]): Lexeme {
  const range = { start, end: start + length };
  return quotes ? { kind: "string", range, quotes } : { kind: "string", range };
}

function word(start: number, length: number): Lexeme {
  return { kind: "word", range: { start, end: start + length } };
}

function insert(offset: number, newText: string) {
  return { range: { start: offset, end: offset }, newText };
}

function replace(offset: number, newText: string) {
  return { range: { start: offset, end: offset + 1 }, newText };
}

function remove(offset: number) {
  return replace(offset, "");
}

export const closerOf = { "{": "}", "[": "]" } as const;

/** Whether all brackets of these lexemes match and close everything that is open before them. */
export function areBalanced(all: readonly Lexeme[], openers: readonly ("{" | "[")[]): boolean {
  const open: string[] = openers.map((kind) => closerOf[kind]);
  for (const { kind } of all) {
    if (kind === "{" || kind === "[") open.push(closerOf[kind]);
    else if ((kind === "}" || kind === "]") && open.pop() !== kind) return false;
  }
  return open.length === 0;
}
