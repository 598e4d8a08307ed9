import type { Catalog } from "../catalog/catalog.js";
import type { Dialect } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import { apart } from "./apart.js";
import type { RuleSettings } from "./config.js";
import type { Fix } from "../rules/rule.js";
import { type Finding, lint } from "./lint.js";
import type { LintSettings } from "./settings.js";

/** A text after all that can be repaired in it was repaired, and the edits that lead there. */
export interface Repaired {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** How many fixes were made. */
  readonly count: number;
}

/** One repair may uncover another one, as splitting a string uncovers a duplicate; a circle of repairs would be a bug. */
const mostRounds = 20;

/**
 * Makes every fix of the class «repair», round by round until nothing is left to repair. Doing it once more changes nothing,
 * and no action gains or loses a verdict: what a rule calls a repair promises that.
 */
export function repairAll(text: string, dialect: Dialect, catalog: Catalog, settings: RuleSettings | LintSettings = {}): Repaired {
  let now = text;
  let count = 0;
  let edits: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const fixes = apart(lint(parsePolicyFile(now, dialect), catalog, settings).flatMap((finding) => repairOf(finding) ?? []));
    const made = fixes.flatMap((fix) => fix.edits);
    const next = applyEdits(now, made);
    if (next === now) break;
    edits = round === 0 ? made : [difference(text, next)];
    count += fixes.length;
    now = next;
  }
  return { text: now, edits, count };
}

/** The fix of a finding that may run unasked, if there is one and it can be made. */
export function repairOf(finding: Finding): Fix | undefined {
  return finding.fixes().find(({ safety, refused, edits }) => safety === "repair" && !refused && edits.length > 0);
}

/** One edit that turns a text into another one: all between what they begin and end with alike. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { range: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}
