import { PolicyAnalysis } from "../analysis/analysis.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import { areTorn } from "../policy/json/syntax-error.js";
import { hostEdits } from "../policy/embedded.js";
import { findFutileSuppressions } from "../policy/suppression-comment.js";
import type { Fix } from "../fix/fix.js";
import type { FileContext, Report, Rule, RuleContext, Severity } from "../rule/rule.js";
import { withSyntaxCode } from "../rule/service-code.js";
import { nonOverlapping } from "./non-overlapping.js";
import type { RuleSettings } from "../config/rule-settings.js";
import type { Finding } from "./finding.js";
import { toHostFinding } from "./host-findings.js";
import { type LintSettings, toLintSettings } from "../config/lint-settings.js";
import { shareMarks } from "./shared-marks.js";
import { type RulesInForce, rulesInForce } from "./rules-in-force.js";
import type { StatementReports } from "./statement-reports.js";
import { suppress, type SuppressedFinding, unusedSuppressions } from "./suppress.js";
import { walkPolicy } from "./walk.js";
import { hasInvisible } from "../text/invisible.js";
import { namingInvisible } from "./naming-invisible.js";
import { mostReports } from "./reports-by-rule.js";

export type { Finding } from "./finding.js";

/** The findings in a file, and the suppressed findings. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** Returns the existing analysis of a policy, made with the same catalog and `assumeGranted`. */
export type Analyses = (policy: PolicyDocument) => PolicyAnalysis;

/** All findings in a file, ordered by place. */
export function lint(
  file: PolicyFile,
  catalog: Catalog,
  settings: RuleSettings | LintSettings = {},
  analyses?: Analyses,
  reports?: StatementReports,
): Finding[] {
  return [...lintFile(file, catalog, settings, analyses, reports).findings];
}

/**
 * All findings, and the suppressed ones. A caller that checks many files needs those to know which ignore entries are
 * used.
 */
export function lintFile(
  file: PolicyFile,
  catalog: Catalog,
  settings: RuleSettings | LintSettings = {},
  analyses?: Analyses,
  reports?: StatementReports,
): LintResult {
  if (!file.looksLikePolicy) return { findings: [], suppressed: [] };
  const {
    rules: levels,
    ignore = [],
    grantedByEnterpriseProject = false,
    assumeGranted = [],
  } = toLintSettings(settings);
  const analysisOf = analyses ?? ((policy) => new PolicyAnalysis(policy, catalog, assumeGranted));
  const inForce = rulesInForce(levels);
  const run: Run = { levels, inForce, suppressed: new Set(), originals: new Map(), analysisOf, reports };
  const context: FileContext = { file, catalog, settings: { grantedByEnterpriseProject, assumeGranted } };
  const { kept, suppressed, suppressions } = suppress(
    [...findingsIn(context, run), ...findingsInEmbedded(context, run)],
    file.text,
    ignore,
  );
  for (const {
    finding: { report },
  } of suppressed)
    run.suppressed.add(run.originals.get(report) ?? report);
  const unused = unusedSuppressions(suppressions, suppressed, levels);
  const aboutComments = inForce.aboutSuppressions.flatMap((rule) => {
    const own = { ...context, unused, futile: findFutileSuppressions(file.text) };
    return findingsOf(rule, atMost(mostReports, rule.check(own)), own, run);
  });
  return {
    findings: [...shareMarks(named(kept, file.text)), ...aboutComments].sort(
      (a, b) => a.report.range.start - b.report.range.start,
    ),
    suppressed,
  };
}

/** Findings that name the invisible characters in their strings. Most texts have none. */
function named(findings: readonly Finding[], text: string): readonly Finding[] {
  return findings.length > 0 && hasInvisible(text) ? findings.map((one) => namingInvisible(one, text)) : findings;
}

/** The state of one check of one file: the level of each rule, and the suppressed reports. */
interface Run {
  readonly levels: RuleSettings;
  readonly inForce: RulesInForce;
  readonly suppressed: Set<Report<unknown>>;
  /** Maps a report about an embedded policy, in host offsets, to the report in its view. */
  readonly originals: Map<Report<unknown>, Report<unknown>>;
  readonly analysisOf: Analyses;
  /** The reports about statements of earlier versions. */
  readonly reports: StatementReports | undefined;
}

function findingsIn(context: FileContext, run: Run): Finding[] {
  return [...findingsInFile(context, run), ...findingsInPolicies(context, run)];
}

/** The findings in policies in another notation, with their places in the file. */
function findingsInEmbedded(context: FileContext, run: Run): Finding[] {
  const host = context.file;
  return host.embedded.flatMap(({ file }, index) => findingsIn({ ...context, file }, run).map((finding) => {
    const found = toHostFinding(finding, host.embedded[index]!.view, (edits) => hostEdits(host, index, edits));
    run.originals.set(found.report, finding.report);
    return found;
  }));
}

function findingsInFile(context: FileContext, run: Run): Finding[] {
  return run.inForce.aboutFiles.flatMap((rule) => {
    const reports = atMost(mostReports, rule.check(context));
    return findingsOf(rule, rule.isSyntax ? withSyntaxCode(reports, context.file) : reports, context, run);
  });
}

function findingsInPolicies(context: FileContext, run: Run): Finding[] {
  const isTorn = areTorn(context.file.syntaxErrors);
  return context.file.policies.flatMap((policy) => {
    const analysis = run.analysisOf(policy);
    const about: RuleContext = {
      ...context,
      policy,
      analysis,
      permissions: analysis.permissions,
      dependent: analysis.dependent,
    };
    const applying = run.inForce.aboutPolicies(policy.kind, isTorn);
    return walkPolicy(applying, about, run.reports).flatMap(({ rule, reports }) =>
      findingsOf(rule, reports, about, run),
    );
  });
}

/** The common part of all rules. */
interface Fixing<Context> {
  fix?(report: Report<unknown>, context: Context): Iterable<Fix>;
  fixAll?(reports: readonly Report<unknown>[], context: Context): Fix | undefined;
}

function findingsOf<Context>(
  rule: Rule<unknown> & Fixing<Context>,
  reports: readonly Report<unknown>[],
  context: Context,
  { levels, suppressed }: Run,
): Finding[] {
  const setting = levels[rule.id];
  return reports.map((report) => ({
    rule,
    severity: severityOf(setting) ?? report.severity ?? severityOf(rule.severity) ?? "hint",
    report,
    fixes: () => [...(rule.fix?.(report, context) ?? [])],
    fixAll() {
      const kept = reports.filter((one) => !suppressed.has(one));
      return kept.length > 1 ? fixAll(rule, kept, context) : undefined;
    },
  }));
}

function severityOf(level: Severity | "off" | undefined): Severity | undefined {
  return level === "off" ? undefined : level;
}

function atMost<T>(most: number, all: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const one of all) {
    taken.push(one);
    if (taken.length === most) break;
  }
  return taken;
}

/** The rule's own fix for all reports, or else the first safe fixes of all reports as far as they do not overlap. */
function fixAll<Context>(
  rule: Rule<unknown> & Fixing<Context>,
  reports: readonly Report<unknown>[],
  context: Context,
): Fix | undefined {
  if (rule.fixAll) return rule.fixAll(reports, context);
  const firsts = reports.flatMap((report) => [...(rule.fix?.(report, context) ?? [])].slice(0, 1));
  const safe = nonOverlapping(firsts.filter(({ safety, refused }) => safety === "safe" && !refused));
  if (safe.length < 2) return undefined;
  return {
    title: fixAllTitle,
    args: { rule: rule.id, count: safe.length },
    safety: "safe",
    edits: safe.flatMap(({ edits }) => edits),
  };
}

const fixAllTitle = { en: "Fix all {count} '{rule}' problems in this policy", zh: "修复本策略中全部 {count} 处“{rule}”问题" };
