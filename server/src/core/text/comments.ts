import type { TextRange } from "./range.js";

/** The end of the comment at a slash, before its line break; `undefined` if none starts there. */
export function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith("//", at)) return endOfLine(text, at);
  if (!text.startsWith("/*", at)) return undefined;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

/** Whether the comment in a range of a text has its end, as far as it needs one. */
export function isClosedComment(text: string, { start, end }: TextRange): boolean {
  return !text.startsWith("/*", start) || (end - start >= 4 && text.startsWith("*/", end - 2));
}

/** The end of the line of an offset, before its line break. */
export function endOfLine(text: string, at: number): number {
  lineBreak.lastIndex = at;
  return lineBreak.exec(text)?.index ?? text.length;
}

const lineBreak = /[\r\n]/g;
