import { covers, parseActionPattern } from "../catalog/pattern.js";
import { type SuppressionComment, findSuppressionComments } from "../policy/suppression-comment.js";
import type { UnusedSuppression } from "../rule/rule.js";
import { rules as allRules } from "../rules/index.js";
import { addTo } from "../text/group-by.js";
import { nearest } from "../text/near.js";
import type { Finding } from "./finding.js";
import type { IgnoreEntry } from "../config/lint-settings.js";
import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { SuppressionLines } from "./suppression-lines.js";

/** What suppressed a finding. */
export type Suppressor =
  | { readonly kind: "comment"; readonly suppression: SuppressionComment }
  | { readonly kind: "entry"; readonly entry: IgnoreEntry };

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: Suppressor;
}

/** Splits the findings of a text into active ones and those that a comment or an ignore entry suppresses. */
export function suppress(findings: readonly Finding[], text: string, ignore: readonly IgnoreEntry[]) {
  const suppressions = findSuppressionComments(text);
  const lines = new SuppressionLines(suppressions);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = suppressorOf(finding, text, lines, ignore);
    if (by) suppressed.push({ finding, by });
    else kept.push(finding);
  }
  return { kept, suppressed, suppressions };
}

// A comment takes precedence over an entry because it is closer. If both match, the entry may be reported as unused.
function suppressorOf(
  finding: Finding,
  text: string,
  lines: SuppressionLines,
  ignore: readonly IgnoreEntry[],
): Suppressor | undefined {
  const suppression = lines.of(finding);
  if (suppression) return { kind: "comment", suppression };
  const entry = ignore.find((one) => isMeant(one, finding, text));
  return entry && { kind: "entry", entry };
}

/** Whether a suppression is about a finding. */
export function isSuppressedBy({ rule, report }: Finding, { line, rules }: SuppressionComment): boolean {
  const isOnLine = line !== undefined && line.start <= report.range.start && report.range.start <= line.end;
  return isOnLine && (rules.length === 0 || rules.some(({ value }) => value === rule.id));
}

function isMeant({ rule, action }: IgnoreEntry, finding: Finding, text: string): boolean {
  return (
    rule === finding.rule.id && (action === undefined || covers(parseActionPattern(action), actionOf(finding, text)))
  );
}

/** The action of a finding: the one in its facts, or the text at its range. */
function actionOf({ report: { facts, range } }: Finding, text: string): string {
  const action = facts?.["action"];
  return typeof action === "string" ? action : text.slice(range.start, range.end).replace(/^"|"$/g, "").trim();
}

/**
 * Comments that suppress nothing or name an unknown rule. A suppression of a rule that is off cannot be called unused.
 */
export function unusedSuppressions(
  suppressions: readonly SuppressionComment[],
  suppressed: readonly SuppressedFinding[],
  levels: RuleSettings,
): UnusedSuppression[] {
  if (suppressions.length === 0) return [];
  const usedBy = new Map<SuppressionComment, string[]>();
  for (const { finding, by } of suppressed)
    if (by.kind === "comment") addTo(usedBy, by.suppression, finding.rule.id);
  const ids = allRules.map(({ id }) => id);
  const areOn = new Set(allRules.filter((rule) => levelInForce(rule, levels) !== "off").map(({ id }) => id));
  return suppressions.flatMap((suppression) => {
    const used = usedBy.get(suppression) ?? [];
    const rules = suppression.rules
      .map(({ value }) => value)
      .filter((id) => areOn.has(id) && !used.includes(id));
    const unknown = suppression.rules
      .filter(({ value }) => !ids.includes(value))
      .map((name) => ({ name, near: nearest(name.value, ids)[0] }));
    const isUnused = suppression.rules.length === 0 ? used.length === 0 : rules.length > 0 || unknown.length > 0;
    return isUnused ? [{ suppression, rules, unknown }] : [];
  });
}
