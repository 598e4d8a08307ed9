import type { TextRange } from "../../text/range.js";
import { isNameStart, lineStart, nameEnd, numberEnd } from "./characters.js";
import { Kind, type Tokens } from "./tokens.js";

/**
 * Reads the part of a line with a missing or superfluous quote. Of all ways to read the quotes as opening, closing or
 * neither, it takes the one that fits best with the characters next to them.
 */
export function brokenLine(text: string, from: number, to: number, tokens: Tokens, comments: TextRange[]): void {
  const quotes = quotesOf(text, from, to);
  let at = from;
  for (const { start, end, contentStart, contentEnd } of cheapestReading(text, from, to, quotes)) {
    if (start < at) continue;
    plainTokens(text, at, start, tokens, comments);
    tokens.add(Kind.OpenQuote, start, contentStart);
    templateTokens(text, contentStart, contentEnd, tokens);
    tokens.add(Kind.CloseQuote, contentEnd, end);
    at = end;
  }
  plainTokens(text, at, to, tokens, comments);
}

/**
 * The first uncertain offset of a line with a missing or superfluous quote: its first string, or the word before that.
 * Drops the tokens from there on. `quote` is the start of the unclosed string.
 */
export function firstDoubtful(text: string, quote: number, tokens: Tokens): number {
  const { kinds, starts } = tokens;
  const line = lineStart(text, quote);
  let { count } = tokens;
  let depth = 0;
  for (let index = count - 1; index >= 0 && starts[index]! >= line && depth >= 0; index--) {
    const kind = kinds[index]!;
    if (kind === Kind.CloseQuote) depth++;
    else if (kind === Kind.OpenQuote && --depth === 0) count = index;
    else if (
      depth === 0
      && (kind === Kind.OpenInterpolation || kind === Kind.OpenDirective || kind === Kind.OpenHeredoc)
    )
      break;
  }
  let from = starts[count] ?? quote;
  while (from > line && !/[\s,[({=]/.test(text[from - 1]!)) from--;
  while (count > 0 && starts[count - 1]! >= from && wordKinds.has(kinds[count - 1]!)) count--;
  if (count > 0) from = Math.max(from, tokens.ends[count - 1]!);
  tokens.cut(count);
  return from;
}

const wordKinds: ReadonlySet<Kind> = new Set([
  Kind.Name,
  Kind.Number,
  Kind.Colon,
  Kind.Dot,
  Kind.Operator,
  Kind.Stray,
  Kind.Question,
]);

/** Quotes that are not escaped and not inside a sequence that is closed on this line. */
function quotesOf(text: string, from: number, to: number): number[] {
  const found: number[] = [];
  let attempts = 20;
  for (let at = from; at < to; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') found.push(at);
    else if (sign === "$" && text[at + 1] === "{" && text[at - 1] !== "$" && attempts-- > 0) at = sequenceEnd(text, at, to) ?? at;
  }
  return found;
}

/** The end of a sequence on this line that contains an even number of quotes. */
function sequenceEnd(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  let quotes = 0;
  for (let at = from + 1; at < to; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') quotes++;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return quotes % 2 === 0 ? at : undefined;
  }
  return undefined;
}

interface Extent {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** A way to read the line up to a quote, as a linked list that grows at its end. */
interface Reading {
  readonly cost: number;
  readonly before: Reading | undefined;
  readonly string: Extent | undefined;
  /** The start of the open string. */
  readonly open: number;
}

const mistake = 5;

function cheapestReading(text: string, from: number, to: number, quotes: readonly number[]): Extent[] {
  let outside: Reading | undefined = { cost: 0, before: undefined, string: undefined, open: -1 };
  let inside: Reading | undefined;
  let last = from;
  for (const quote of quotes) {
    const opens = openCost(text, from, quote);
    const closes = closeCost(text, quote, to);
    const wordStart = missingStart(text, last, quote);
    const nextOutside = cheapest([
      outside && { ...outside, cost: outside.cost + mistake },
      inside
        && close(inside, closes, {
          start: inside.open,
          contentStart: inside.open + 1,
          contentEnd: quote,
          end: quote + 1,
        }),
      outside && wordStart !== undefined
        ? close(outside, mistake - 1 + closes, {
            start: wordStart,
            contentStart: wordStart,
            contentEnd: quote,
            end: quote + 1,
          })
        : undefined,
    ]);
    const ended = inside && missingEnd(text, inside.open, quote);
    const nextInside = cheapest([
      outside && { ...outside, cost: outside.cost + opens, open: quote },
      inside && { ...inside, cost: inside.cost + mistake + 2 },
      inside && ended !== undefined
        ? {
            ...close(inside, mistake - 1 + opens, {
              start: inside.open,
              contentStart: inside.open + 1,
              contentEnd: ended,
              end: ended,
            }),
            open: quote,
          }
        : undefined,
    ]);
    outside = nextOutside;
    inside = nextInside;
    last = quote + 1;
  }
  if (inside) {
    const end = missingEnd(text, inside.open, to) ?? to;
    inside = close(inside, mistake - 1, { start: inside.open, contentStart: inside.open + 1, contentEnd: end, end });
  }
  const found: Extent[] = [];
  for (let one = cheapest([outside, inside]); one; one = one.before) if (one.string) found.push(one.string);
  return found.reverse();
}

function close(reading: Reading, cost: number, string: Extent): Reading {
  return { cost: reading.cost + cost, before: reading, string, open: -1 };
}

function cheapest(readings: readonly (Reading | undefined)[]): Reading | undefined {
  let best: Reading | undefined;
  for (const one of readings) if (one && (!best || one.cost < best.cost)) best = one;
  return best;
}

/** The cost of reading a quote as the opening one of a string. */
function openCost(text: string, from: number, quote: number): number {
  let at = quote - 1;
  while (at > 0 && (text[at] === " " || text[at] === "\t")) at--;
  if (at < 0 || text[at] === "\n" || /[[({,=:?!&|<>+*/%]/.test(text[at]!)) return 0;
  if (text[quote - 1] === '"') return 1;
  // A label of a block follows a blank: `resource "a" "b"`.
  if (at < quote - 1 && (text[at] === '"' || /[\w-]/.test(text[at]!))) return at < from ? 0 : 1;
  return 3;
}

/** The cost of reading a quote as the closing one of a string. */
function closeCost(text: string, quote: number, to: number): number {
  let at = quote + 1;
  while (at < to && (text[at] === " " || text[at] === "\t")) at++;
  if (at >= to || /[\])},=:?!&|<>+*/%#]/.test(text[at]!)) return 0;
  return text[at] === '"' || (at > quote + 1 && text[at] === "{") ? 1 : 3;
}

/** The end of a string whose closing quote is missing before an offset; `undefined` if it is unclear. */
function missingEnd(text: string, open: number, to: number): number | undefined {
  const limit = Math.min(to, open + 400);
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "$" && text[at + 1] === "{") at = sequenceEnd(text, at, limit) ?? at;
    else if (/[,\])}=\s]/.test(text[at]!)) return at > open + 1 ? at : undefined;
  }
  return limit === to && to > open + 1 ? to : undefined;
}

/** The start of a word that has a closing quote but no opening one. */
function missingStart(text: string, from: number, quote: number): number | undefined {
  let at = quote;
  while (at > from && !/[\s,[({="]/.test(text[at - 1]!)) at--;
  return at < quote ? at : undefined;
}

const marks: Readonly<Record<string, Kind>> = {
  "{": Kind.OpenBrace,
  "}": Kind.CloseBrace,
  "[": Kind.OpenBracket,
  "]": Kind.CloseBracket,
  "(": Kind.OpenParen,
  ")": Kind.CloseParen,
  ",": Kind.Comma,
  ".": Kind.Dot,
  "=": Kind.Equals,
  ":": Kind.Colon,
  "?": Kind.Question,
};

/** Adds tokens outside of strings. */
function plainTokens(text: string, from: number, to: number, tokens: Tokens, comments: TextRange[]): void {
  for (let at = from; at < to; ) {
    const sign = text[at]!;
    if (/\s/.test(sign)) {
      at++;
      continue;
    }
    if (sign === "#" || (sign === "/" && text[at + 1] === "/")) {
      comments.push({ start: at, end: to });
      return;
    }
    const mark = marks[sign];
    const isName = isNameStart(text, at);
    const end = Math.min(to, isName ? nameEnd(text, at) : /\d/.test(sign) ? numberEnd(text, at) : at + 1);
    tokens.add(mark ?? (isName ? Kind.Name : /\d/.test(sign) ? Kind.Number : Kind.Stray), at, end);
    at = end;
  }
}

/** Adds the text of a string. Each sequence in it is closed on this line, or broken. */
function templateTokens(text: string, from: number, to: number, tokens: Tokens): void {
  let start = from;
  const addText = (end: number) => {
    if (end > start) tokens.add(Kind.Text, start, end);
  };
  let attempts = 20;
  for (let at = from; at < to; at++) {
    if (text[at] === "\\") at++;
    else if ((text[at] === "$" || text[at] === "%") && text[at + 1] === "{") {
      if (text[at - 1] === text[at] && at > from) continue;
      const end = attempts-- > 0 ? sequenceEnd(text, at, to) : undefined;
      addText(at);
      const after = end === undefined ? wordEnd(text, at + 2, to) : end + 1;
      tokens.add(Kind.BrokenSequence, at, after);
      start = after;
      at = after - 1;
    }
  }
  addText(to);
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\w.[\]-]/.test(text[at]!)) at++;
  return at;
}
