import { differInNumber, wordsOfPart } from "./words.js";

/** How likely a text is a slip of another one: 0 is the most likely; `undefined` if it is none. */
export type SlipRank = 0 | 1 | 2;

/**
 * Whether `written` is a single slip of `meant`: singular instead of plural or vice versa (0); a letter omitted,
 * doubled, swapped with its neighbor or replaced by a neighboring key (1); any other wrong or additional letter (2).
 * Letter case is ignored, and equal texts are not slips.
 */
export function slipRank(written: string, meant: string): SlipRank | undefined {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()];
  if (a === b || !differLittle(a, b)) return undefined;
  if (isOtherNumber(written, meant)) return 0;
  if (Math.abs(a.length - b.length) > 1) return undefined;
  return a.length === b.length ? rankOfChange(a, b) : rankOfLength(a, b);
}

/** Whether all differences are within a few characters. This rejects most pairs. */
function differLittle(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (longer - shorter > mostDifferent) return false;
  const start = firstDifference(a, b);
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return longer - start - end <= mostDifferent;
}

/** The maximum number of characters by which a slip differs: `y` and `ies`. */
export const mostDifferent = 3;

function isOtherNumber(written: string, meant: string): boolean {
  // A plural has more letters, unless an underscore makes up for them.
  if (written.length === meant.length && !written.includes("_") && !meant.includes("_")) return false;
  if (differInNumber(written.toLowerCase(), meant.toLowerCase())) return true;
  const [a, b] = [wordsOfPart(written), wordsOfPart(meant)];
  const different = a.length === b.length ? a.flatMap((word, index) => (word === b[index] ? [] : [index])) : [];
  return different.length === 1 && differInNumber(a[different[0]!]!, b[different[0]!]!);
}

function rankOfChange(a: string, b: string): SlipRank | undefined {
  const at = firstDifference(a, b);
  if (a.slice(at + 1) === b.slice(at + 1)) {
    // A digit is never a slip of another one: versions and sizes are different things.
    if (isDigit(a[at]!) || isDigit(b[at]!)) return undefined;
    return areNeighbors(a[at]!, b[at]!) ? 1 : 2;
  }
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : undefined;
}

function rankOfLength(a: string, b: string): SlipRank | undefined {
  const at = firstDifference(a, b);
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.slice(at + 1) !== shorter.slice(at) || isDigit(longer[at]!)) return undefined;
  return a.length < b.length || a[at] === a[at - 1] || a[at] === a[at + 1] ? 1 : 2;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function isDigit(letter: string): boolean {
  return letter >= "0" && letter <= "9";
}

/** The rows of the common keyboard. A key touches its neighbors and two keys of each adjacent row. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function areNeighbors(a: string, b: string): boolean {
  const [one, other] = [placeOf(a), placeOf(b)];
  if (!one || !other) return false;
  const [rowsApart, keysApart] = [other.row - one.row, other.key - one.key];
  if (rowsApart === 0) return Math.abs(keysApart) === 1;
  // A lower row is shifted to the right by half a key.
  return Math.abs(rowsApart) === 1 && (keysApart === 0 || keysApart === -rowsApart);
}

function placeOf(letter: string): { readonly row: number; readonly key: number } | undefined {
  const row = rows.findIndex((letters) => letters.includes(letter));
  return row < 0 ? undefined : { row, key: rows[row]!.indexOf(letter) };
}
