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

/** The codes of such characters, each once and in order: `U+200B, U+FEFF`. */
export function codesOf(found: readonly Invisible[]): string {
  return [...new Set(found.map(({ code }) => code))].join(", ");
}

/** The first and the last of neighboring codes. */
const runs: readonly (readonly [first: number, last: number])[] = [
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x202a, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
];
const codes = runs.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => (first + index).toString(16).padStart(4, "0")),
);
const characters = codes.map((code) => `\\u${code}`).join("");
const invisible = new RegExp(String.raw`[${characters}]|\\u(?:${codes.join("|")})`, "gi");

/** Whether a text has such a character. Most have none. */
export function hasInvisible(text: string): boolean {
  return anyInvisible.test(text);
}

const anyInvisible = new RegExp(invisible.source, "i");

/** The text without such characters. */
export function withoutInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(invisible, "") : text;
}
