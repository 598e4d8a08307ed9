import type { Catalog } from "../catalog/catalog.js";
import { type LintSettings, toLintSettings } from "../config/lint-settings.js";
import type { RuleSettings } from "../config/rule-settings.js";
import type { PolicyFile } from "../policy/model.js";
import { changedReport } from "../rule/changed-report.js";
import { contentCalls } from "../terraform/content-calls.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import type { ReadTerraform } from "../terraform/parse-view.js";
import { isJsonText } from "../terraform/put-back/json-text.js";
import { putBack } from "../terraform/put-back/put-back.js";
import { isHidden } from "../terraform/unknown-values.js";
import type { ReadInFolder } from "../terraform/used-locals.js";
import { lazily } from "../text/lazily.js";
import { encloses, type TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import { inBlock } from "./block-arguments.js";
import { certainPart } from "./certain.js";
import { doubleEncoded } from "./double-encoded.js";
import { once, withoutParts } from "./folder-findings.js";
import { wrongQuotes } from "./hcl-quotes.js";
import { hclSyntaxErrors } from "./hcl-syntax.js";
import { hclSyntaxReport, missingSeparator, withHclSeparator } from "./hcl-syntax-report.js";
import { toHostFinding } from "./host-findings.js";
import { hostSuppressions } from "./host-suppressions.js";
import { type Analyses, type Finding, lintFile, type LintResult } from "./lint.js";
import { alsoInvisible } from "./naming-invisible.js";
import { notBlocks } from "./not-blocks.js";
import { providerReport } from "./provider-report.js";
import { unescapedVariables } from "./policy-variables.js";
import { SharedFixes } from "./shared-fixes.js";
import type { StatementReports } from "./statement-reports.js";
import type { SuppressedFinding, Suppressor } from "./suppress.js";
import { unusedComments } from "./unused-comments.js";
import { usedAgain } from "./used-again.js";

/** The findings in a text, and its policy files. */
export interface SourceResult extends LintResult {
  readonly files: readonly PolicyFile[];
  /** The texts of siblings whose local values its policies use. */
  readonly usedSiblings?: readonly string[];
  /** Whether policies of siblings use local values of the text. */
  readonly areLocalsUsed?: boolean;
  /** Whether its resources use policies that siblings encode. */
  readonly usesPoliciesElsewhere?: boolean;
  /** The paths of the files that its policies are read from, as they are written. */
  readonly readFiles?: readonly string[];
  /** Whether it has policies of which nothing is known here. */
  readonly hasUnread?: boolean;
}

/**
 * The findings in a Terraform text. Those in local values that only policies of siblings use are among them.
 * `analyses` are existing ones of its policies, and `reports` those about statements of earlier versions.
 */
export function lintTerraform(
  read: ReadInFolder,
  catalog: Catalog,
  settings: RuleSettings | LintSettings,
  analyses?: Analyses,
  reports?: StatementReports,
): SourceResult {
  const { host, users, host: { text, parts } } = read;
  const shared = new SharedFixes();
  const all = [read, ...users].map((one) => lintHost(one, shared, catalog, settings, analyses, reports));
  const views = [host, ...users.map((one) => one.host)].flatMap((one) => one.views);
  const inViews = all.flatMap(({ suppressed }) => suppressed);
  const isHere = ({ report }: Finding) => report.range.end <= text.length;
  const here = once(all.flatMap(({ findings }) => findings), (one) => one).filter(isHere);
  const comments = hostSuppressions(host, views, withoutUsedComments(here, inViews));
  const findings = [
    ...comments.kept.map((one) => withoutParts(one, text.length)),
    ...unusedComments(text, comments, catalog, settings),
  ];
  return {
    files: read.files,
    findings: findings.sort(byPlace),
    suppressed: [
      ...once(inViews, ({ finding }) => finding).filter(({ finding }) => isHere(finding)),
      ...comments.suppressed,
    ],
    usedSiblings: parts.map((part) => part.text),
    hasUnread: host.unread.length > 0 || host.views.some((view, index) => isHidden(view, read.files[index]!)),
    // Asked for files without policies: after an edit, these need all of the file to be read again.
    get usesPoliciesElsewhere() {
      return host.elsewhere.length > 0;
    },
    get readFiles() {
      return contentCalls(host).flatMap(({ path, isChanged }) => (isChanged ? [] : [path]));
    },
    get areLocalsUsed() {
      return users.some((user) => user.host.views.some((view) => usesText(view, text.length)));
    },
  };
}

/** Whether a part of a policy of another file is written in the first `length` characters. */
function usesText({ segments }: PolicyView, length: number): boolean {
  return [...segments].some(({ host }) => host.end > host.start && host.end <= length);
}

/** A comment in a local value that suppresses a finding of one policy is not reported as unused in another one. */
function withoutUsedComments(findings: readonly Finding[], suppressed: readonly SuppressedFinding[]): Finding[] {
  const used = new Set(
    suppressed.flatMap(({ by }) => (by.kind === "comment" ? [by.suppression.comment.start] : [])),
  );
  return findings.filter(
    ({ rule, report }) => rule.subject !== "suppression" || !report.tags || !used.has(report.range.start),
  );
}

function byPlace(a: Finding, b: Finding): number {
  return a.report.range.start - b.report.range.start;
}

/** All findings of the policies of one file, also those in its parts. */
function lintHost(
  { host, files }: ReadTerraform,
  shared: SharedFixes,
  catalog: Catalog,
  settings: RuleSettings | LintSettings,
  analyses?: Analyses,
  reports?: StatementReports,
): SourceResult {
  const { rules } = toLintSettings(settings);
  const results = host.views.map((view, index) => {
    const result = lintFile(files[index]!, catalog, settings, analyses, reports);
    shared.add({ host, view, findings: result.findings });
    const place = { host, view, rules, shared, canFixSyntax: lazily(() => canFixSyntax(host, view, files[index]!)) };
    const quotes = wrongQuotes(host, view, result.findings, rules);
    const checked = quotes ? { ...result, findings: result.findings.filter(({ rule }) => !rule.isSyntax) } : result;
    const found = lintView(place, checked, exceptionsNotSent(view, files[index]!));
    return quotes ? { ...found, findings: [...found.findings, quotes] } : found;
  });
  const others = [
    ...host.views.flatMap((view, index) => {
      const variables = unescapedVariables(host, view, rules);
      return [...variables, ...hclSyntaxErrors(host, view, [...variables, ...results[index]!.findings], rules)];
    }),
    ...doubleEncoded(host, rules),
    ...notBlocks(host, rules),
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
  readonly shared: SharedFixes;
  /** Whether all syntax errors of the policy can be fixed together. One fix alone could be repeated without an end. */
  canFixSyntax(): boolean;
}

function canFixSyntax(host: TerraformFile, view: PolicyView, { syntaxErrors }: PolicyFile): boolean {
  const edits = syntaxErrors.flatMap((error) => error.edits);
  return edits.length === 0 || !("refused" in putBack(host, view, edits));
}

/** The exceptions of statements whose provider has no `NotAction`. That is reported; their names do not matter. */
function exceptionsNotSent({ form, dropsElements }: PolicyView, { policies }: PolicyFile): readonly TextRange[] {
  if (form !== "blocks" && !dropsElements) return [];
  return policies.flatMap(({ statements }) =>
    statements.flatMap(({ exceptions }) => exceptions.map(({ node }) => node.range)));
}

function lintView(place: Place, { findings, suppressed }: LintResult, ignored: readonly TextRange[]): LintResult {
  const { view } = place;
  const heeded = ignored.length === 0
    ? findings
    : findings.filter(({ report }) => !ignored.some((one) => encloses(one, report.range)));
  return {
    findings: heeded.flatMap((one) => certainPart(view, one) ?? []).map((one) => inHost(place, one)),
    suppressed: suppressed.map(({ finding, by }) => ({ finding: inHost(place, finding), by: byInHost(view, by) })),
  };
}

function byInHost(view: PolicyView, by: Suppressor): Suppressor {
  if (by.kind === "entry") return by;
  return { ...by, suppression: { ...by.suppression, comment: toHostRange(view, by.suppression.comment) } };
}

function inHost({ host, view, rules, shared, canFixSyntax }: Place, finding: Finding): Finding {
  const report = reportInFile(host, view, finding);
  const level = report === finding.report ? undefined : (rules[finding.rule.id] ?? report.severity);
  const severity = level === undefined || level === "off" ? finding.severity : level;
  const changed = { ...finding, severity, report };
  const told = view.form === "blocks" ? alsoNamedInBlock(host, view, changed) : changed;
  const found = toHostFinding(
    told,
    view,
    (edits) => (finding.rule.isSyntax && !canFixSyntax() ? { refused: otherErrors } : putBack(host, view, edits)),
    (fix, made) => shared.fixWith(fix, made, finding, { host, view }),
  );
  if (report.message === missingSeparator) return { ...found, fixes: () => found.fixes().map(withHclSeparator) };
  return usedAgain(host, view, finding, found);
}

/** The report with what follows from the finding in this file. */
function reportInFile(host: TerraformFile, view: PolicyView, finding: Finding): Finding["report"] {
  const { range } = finding.report;
  if (!finding.rule.isSyntax || isJsonText(view, range)) return alsoNamed(finding, providerReport(view, finding));
  return alsoNamed(finding, hclSyntaxReport(finding, writtenAt(host, view, range)));
}

/** The text of the file for a range of a view. */
function writtenAt({ text }: TerraformFile, view: PolicyView, range: TextRange): string {
  const { start, end } = toHostRange(view, range);
  return text.slice(start, end);
}

function alsoNamedInBlock(host: TerraformFile, view: PolicyView, finding: Finding): Finding {
  const found = inBlock(finding, writtenAt(host, view, finding.report.range));
  return { ...found, report: alsoNamed(finding, found.report) };
}

/** A report with another message, which names the invisible characters as the one before. */
function alsoNamed({ report }: Finding, now: Finding["report"]): Finding["report"] {
  const isLost = now.message !== report.message && "invisible" in now.args;
  return isLost ? changedReport(now, { message: alsoInvisible(now.message) }) : now;
}

const otherErrors = {
  en: "Other syntax errors of this policy cannot be fixed here.",
  zh: "该策略还有无法在此修复的语法错误。",
};
