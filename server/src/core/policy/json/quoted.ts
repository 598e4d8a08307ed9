/**
 * Reading strings and comments of a text that is intended as JSON. Written by hand, because a regular expression with
 * alternatives fails on strings of some megabytes, and because each part of a text may be read only once or twice.
 */

/** The end of the string at a quote: after its closing quote, or where its line ends without one. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) return at + 1;
    if (char === backslash && !isLineBreak(text.charCodeAt(at + 1)) && at + 1 < text.length) at++;
    else if (char === backslash || isLineBreak(char)) return at;
  }
  return text.length;
}

/**
 * The end of a string over several lines that contains only names and blanks, and whose closing quote is where an item
 * can end: before a separator or closing bracket of any keyboard, or before the string of the next line.
 */
export function brokenStringEnd(text: string, start: number): number | undefined {
  namesAndBlanks.lastIndex = start + 1;
  namesAndBlanks.test(text);
  const end = namesAndBlanks.lastIndex + 1;
  if (text.charCodeAt(end - 1) !== quote || !/[\r\n]/.test(text.slice(start, end))) return undefined;
  blanks.lastIndex = end;
  blanks.test(text);
  const next = text[blanks.lastIndex] ?? "";
  const isItem = /[,\]}，、］｝】]/.test(next) || (/["“＂]/.test(next) && /[\r\n]/.test(text.slice(end, blanks.lastIndex)));
  return isItem ? end : undefined;
}

/** Finds closing quotes of any keyboard. */
export class Quotes {
  readonly #text: string;
  #noneBefore = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the next quote on the line that is not escaped, if there is one. Starts must be in order. */
  after(start: number): number | undefined {
    // A start on a line whose rest was read in vain was escaped there, so it would be read in vain again.
    if (start < this.#noneBefore) return undefined;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      const char = this.#text[at]!;
      if (/["“”＂]/.test(char)) return at;
      const isEscape = char === "\\" && !/[\r\n]/.test(this.#text[at + 1] ?? "\n");
      if (isEscape) at++;
      else if (/[\\\r\n]/.test(char)) break;
    }
    this.#noneBefore = at;
    return undefined;
  }
}

function isLineBreak(char: number): boolean {
  return char === newline || char === carriageReturn;
}

const namesAndBlanks = /[\w:*.,;\- \t\r\n]*/y;
const blanks = /\s*/y;
const quote = 34;
const backslash = 92;
const newline = 10;
const carriageReturn = 13;
