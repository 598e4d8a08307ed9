import { stringEnd } from "../policy/json/quoted.js";

/** White space and comments between the tokens of a JSON text. All functions accept any offset inside the text. */

/** The next token at or after an offset: its offset and first character ("" at the end of the text). */
export function nextToken(text: string, offset: number): { readonly offset: number; readonly char: string } {
  let at = offset;
  while (at < text.length) {
    const after = skipOne(text, at);
    if (after === at) break;
    at = after;
  }
  return { offset: at, char: text[at] ?? "" };
}

/** The end of the blanks and comments on the same line after an offset, without trailing blanks. */
export function endOfLineTrivia(text: string, offset: number): number {
  let end = offset;
  for (let at = offset; at < text.length && !isLineBreak(text[at]!); ) {
    const after = skipOne(text, at);
    if (after === at) break;
    if (text[at] === "/" || text[at] === "#") {
      // A comment that continues on the next line belongs to the text after it.
      if (/[\r\n]/.test(text.slice(at, after))) break;
      end = after;
    }
    at = after;
  }
  return end;
}

/** The offset after one blank, line break or comment; the same offset if a token begins there. */
function skipOne(text: string, at: number): number {
  if (/\s/.test(text[at]!)) return at + 1;
  if (text.startsWith("//", at) || text[at] === "#") {
    const lineBreak = /[\r\n]/g;
    lineBreak.lastIndex = at;
    return lineBreak.exec(text)?.index ?? text.length;
  }
  if (text.startsWith("/*", at)) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return at;
}

function isLineBreak(char: string): boolean {
  return char === "\n" || char === "\r";
}

/** The white space at the start of a line. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
}

/** Whether there is nothing but a comment between the offset and the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*[\r\n]/.test(text.slice(endOfLineTrivia(text, offset)));
}

/** Whether only white space is before the offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return leadAt(text, offset)?.trim() === "";
}

/** The text before the offset on its line, if it is white space with at most one comma. */
export function leadAt(text: string, offset: number): string | undefined {
  let start = beforeBlanks(text, offset);
  if (text[start - 1] === ",") start = beforeBlanks(text, start - 1);
  return start === 0 || isLineBreak(text[start - 1]!) ? text.slice(start, offset) : undefined;
}

function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[^\S\r\n]/.test(text[start - 1]!)) start--;
  return start;
}

/** The blanks after commas in the author's style: none if the last comma before the offset has none, else one. */
export function gapAfterComma(text: string, offset: number): string {
  const comma = text.lastIndexOf(",", offset - 1);
  return comma >= 0 && !/\s/.test(text[comma + 1] ?? " ") ? "" : " ";
}

/**
 * The start of the line of an offset. Reads only that line, because many edits of a large file would otherwise each
 * read all of it.
 */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1]!)) start--;
  return start;
}

/** The line break near an offset, else anywhere in the text, else "\n". */
export function lineEndNear(text: string, offset: number): string {
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, lineStart(text, offset)).slice(-2))?.[0];
  return before ?? /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The end of the last token before an offset, reading from `from`, which must be outside strings and comments. */
export function tokenEndBefore(text: string, from: number, offset: number): number {
  let end = from;
  for (let at = from; at < offset; ) {
    const after = skipOne(text, at);
    if (after > at) at = after;
    else end = at = text[at] === '"' ? stringEnd(text, at) : at + 1;
  }
  return end;
}

/** Whether the offset is inside a comment, reading from `from`, which must be outside strings and comments. */
export function isInComment(text: string, from: number, offset: number): boolean {
  let at = from;
  while (at < offset) {
    if (text[at] === '"') {
      at = stringEnd(text, at);
      continue;
    }
    const after = text[at] === "/" ? skipOne(text, at) : at + 1;
    if (text[at] === "/" && after > at) {
      // Text typed at the end of a line comment belongs to the comment; after "*/" it does not.
      const isOver = text.startsWith("*/", after - 2) && !text.startsWith("//", at);
      if (offset < after || (offset === after && !isOver)) return true;
    }
    at = Math.max(after, at + 1);
  }
  return false;
}
