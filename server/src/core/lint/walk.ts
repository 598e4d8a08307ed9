import type { PolicyRule, Report, RuleContext } from "../rule/rule.js";
import { isAboutStatements, mostReports, type RuleReports, StatementReports } from "./statement-reports.js";

/**
 * Walks a policy once and calls each rule at the places that it listens to. Returns the reports by rule, in the order
 * of `rules`. A rule is no longer called when it has `mostReports`. `known` has the reports about the statements of
 * earlier versions.
 */
export function walkPolicy(
  rules: readonly PolicyRule<unknown>[],
  context: RuleContext,
  known = new StatementReports(),
): readonly RuleReports[] {
  const all = new Map(rules.map((rule): [typeof rule, Report<unknown>[]] => [rule, []]));
  const isOpen = (rule: PolicyRule<unknown>) => all.get(rule)!.length < mostReports;
  const add = (rule: PolicyRule<unknown>, reports: Iterable<Report<unknown>>) => {
    const own = all.get(rule)!;
    for (const report of reports) if (own.push(report) >= mostReports) return;
  };
  for (const rule of rules) add(rule, rule.check?.(context) ?? []);
  const listening = rules.filter(isAboutStatements);
  for (const statement of context.policy.statements)
    for (const { rule, reports } of known.in(statement, listening, context, isOpen))
      if (isOpen(rule)) add(rule, reports);
  return [...all].map(([rule, reports]) => ({ rule, reports }));
}
