import { type ListedAction, namesOneAction } from "../policy/listed-actions.js";
import type { Statement } from "../policy/model.js";
import type { PolicyRule, StatementContext } from "../rule/rule.js";
import { rulesAbout } from "./known-names.js";
import type { Listeners } from "./listeners.js";
import { ReportsByRule } from "./reports-by-rule.js";

type AnyRule = PolicyRule<unknown>;

/**
 * The reports about a statement and its parts by rule, each in the order of the text. A rule that has `mostReports` is
 * no longer called.
 */
export function walkStatement(
  statement: Statement,
  listeners: Listeners,
  context: StatementContext,
): ReportsByRule {
  const found = new ReportsByRule();
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
  return found;
}

function walkActions(
  statement: Statement,
  listeners: Listeners,
  context: StatementContext,
  found: ReportsByRule,
): void {
  const { action, name, exception } = listeners;
  if (action.length + name.length === 0) return;
  for (const entry of statement.actions) {
    const listed = { statement, entry };
    walkEntry(listed, action, context, found);
    walkEntry(listed, rulesAbout(listed, name, context) ?? name, context, found);
  }
  for (const entry of statement.exceptions)
    walkEntry({ statement, entry, isException: true }, exception, context, found);
}

function walkEntry(
  listed: ListedAction,
  rules: readonly AnyRule[],
  context: StatementContext,
  found: ReportsByRule,
): void {
  const isNamed = namesOneAction(listed.entry);
  for (const rule of rules) {
    if (!found.isOpen(rule)) continue;
    found.add(rule, rule.checkAction?.(listed, context));
    if (isNamed) found.add(rule, rule.checkNamedAction?.(listed, context));
  }
}
