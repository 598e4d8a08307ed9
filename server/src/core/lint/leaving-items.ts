import type { Fix } from "../fix/fix.js";
import type { TextRange } from "../text/range.js";

/**
 * Of fixes that are made together, those that leave an item in each list: several fixes may each remove one item, and
 * none of them the last one.
 */
export function leavingItems(text: string, fixes: readonly Fix[]): readonly Fix[] {
  const removals = fixes
    .flatMap((fix) => fix.edits.flatMap(({ range, newText }) => (newText === "" ? [{ range, fix }] : [])))
    .sort((a, b) => a.range.start - b.range.start);
  const left = new Set<Fix>();
  let start = 0;
  for (const [index, { range, fix }] of removals.entries()) {
    const before = removals[index - 1];
    if (!before || !/^[\s,]*$/.test(text.slice(before.range.end, range.start))) start = index;
    const isAll = index > start && isWhole(text, { start: removals[start]!.range.start, end: range.end });
    if (isAll && removals.slice(start, index).some((one) => one.fix !== fix)) left.add(fix);
  }
  return left.size === 0 ? fixes : fixes.filter((fix) => !left.has(fix));
}

/** Whether a range is all that is in a list. */
function isWhole(text: string, { start, end }: TextRange): boolean {
  const isFirst = /\[\s*$/.test(text.slice(Math.max(start - longest, 0), start));
  return isFirst && /^[\s,]*\]/.test(text.slice(end, end + longest));
}

/** The most white space that is looked at. */
const longest = 500;
