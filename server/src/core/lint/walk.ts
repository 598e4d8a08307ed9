import { namesOneAction } from "../policy/listed-actions.js";
import type { PolicyListeners, PolicyRule, Report, RuleContext } from "../rule/rule.js";

/** The reports of one rule about a policy, in the order of the text. */
export interface RuleReports {
  readonly rule: PolicyRule<unknown>;
  readonly reports: readonly Report<unknown>[];
}

/**
 * Walks a policy once and calls each rule at the places that it listens to. Returns the reports by rule, in the order
 * of `rules`. A rule is no longer called when it has `most` reports.
 */
export function walkPolicy(
  rules: readonly PolicyRule<unknown>[],
  context: RuleContext,
  most: number,
): readonly RuleReports[] {
  const all = rules.map((rule): Collected => ({ rule, reports: [] }));
  const add = ({ rule, reports }: Collected, check: (rule: PolicyRule<unknown>) => Iterable<Report<unknown>>) => {
    if (reports.length === most) return;
    for (const report of check(rule)) if (reports.push(report) === most) return;
  };
  const addOne = ({ rule, reports }: Collected, check: (rule: PolicyRule<unknown>) => Report<unknown> | undefined) => {
    const report = reports.length < most ? check(rule) : undefined;
    if (report !== undefined) reports.push(report);
  };
  const listening = (to: keyof PolicyListeners<unknown>) => all.filter(({ rule }) => rule[to] !== undefined);
  const [toStatements, toActions, toNamed] = [
    listening("checkStatement"),
    listening("checkAction"),
    listening("checkNamedAction"),
  ];
  const [toResources, toConditions] = [listening("checkResource"), listening("checkCondition")];

  for (const one of all) if (one.rule.check) add(one, (rule) => rule.check!(context));
  for (const statement of context.policy.statements) {
    for (const one of toStatements) add(one, (rule) => rule.checkStatement!(statement, context));
    for (const entry of statement.actions) {
      const listed = { statement, entry };
      for (const one of toActions) addOne(one, (rule) => rule.checkAction!(listed, context));
      if (namesOneAction(entry))
        for (const one of toNamed) addOne(one, (rule) => rule.checkNamedAction!(listed, context));
    }
    const { resource } = statement;
    for (const node of resource?.entries ?? []) {
      for (const one of toResources)
        add(one, (rule) => rule.checkResource!({ statement, resource: resource!, node }, context));
    }
    for (const condition of statement.conditions)
      for (const one of toConditions) add(one, (rule) => rule.checkCondition!(condition, context));
  }
  return all;
}

interface Collected {
  readonly rule: PolicyRule<unknown>;
  readonly reports: Report<unknown>[];
}
