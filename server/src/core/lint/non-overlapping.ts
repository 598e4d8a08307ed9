import type { Fix } from "../fix/fix.js";
import { meets, type TextEdit, type TextRange } from "../text/range.js";
import { leading } from "../text/leading.js";

/**
 * Selects fixes that can be applied together: of two fixes for the same place, the first. What only aligns rows does
 * not count.
 */
export function nonOverlapping(fixes: readonly Fix[]): Fix[] {
  // Ordered by place, so that only neighbors are compared: a broken text may have many fixes.
  const own: TextRange[] = [];
  const elsewhere = new Map<string, TextRange[]>();
  const takenIn = (text: string) => elsewhere.get(text) ?? elsewhere.set(text, []).get(text)!;
  return fixes.filter((fix) => {
    const all = [{ taken: own, edits: withoutAlignment(fix.edits) }];
    for (const { text, edits } of fix.elsewhere ?? [])
      all.push({ taken: takenIn(text), edits: withoutAlignment(edits) });
    if (all.some(({ taken, edits }) => edits.some(({ range }) => isTaken(taken, range)))) return false;
    for (const { taken, edits } of all)
      for (const { range } of edits) taken.splice(placeOf(taken, range.start), 0, range);
    return true;
  });
}

/** The edits that change more than blanks between aligned rows. */
export function withoutAlignment(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.some(({ isAlignment }) => isAlignment) ? edits.filter(({ isAlignment }) => !isAlignment) : edits;
}

function isTaken(taken: readonly TextRange[], range: TextRange): boolean {
  return around(taken, range).some((other) => meets(other, range));
}

/** The neighbors of a range among `taken`, which is sorted and without overlaps. */
function around(taken: readonly TextRange[], { start, end }: TextRange): readonly TextRange[] {
  const first = Math.max(placeOf(taken, start) - 1, 0);
  let last = first;
  while (last < taken.length && taken[last]!.start <= end) last++;
  return taken.slice(first, last);
}

/** The sorted position of a range with this start: before all ranges that start there or later. */
function placeOf(taken: readonly TextRange[], start: number): number {
  return leading(taken, (one) => one.start < start);
}
