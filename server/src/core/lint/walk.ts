import type { PolicyRule, Report, RuleContext } from "../rule/rule.js";
import { listenersOf } from "./listeners.js";
import { type RuleReports, StatementReports } from "./statement-reports.js";
import { mostReports } from "./walk-statement.js";

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
  const all = new Map<PolicyRule<unknown>, Report<unknown>[]>();
  const isOpen = (rule: PolicyRule<unknown>) => (all.get(rule)?.length ?? 0) < mostReports;
  /** Returns whether the rule has `mostReports` now. */
  const add = (rule: PolicyRule<unknown>, reports: Iterable<Report<unknown>>): boolean => {
    for (const report of reports) {
      const own = all.get(rule);
      if (!own) all.set(rule, [report]);
      else if (own.push(report) >= mostReports) return true;
    }
    return false;
  };
  for (const rule of rules) if (rule.check) add(rule, rule.check(context));
  let listeners = listenersOf(rules);
  for (const statement of context.policy.statements) {
    let isFull = false;
    for (const { rule, reports } of known.in(statement, listeners, context))
      if (isOpen(rule)) isFull = add(rule, reports) || isFull;
    if (isFull) listeners = listenersOf(listeners.rules.filter(isOpen));
  }
  return rules.flatMap((rule) => {
    const reports = all.get(rule);
    return reports ? [{ rule, reports }] : [];
  });
}
