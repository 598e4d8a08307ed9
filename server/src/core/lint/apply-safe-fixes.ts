import type { Catalog } from "../catalog/catalog.js";
import type { FileNotation } from "../terraform/file-notation.js";
import type { Fix } from "../fix/fix.js";
import { applyEdits, replacement, type TextEdit } from "../text/range.js";
import { nonOverlapping } from "./non-overlapping.js";
import type { RuleSettings } from "../config/rule-settings.js";
import { lintSource } from "./lint-source.js";
import type { Finding } from "./finding.js";
import type { LintSettings } from "../config/lint-settings.js";

/** A text after its repairs. */
export interface FixedText {
  readonly text: string;
  /** Fixes that were applied, over all rounds. */
  readonly count: number;
  /** The fixes, in the order in which they were applied; the offsets of their edits are those of their round's text. */
  readonly fixes: readonly AppliedFix[];
  /** What leads from the old text to the new one. */
  readonly edits: readonly TextEdit[];
}

export interface AppliedFix extends Fix {
  /** From 0, which is the round on the text as it was. */
  readonly round: number;
}

/** More rounds than any text needs: most need one, and one more for each repair that another one uncovers. */
const mostRounds = 100;

/**
 * Applies the fixes that leave the meaning as it is or clearly mend it, and nothing else: the first fix of each finding
 * if it is a `safe`. Fixes whose edits meet wait for the next round. Ends when nothing is left to repair, when a text
 * comes back, or after a bound, so that two fixes that undo each other do no harm.
 */
export function applySafeFixes(text: string, catalog: Catalog, settings: RuleSettings | LintSettings = {}, notation: FileNotation = "json"): FixedText {
  const seen = new Set([text]);
  let current = text;
  const fixes: AppliedFix[] = [];
  let edits: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const chosen = nonOverlapping(lintSource(current, notation, catalog, settings).findings.flatMap((finding) => firstAutoFix(finding) ?? []));
    const made = chosen.flatMap((fix) => fix.edits);
    const next = applyEdits(current, made);
    if (seen.has(next)) break;
    seen.add(next);
    edits = round === 0 ? made : [replacement(text, { start: 0, end: text.length }, next)];
    current = next;
    fixes.push(...chosen.map((fix) => ({ ...fix, round })));
  }
  return { text: current, count: fixes.length, fixes, edits };
}

/** The first fix of a finding if it may run unasked and can be made. */
export function autoFixOf(finding: Finding): readonly TextEdit[] | undefined {
  return firstAutoFix(finding)?.edits;
}

function firstAutoFix(finding: Finding): Fix | undefined {
  const [first] = finding.fixes();
  return first?.safety === "safe" && !first.refused && first.edits.length > 0 ? first : undefined;
}
