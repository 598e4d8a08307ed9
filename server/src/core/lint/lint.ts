import { allowedActions } from "../analysis/dependencies.js";
import { effectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PolicyFile } from "../policy/model.js";
import { rules } from "../rules/index.js";
import type { Fix, Report, Rule, RuleContext, Severity } from "../rules/rule.js";
import type { RuleSettings } from "./config.js";

/** One thing that a rule has to say about one place of a file. Fixes are computed only when somebody asks. */
export interface Finding {
  readonly rule: Rule<unknown>;
  readonly severity: Severity;
  readonly report: Report<unknown>;
  fixes(): readonly Fix[];
  /** One change for all findings of this rule in the same policy; `undefined` if this is the only one or there is none. */
  fixAll(): Fix | undefined;
}

/** All findings in a file, in the order of their places. Only custom policies (version 1.1) are checked. */
export function lint(file: PolicyFile, catalog: Catalog, settings: RuleSettings): Finding[] {
  const findings: Finding[] = [];
  for (const policy of file.policies) {
    if (policy.kind !== "custom-policy") continue;
    const permissions = effectivePermissions(policy, catalog);
    const context = { file, policy, permissions, allowed: allowedActions(policy, permissions, catalog), catalog };
    for (const rule of rules) for (const finding of findingsOf(rule, context, settings)) findings.push(finding);
  }
  return findings.sort((a, b) => a.report.range.start - b.report.range.start);
}

function findingsOf(rule: Rule<unknown>, context: RuleContext, settings: RuleSettings): Finding[] {
  const setting = settings[rule.id];
  if (setting === "off") return [];
  const reports = [...rule.check(context)];
  return reports.map((report) => ({
    rule,
    severity: setting ?? report.severity ?? rule.severity,
    report,
    fixes: () => [...(rule.fix?.(report, context) ?? [])],
    fixAll: () => (reports.length > 1 ? fixAll(rule, reports, context) : undefined),
  }));
}

/** The rule's own way to mend all at once; without one, the first fix of each report if all of them are repairs. */
function fixAll(rule: Rule<unknown>, reports: readonly Report<unknown>[], context: RuleContext): Fix | undefined {
  if (rule.fixAll) return rule.fixAll(reports, context);
  const repairs = reports.flatMap((report) => [...(rule.fix?.(report, context) ?? [])].slice(0, 1)).filter(({ safety }) => safety === "repair");
  if (repairs.length < 2) return undefined;
  return { title: repairAll, args: { rule: rule.id, count: repairs.length }, safety: "repair", edits: repairs.flatMap(({ edits }) => edits) };
}

const repairAll = { en: "Fix all {count} '{rule}' problems in this policy", zh: "修复本策略中全部 {count} 处“{rule}”问题" };
