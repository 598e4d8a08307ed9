import type { Catalog } from "../catalog/catalog.js";
import type { ExpectedKind } from "../policy/containers/container.js";
import { alignedEdits } from "../terraform/put-back/aligned-edits.js";
import type { FileNotation } from "../terraform/file-notation.js";
import type { SiblingTexts } from "../terraform/find.js";
import { withOverrides } from "../terraform/override-files.js";
import type { Fix } from "../fix/fix.js";
import { applyEdits, replacement, type TextEdit } from "../text/range.js";
import { leavingItems } from "./leaving-items.js";
import { nonOverlapping, withoutAlignment } from "./non-overlapping.js";
import type { RuleSettings } from "../config/rule-settings.js";
import { lintSource } from "./lint-source.js";
import type { Finding } from "./finding.js";
import type { LintSettings } from "../config/lint-settings.js";
import { pushAll } from "../text/push-all.js";

/** A text with its fixes applied. */
export interface FixedText {
  readonly text: string;
  /** The number of applied fixes in all rounds. */
  readonly count: number;
  /** The findings of the old text that a fix was promised for, and those of the new text. */
  readonly fixable: { readonly before: readonly Finding[]; readonly after: readonly Finding[] };
  /** The fixes in the order of application. The offsets of their edits refer to the text of their round. */
  readonly fixes: readonly AppliedFix[];
  /** The edits from the old text to the new one. */
  readonly edits: readonly TextEdit[];
  /** The siblings, in order, with the edits of the fixes that change them, too. */
  readonly siblings: readonly string[];
}

export interface AppliedFix extends Fix {
  /** From 0, the round on the original text. */
  readonly round: number;
}

/** A bound that no real text reaches: most need one round, and one more for each fix that reveals another. */
const mostRounds = 20;

/**
 * Applies only fixes that keep the meaning or clearly correct it: the first fix of each finding if it is `safe`. Fixes
 * with conflicting edits wait for the next round. Ends if no fix is left, if a text repeats, or after a maximum number
 * of rounds, so that two fixes that undo each other are harmless. Fixes that change a text that `isKept` are not made.
 */
export function applySafeFixes(
  text: string,
  catalog: Catalog,
  settings: RuleSettings | LintSettings = {},
  notation: FileNotation = "json",
  siblings: SiblingTexts = [],
  expected?: ExpectedKind,
  isKept: (text: string) => boolean = () => false,
): FixedText {
  const seen = new Set([keyOf(text, siblings)]);
  let current = text;
  let others = siblings;
  const fixes: AppliedFix[] = [];
  let edits: readonly TextEdit[] = [];
  let before: readonly Finding[] | undefined;
  let after: readonly Finding[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const { findings } = lintSource(current, notation, catalog, settings, others, expected);
    const fixable = findings.flatMap((finding) => {
      const fix = firstAutoFix(finding);
      return fix && !changedTexts(fix, current).some(isKept) ? [{ finding, fix }] : [];
    });
    after = fixable.map(({ finding }) => finding);
    before ??= after;
    const chosen = leavingItems(current, nonOverlapping(fixable.map(({ fix }) => fix)));
    const made = together(current, chosen.map((fix) => fix.edits));
    const next = applyEdits(current, made);
    const edited = others.map((one) => applyEdits(one, together(one, editsOf(one, chosen))));
    const othersNext = withOverrides(edited, others.overrides);
    const key = keyOf(next, othersNext);
    if (seen.has(key)) break;
    seen.add(key);
    others = othersNext;
    edits = round === 0 ? made : [replacement(text, { start: 0, end: text.length }, next)];
    current = next;
    pushAll(fixes, chosen.map((fix) => ({ ...fix, round })));
  }
  const fixable = { before: before ?? [], after };
  return { text: current, count: fixes.length, fixable, fixes, edits, siblings: others };
}

/** The texts that a fix changes: that of its file, those of other files, or both. */
export function changedTexts({ edits, elsewhere = [] }: Fix, own: string): readonly string[] {
  return [...(edits.length > 0 ? [own] : []), ...elsewhere.map((one) => one.text)];
}

/** The edits that each of some fixes of one file makes in another one. */
function editsOf(text: string, fixes: readonly Fix[]): readonly (readonly TextEdit[])[] {
  return fixes.map(({ elsewhere = [] }) => elsewhere.flatMap((one) => (one.text === text ? one.edits : [])));
}

/** The edits of several fixes of a text. Each of them aligns the rows around it as if it were the only one. */
function together(text: string, edits: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const [only, ...others] = edits.filter((one) => one.length > 0);
  if (others.length === 0) return only ?? [];
  return alignedEdits(text, edits.flatMap(withoutAlignment));
}

function keyOf(text: string, siblings: readonly string[]): string {
  return siblings.length === 0 ? text : JSON.stringify([text, siblings]);
}

/** The first fix of a finding if it may run without asking and is possible. */
export function autoFixOf(finding: Finding): readonly TextEdit[] | undefined {
  return firstAutoFix(finding)?.edits;
}

/** Why the first fix of a finding is not made, although it may run without asking. */
export function refusedAutoFix(finding: Finding): Fix["refused"] {
  const [first] = finding.fixes();
  return first?.safety === "safe" ? first.refused : undefined;
}

function firstAutoFix(finding: Finding): Fix | undefined {
  const [first] = finding.fixes();
  const isOurs = first?.safety === "safe" && !first.refused;
  return isOurs && first.edits.length + (first.elsewhere?.length ?? 0) > 0 ? first : undefined;
}
