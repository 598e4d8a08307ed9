import type { Catalog } from "../catalog/catalog.js";
import { parsePolicyFile } from "../policy/parse.js";
import { applyEdits, type TextEdit, type TextRange } from "../text/range.js";
import type { RuleSettings } from "./config.js";
import { type Finding, lint } from "./lint.js";

/** A text after its repairs. */
export interface Repaired {
  readonly text: string;
  /** Fixes that were applied, over all rounds. */
  readonly count: number;
}

/** More rounds than any text needs: most need one, and one more for each repair that another one uncovers. */
const mostRounds = 100;

/**
 * Applies the fixes that leave the meaning as it is or clearly mend it, and nothing else: the first fix of each finding
 * if it is a `repair`. Fixes whose edits meet wait for the next round. Ends when nothing is left to repair, when a text
 * comes back, or after a bound, so that two fixes that undo each other do no harm.
 */
export function repair(text: string, catalog: Catalog, settings: RuleSettings): Repaired {
  const seen = new Set([text]);
  let current = text;
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const chosen = compatible(lint(parsePolicyFile(current), catalog, settings));
    if (chosen.length === 0) break;
    const next = applyEdits(current, chosen.flat());
    if (seen.has(next)) break;
    seen.add(next);
    current = next;
    count += chosen.length;
  }
  return { text: current, count };
}

/** The first fix of a finding if it may run unasked and can be made. */
export function repairOf(finding: Finding): readonly TextEdit[] | undefined {
  const [first] = finding.fixes();
  return first?.safety === "repair" && !first.refused && first.edits.length > 0 ? first.edits : undefined;
}

/** The repairs that can be made side by side. */
function compatible(findings: readonly Finding[]): (readonly TextEdit[])[] {
  const chosen: (readonly TextEdit[])[] = [];
  const taken: TextRange[] = [];
  for (const edits of findings.map(repairOf)) {
    if (!edits || edits.some(({ range }) => taken.some((other) => meets(range, other)))) continue;
    chosen.push(edits);
    taken.push(...edits.map(({ range }) => range));
  }
  return chosen;
}

/** Whether two edits touch the same characters, or insert at the same place. */
function meets(a: TextRange, b: TextRange): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
