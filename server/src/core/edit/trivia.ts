/** White space and comments between the tokens of a JSON text. All functions take any offset inside the text. */

/** The next token at or after an offset: where it begins and its first character ("" at the end of the text). */
export function nextToken(text: string, offset: number): { readonly offset: number; readonly char: string } {
  let at = offset;
  while (at < text.length) {
    const after = skipOne(text, at);
    if (after === at) break;
    at = after;
  }
  return { offset: at, char: text[at] ?? "" };
}

/** The end of the blanks and comments that stand on the same line after an offset, without blanks at its very end. */
export function endOfLineTrivia(text: string, offset: number): number {
  let end = offset;
  for (let at = offset; at < text.length && !isLineBreak(text[at]!); ) {
    const after = skipOne(text, at);
    if (after === at) break;
    if (text[at] === "/" || text[at] === "#") {
      // A comment that goes on over the next line belongs to what follows it.
      if (/[\r\n]/.test(text.slice(at, after))) break;
      end = after;
    }
    at = after;
  }
  return end;
}

/** One blank, line break or comment further; the same offset if a token begins here. */
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

/** The white space that a line begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
}

/** Whether only white space stands before the offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return leadAt(text, offset)?.trim() === "";
}

/** What stands before the offset on its line, if that is nothing but white space and at most one comma. */
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

/** The blanks that the author puts after commas: none if the last one before the offset has none, else one. */
export function gapAfterComma(text: string, offset: number): string {
  const comma = text.lastIndexOf(",", offset - 1);
  return comma >= 0 && !/\s/.test(text[comma + 1] ?? " ") ? "" : " ";
}

/** Where the line of an offset begins. Looks no further than it must: many edits of a large file would otherwise each read all of it. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1]!)) start--;
  return start;
}

/** The line end that the text uses around an offset, else anywhere, else "\n". */
export function lineEndNear(text: string, offset: number): string {
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, lineStart(text, offset)).slice(-2))?.[0];
  return before ?? /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The end of the last token before an offset, reading on from `from`, which must be outside of strings and comments. */
export function tokenEndBefore(text: string, from: number, offset: number): number {
  let end = from;
  for (let at = from; at < offset; ) {
    const after = skipOne(text, at);
    if (after > at) at = after;
    else end = at = text[at] === '"' ? stringEnd(text, at) : at + 1;
  }
  return end;
}

function stringEnd(text: string, at: number): number {
  const string = /"(?:[^"\\\r\n]|\\[^\r\n])*"?/y;
  string.lastIndex = at;
  return at + (string.exec(text)?.[0].length ?? 1);
}

/** Whether the offset lies inside a comment, reading on from `from`, which must be outside of strings and comments. */
export function isInComment(text: string, from: number, offset: number): boolean {
  let at = from;
  while (at < offset) {
    if (text[at] === '"') {
      at = stringEnd(text, at);
      continue;
    }
    const after = text[at] === "/" ? skipOne(text, at) : at + 1;
    if (text[at] === "/" && after > at) {
      // The end of a line comment is still comment for whoever types there; behind "*/" it is over.
      const isOver = text.startsWith("*/", after - 2) && !text.startsWith("//", at);
      if (offset < after || (offset === after && !isOver)) return true;
    }
    at = Math.max(after, at + 1);
  }
  return false;
}
