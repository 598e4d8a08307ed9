/** The width of a text on a terminal, and replacements for characters that would disturb it. */

/**
 * Ranges of characters that take two columns: East Asian Wide and Fullwidth of Unicode's EastAsianWidth table (with the
 * precision that policies need: CJK, Hangul, kana, full-width forms, emoji).
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26aa, 0x26ab],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2795, 0x2797],
  [0x2b1b, 0x2b1c],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

/** The number of columns of a text: two for a wide character, none for a combining one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

function charWidth(char: string): number {
  const code = char.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return 0;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/**
 * Replaces everything that a terminal would execute or hide: control characters (an escape sequence in a file must not
 * reach the terminal), characters that change the writing direction, and lone surrogates.
 */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => picture(char.charCodeAt(0)))
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, "\ufffd");
}

/** Unicode has pictures for the ASCII control characters only. */
function picture(code: number): string {
  if (code === 0x7f) return "\u2421";
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\ufffd";
}

/** Pads a text with blanks to a number of columns. */
export function padTo(text: string, columns: number): string {
  return text + " ".repeat(Math.max(columns - displayWidth(text), 0));
}
