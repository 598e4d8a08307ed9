import type { TextRange } from "./range.js";

/** A character without a shape, or with that of a blank, and its code: `U+200B`. */
export interface Invisible {
  readonly range: TextRange;
  readonly code: string;
}

/** The invisible characters in a range, as they are or as an escape of JSON. Ordinary blanks are none. */
export function invisibleIn(text: string, { start, end }: TextRange): Invisible[] {
  return [...text.slice(start, end).matchAll(invisible)].map(({ 0: one, index }) => {
    const hex = one.length > 1 ? one.slice(2) : one.charCodeAt(0).toString(16);
    const range = { start: start + index, end: start + index + one.length };
    return { range, code: `U+${hex.toUpperCase().padStart(4, "0")}` };
  });
}

const codes =
  "00a0|00ad|061c|115f|1160|180e|200[0-9a-f]|202[a-f]|205f|206[0-9a-f]|3000|3164|feff|ffa0";
const characters = String.raw`\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0`;
const invisible = new RegExp(String.raw`[${characters}]|\\u(?:${codes})`, "gi");

/** Whether a text has such a character. Most have none. */
export function hasInvisible(text: string): boolean {
  return anyInvisible.test(text);
}

const anyInvisible = new RegExp(invisible.source, "i");


/** The text without such characters. */
export function withoutInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(invisible, "") : text;
}
