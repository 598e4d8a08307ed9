import type { Catalog } from "../catalog/catalog.js";
import { type LintSettings, toLintSettings } from "../config/lint-settings.js";
import type { RuleSettings } from "../config/rule-settings.js";
import type { PolicyFile } from "../policy/model.js";
import { denyOnlyPolicy } from "../rules/logic/deny-only-policy.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import type { ReadTerraform } from "../terraform/parse-view.js";
import { putBack } from "../terraform/put-back/put-back.js";
import type { ReadInFolder } from "../terraform/used-locals.js";
import { appliesWithout, areAlternatives, isUnknown } from "../terraform/view/view-writer.js";
import type { TextRange } from "../text/range.js";
import { doubleEncoded } from "./double-encoded.js";
import { toHostFinding } from "./host-findings.js";
import { hostSuppressions } from "./host-suppressions.js";
import { type Analyses, type Finding, lintFile, type LintResult } from "./lint.js";
import { providerReport } from "./provider-report.js";
import { unescapedVariables } from "./policy-variables.js";
import type { SuppressedFinding } from "./suppress.js";

/** The findings in a text, and its policy files. */
export interface SourceResult extends LintResult {
  readonly files: readonly PolicyFile[];
  /** The texts of siblings whose local values its policies use. */
  readonly usedSiblings?: readonly string[];
}

/**
 * The findings in a Terraform text. Those in local values that only policies of siblings use are among them.
 * `analyses` are existing ones of its policies.
 */
export function lintTerraform(
  read: ReadInFolder,
  catalog: Catalog,
  settings: RuleSettings | LintSettings,
  analyses?: Analyses,
): SourceResult {
  const { text, parts } = read.host;
  const own = lintHost(read, catalog, settings, analyses);
  const inLocals = read.users.flatMap((user) =>
    lintHost(user, catalog, settings, analyses).findings.filter(({ report }) => report.range.end <= text.length),
  );
  const findings = once([...own.findings, ...inLocals]).filter(({ report }) => report.range.start < text.length);
  return {
    ...own,
    findings: findings.map((one) => withoutParts(one, text.length)).sort(byPlace),
    usedSiblings: parts.map((part) => part.text),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.report.range.start - b.report.range.start;
}

/** All findings of the policies of one file, also those in its parts. */
function lintHost(
  { host, files }: ReadTerraform,
  catalog: Catalog,
  settings: RuleSettings | LintSettings,
  analyses?: Analyses,
): SourceResult {
  const { rules } = toLintSettings(settings);
  const results = host.views.map((view, index) =>
    lintView({ host, view, rules }, lintFile(files[index]!, catalog, settings, analyses)),
  );
  const others = [
    ...host.views.flatMap((view) => unescapedVariables(host, view, rules)),
    ...doubleEncoded(host, rules),
  ];
  return {
    files,
    findings: [...results.flatMap((result) => result.findings), ...others],
    suppressed: results.flatMap(({ suppressed }) => suppressed),
  };
}

interface Place {
  readonly host: TerraformFile;
  readonly view: PolicyView;
  /** The levels of rules that the settings state. */
  readonly rules: RuleSettings;
}

function lintView(place: Place, { findings, suppressed }: LintResult): LintResult {
  const { host, view } = place;
  const { kept, suppressed: byComments } = hostSuppressions(
    host,
    view,
    findings.filter((one) => isCertain(view, one)).map((one) => inHost(place, one)),
  );
  const inView = suppressed.map((one): SuppressedFinding => ({ ...one, finding: inHost(place, one.finding) }));
  return { findings: kept, suppressed: [...inView, ...byComments] };
}

/**
 * Whether a finding is certain: it is not about an unknown value, and what it is compared with always applies. Unknown
 * values make counts, and the absence of an Allow, unknown.
 */
function isCertain(view: PolicyView, { rule, report: { range, related = [] } }: Finding): boolean {
  const places = [range, ...related.map((one) => one.range)];
  if (places.some((place) => isUnknown(view, place))) return false;
  if (related.some((one) => areAlternatives(view, range, one.range) || appliesWithout(view, range, one.range)))
    return false;
  if (rule.id === denyOnlyPolicy.id) return view.unknown.length + view.alternatives.length === 0;
  const { start = Infinity } = [...view.unknown, ...view.alternatives.flat()].sort(byStart)[0] ?? {};
  return !rule.id.startsWith("limit-") || range.end <= start;
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start;
}

function inHost({ host, view, rules }: Place, finding: Finding): Finding {
  const report = providerReport(view, finding);
  const level = report === finding.report ? undefined : (rules[finding.rule.id] ?? report.severity);
  const severity = level === undefined || level === "off" ? finding.severity : level;
  return toHostFinding({ ...finding, severity, report }, view, (edits) => putBack(host, view, edits));
}

/** Reports a finding about a local once, even if several policies use the local. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, report: { range, facts } }) => {
    const key = JSON.stringify([rule.id, range.start, range.end, facts]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A finding without the related places that are in other files. */
function withoutParts(finding: Finding, length: number): Finding {
  const { related } = finding.report;
  if (!related?.some(({ range }) => range.start >= length)) return finding;
  return { ...finding, report: { ...finding.report, related: related.filter(({ range }) => range.start < length) } };
}
