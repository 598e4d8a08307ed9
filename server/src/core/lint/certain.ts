import { malformedAction } from "../rules/action/malformed-action.js";
import { duplicateAction } from "../rules/action/duplicate-action.js";
import { changedReport } from "../rule/changed-report.js";
import { denyOnlyPolicy } from "../rules/logic/deny-only-policy.js";
import { missingAction } from "../rules/structure/missing-action.js";
import { missingEffect } from "../rules/structure/missing-effect.js";
import { missingPrincipal } from "../rules/structure/missing-principal.js";
import { missingStatement } from "../rules/structure/missing-statement.js";
import { missingVersion } from "../rules/structure/missing-version.js";
import type { PolicyView } from "../terraform/find.js";
import { isJsonText } from "../terraform/put-back/json-text.js";
import { appliesWithout, areAlternatives, isCopied, isElsewhere, isUnknown } from "../terraform/view/view-writer.js";
import { encloses, type TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";

/** What is certain about a finding in a view; `undefined` if nothing is, or if its place is another one in the file. */
export function certainPart(view: PolicyView, finding: Finding): Finding | undefined {
  const found = finding.rule.id === duplicateAction.id ? withCertainRelated(view, finding) : finding;
  return isCertain(view, found) && !isAfterLocal(view, found) ? found : undefined;
}

/** A repeated action with those earlier ones that apply whenever it does. One is enough. */
function withCertainRelated(view: PolicyView, finding: Finding): Finding {
  const { report } = finding;
  const related = report.related?.filter(({ range }) => !isUncertainWith(view, report.range, range)) ?? [];
  const isSame = related.length === 0 || related.length === report.related?.length;
  return isSame ? finding : { ...finding, report: changedReport(report, { related }) };
}

function isUncertainWith(view: PolicyView, range: TextRange, other: TextRange): boolean {
  return areAlternatives(view, range, other) || appliesWithout(view, range, other) || isUnknown(view, other);
}

/**
 * Whether a finding is certain: it is not about an unknown value, and what it is compared with always applies. Unknown
 * values make counts, and the absence of an Allow, unknown.
 */
function isCertain(view: PolicyView, { rule, report: { range, related = [] } }: Finding): boolean {
  const places = [range, ...related.map((one) => one.range)];
  // A wrong name in a `for` or a `dynamic` block is wrong however often it is repeated. A template may change it.
  if (rule.isSyntax && isAfterString(view, range)) return true;
  if (places.some((place) => isUnknown(view, place)))
    return (view.form === "object" || view.form === "blocks") && isAboutName(rule) && isCopied(view, range);
  if (related.some((one) => areAlternatives(view, range, one.range) || appliesWithout(view, range, one.range)))
    return false;
  if (absences.has(rule.id) && hasUnknownKey(view)) return false;
  if (rule.id === denyOnlyPolicy.id) return view.unknown.length + view.alternatives.length === 0;
  const { start = Infinity } = [...view.unknown, ...view.alternatives.flat()].sort(byStart)[0] ?? {};
  return !rule.id.startsWith("limit-") || range.end <= start;
}

/** Whether something is missing after a local value, and not in it. Its place is not that of the value. */
function isAfterLocal(view: PolicyView, { rule, report: { range } }: Finding): boolean {
  if (!rule.isSyntax || !isElsewhere(view, range) || isJsonText(view, range)) return false;
  return !isElsewhere(view, { start: range.end, end: range.end + 1 });
}

/** Whether a range is the end of a string with an unknown part: what is missing after it is missing whatever it is. */
function isAfterString({ text, unknown }: PolicyView, range: TextRange): boolean {
  const around = unknown.filter((one) => encloses(one, range));
  return around.length === 1 && around[0]!.end === range.end && text[around[0]!.start] === '"';
}

function isAboutName(rule: Finding["rule"]): boolean {
  return ("isAboutNames" in rule && rule.isAboutNames === true) || rule.id === malformedAction.id;
}

/** The rules about elements that an object does not have. A key that is not known may be any of them. */
const absences: ReadonlySet<string> = new Set(
  [missingAction, missingEffect, missingPrincipal, missingStatement, missingVersion].map(({ id }) => id),
);

function hasUnknownKey({ text, unknown }: PolicyView): boolean {
  return unknown.some(({ end }) => /^\s*:/.test(text.slice(end, end + 100)));
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start;
}
