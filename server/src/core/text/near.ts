import { compareNames } from "./order.js";

/**
 * The candidates that `word` may be a slip of, the nearest first. At most `most` letters may be changed, added, omitted
 * or swapped with their neighbor; the default is a third of the word. Letter case is ignored.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  count = 1,
  most = Math.max(1, Math.floor(word.length / 3)),
): readonly string[] {
  const wanted = word.toLowerCase();
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of new Set(candidates)) {
    const distance = editDistance(wanted, name.toLowerCase(), most + 1);
    if (distance <= most) found.push({ name, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || compareNames(a.name, b.name))
    .slice(0, count)
    .map(({ name }) => name);
}

/** The number of letters to change, add, omit or swap with their neighbor to turn `a` into `b`; at most `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit);
}
