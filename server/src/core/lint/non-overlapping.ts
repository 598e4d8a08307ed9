import type { Fix } from "../fix/fix.js";
import { meets, type TextRange } from "../text/range.js";

/** The fixes that can be made together: of two that want to change the same place, the first. */
export function nonOverlapping(fixes: readonly Fix[]): Fix[] {
  // In the order of their places, so that only neighbours have to be compared: a broken text may have very many.
  const taken: TextRange[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some(({ range }) => around(taken, range).some((other) => meets(other, range)))) return false;
    for (const { range } of edits) taken.splice(placeOf(taken, range.start), 0, range);
    return true;
  });
}

/** Those of the ranges, which are apart and in order, that may meet a new one. */
function around(taken: readonly TextRange[], { start, end }: TextRange): readonly TextRange[] {
  const first = Math.max(placeOf(taken, start) - 1, 0);
  let last = first;
  while (last < taken.length && taken[last]!.start <= end) last++;
  return taken.slice(first, last);
}

/** Where in the order a range with this start belongs: before all that begin there or later. */
function placeOf(taken: readonly TextRange[], start: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
