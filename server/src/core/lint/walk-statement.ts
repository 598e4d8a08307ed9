import { namesOneAction } from "../policy/listed-actions.js";
import type { Statement } from "../policy/model.js";
import type { PolicyRule, Report, StatementContext } from "../rule/rule.js";
import { rulesAbout } from "./known-names.js";
import type { Listeners } from "./listeners.js";

type AnyRule = PolicyRule<unknown>;
type AnyReport = Report<unknown>;

/** Maximum number of reports of a rule. A text with more is not a policy, and the editor must stay responsive. */
export const mostReports = 1000;

/**
 * The reports about a statement and its parts by rule, each in the order of the text. A rule that has `mostReports` is
 * no longer called.
 */
export function walkStatement(
  statement: Statement,
  listeners: Listeners,
  context: StatementContext,
): ReadonlyMap<AnyRule, readonly AnyReport[]> {
  const found = new Found();
  for (const rule of listeners.statement) found.addAll(rule, rule.checkStatement!(statement, context));
  walkActions(statement, listeners, context, found);
  const { resource, conditions } = statement;
  if (resource)
    for (const rule of listeners.resource)
      for (const node of resource.entries)
        if (found.isOpen(rule)) found.addAll(rule, rule.checkResource!({ statement, resource, node }, context));
  for (const rule of listeners.condition)
    for (const condition of conditions)
      if (found.isOpen(rule)) found.addAll(rule, rule.checkCondition!(condition, context));
  return found.byRule;
}

function walkActions(statement: Statement, listeners: Listeners, context: StatementContext, found: Found): void {
  const { action, name } = listeners;
  if (action.length + name.length === 0) return;
  for (const entry of statement.actions) {
    const listed = { statement, entry };
    const isNamed = namesOneAction(entry);
    const call = (rule: AnyRule) => {
      if (!found.isOpen(rule)) return;
      found.add(rule, rule.checkAction?.(listed, context));
      if (isNamed) found.add(rule, rule.checkNamedAction?.(listed, context));
    };
    action.forEach(call);
    (rulesAbout(listed, name, context) ?? name).forEach(call);
  }
}

class Found {
  readonly byRule = new Map<AnyRule, AnyReport[]>();

  isOpen(rule: AnyRule): boolean {
    return this.byRule.size === 0 || (this.byRule.get(rule)?.length ?? 0) < mostReports;
  }

  add(rule: AnyRule, report: AnyReport | undefined): void {
    if (!report) return;
    const known = this.byRule.get(rule);
    if (known) known.push(report);
    else this.byRule.set(rule, [report]);
  }

  addAll(rule: AnyRule, reports: Iterable<AnyReport>): void {
    for (const report of reports) {
      this.add(rule, report);
      if (!this.isOpen(rule)) return;
    }
  }
}
