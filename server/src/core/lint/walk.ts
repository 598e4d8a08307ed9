import type { PolicyRule, RuleContext } from "../rule/rule.js";
import { listenersOf } from "./listeners.js";
import { ReportsByRule } from "./reports-by-rule.js";
import { type RuleReports, StatementReports } from "./statement-reports.js";

/**
 * Walks a policy once and calls each rule at the places that it listens to. Returns the reports by rule, in the order
 * of `rules`. A rule is no longer called when it may not report more. `known` has the reports about the statements of
 * earlier versions.
 */
export function walkPolicy(
  rules: readonly PolicyRule<unknown>[],
  context: RuleContext,
  known = new StatementReports(),
): readonly RuleReports[] {
  const all = new ReportsByRule();
  for (const rule of rules) if (rule.check) all.addAll(rule, rule.check(context));
  let listeners = listenersOf(rules);
  for (const statement of context.policy.statements) {
    const found = known.in(statement, listeners, context);
    for (const { rule, reports } of found) all.addAll(rule, reports);
    if (found.some(({ rule }) => listeners.all.has(rule) && !all.isOpen(rule)))
      listeners = listenersOf(listeners.rules.filter((rule) => all.isOpen(rule)));
  }
  return rules.map((rule) => ({ rule, reports: all.of(rule) })).filter(({ reports }) => reports.length > 0);
}
