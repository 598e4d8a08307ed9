import type { TextRange } from "../../text/range.js";
import { isNameStart, lineStartAt, nameEnd, numberEnd } from "./characters.js";
import { cheapestReading, sequenceEnd } from "./quote-reading.js";
import { Kind, type Tokens } from "./tokens.js";

/**
 * Reads the part of a line with a missing or superfluous quote. Of all ways to read the quotes as opening, closing or
 * neither, it takes the one that fits best with the characters next to them.
 */
export function brokenLine(text: string, from: number, to: number, tokens: Tokens, comments: TextRange[]): void {
  let at = from;
  for (const { start, end, contentStart, contentEnd } of cheapestReading(text, from, to)) {
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
  const line = lineStartAt(text, quote);
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
