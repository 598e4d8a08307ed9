import type { TextRange } from "../../text/range.js";

/** The index of a text in an old list and in a new one. */
export interface Pair {
  readonly index: number;
  readonly inNew: number;
}

/**
 * Which texts of a list stay in a new one, in order: equal ones, and between those the first ones of both lists, which
 * changed.
 */
export function pairsOf(old: readonly string[], now: readonly string[]): Pair[] {
  const same = equalPairs(old, now);
  const pairs: Pair[] = [];
  let from: TextRange = { start: 0, end: 0 };
  for (const { index, inNew } of [...same, { index: old.length, inNew: now.length }]) {
    const changed = Math.min(index - from.start, inNew - from.end);
    for (let at = 0; at < changed; at++) pairs.push({ index: from.start + at, inNew: from.end + at });
    if (index < old.length) pairs.push({ index, inNew });
    from = { start: index + 1, end: inNew + 1 };
  }
  return pairs;
}

/** Equal texts at both ends, and in the middle as they come first. */
function equalPairs(old: readonly string[], now: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let atEnd = 0;
  const most = Math.min(old.length, now.length);
  while (atEnd < most && old[old.length - 1 - atEnd] === now[now.length - 1 - atEnd]) atEnd++;
  let next = 0;
  for (let index = 0; index < old.length - atEnd; index++) {
    const inNew = now.indexOf(old[index]!, next);
    if (inNew < 0 || inNew >= now.length - atEnd) continue;
    pairs.push({ index, inNew });
    next = inNew + 1;
  }
  for (let at = atEnd; at > 0; at--) pairs.push({ index: old.length - at, inNew: now.length - at });
  return pairs;
}
