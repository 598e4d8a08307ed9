import { allowedActions } from "../analysis/dependencies.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import { dependenciesOf } from "../catalog/dependencies.js";
import type { Action } from "../catalog/model.js";
import type { PolicyDocument } from "../policy/model.js";
import type { Trouble } from "./model.js";

/**
 * The actions that are allowed by name and cannot work: denied themselves, or in need of something that is missing or
 * denied. As in the linter, an action that stands there for the sake of another one is not asked what it needs itself.
 */
export function troubles(policy: PolicyDocument, permissions: EffectivePermissions, catalog: Catalog): Trouble[] {
  const numberOf = (statement: PolicyDocument["statements"][number]) => policy.statements.indexOf(statement) + 1;
  const deniersOf = (name: string) => [...new Set(permissions.denials(name).filter(({ statement }) => statement.isUnrestricted).map(({ statement }) => numberOf(statement)))];
  const blocked = allowedByName(policy, catalog).filter(({ name }) => permissions.verdict(name) === "denied")
    .map(({ name, statement }): Trouble => ({ action: name, statement, missing: [], denied: [], deniedBy: deniersOf(name) }));
  const lacking = allowedActions(policy, permissions, catalog).filter(({ neededBy }) => neededBy.length === 0).map(({ action, statement }): Trouble => {
    const { required } = dependenciesOf(action);
    const withVerdict = (verdict: string) => required.filter((name) => permissions.verdict(name) === verdict);
    const denied = withVerdict("denied").map((name) => ({ action: name, statements: deniersOf(name) }));
    return { action: action.name, statement: numberOf(statement), missing: withVerdict("not-granted"), denied, deniedBy: [] };
  });
  return [...blocked, ...lacking.filter(({ missing, denied }) => missing.length + denied.length > 0)].sort((a, b) => a.statement - b.statement);
}

/** Whether an action that a wildcard allows would fail nevertheless. */
export function cannotWork(action: Action, permissions: EffectivePermissions): boolean {
  return permissions.verdict(action.name) === "denied" || dependenciesOf(action).required.some((name) => permissions.verdict(name) !== "allowed");
}

function allowedByName({ statements }: PolicyDocument, catalog: Catalog): { name: string; statement: number }[] {
  const names = new Map<string, { name: string; statement: number }>();
  for (const [index, { effect, actions }] of statements.entries()) {
    if (effect?.value !== "Allow") continue;
    for (const { pattern } of actions.filter((entry) => !entry.pattern.isWildcard && entry.pattern.parts)) {
      const name = catalog.action(pattern.text)?.name ?? pattern.text;
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), { name, statement: index + 1 });
    }
  }
  return [...names.values()];
}
