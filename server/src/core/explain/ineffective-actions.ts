import { allowedActions } from "../analysis/dependencies.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import { unmetNeeds } from "../analysis/unmet.js";
import type { Catalog } from "../catalog/catalog.js";
import { dependenciesOf } from "../catalog/dependencies.js";
import type { PolicyDocument } from "../policy/model.js";
import type { IneffectiveAction } from "./model.js";
import { statesIn } from "./states.js";

/**
 * The actions that are allowed by name and do not work: they are denied, or need an action that is missing or denied.
 * As in the linter, the needs of an action that is listed for another one are ignored.
 */
export function ineffectiveActions(
  policy: PolicyDocument,
  permissions: EffectivePermissions,
  catalog: Catalog,
): IneffectiveAction[] {
  const states = statesIn(policy, permissions);
  const blocked = allowedByName(policy, catalog)
    .filter(({ name }) => permissions.verdict(name) === "denied")
    .map(
      ({ name, statement }): IneffectiveAction => ({
        action: name,
        statement,
        missing: [],
        denied: [],
        deniedBy: states.deniersOf(name),
      }),
    );
  const lacking = allowedActions(policy, permissions, catalog)
    .filter(({ neededBy }) => neededBy.length === 0)
    .map(
      ({ action, statement }): IneffectiveAction => ({
        action: action.name,
        statement: policy.statements.indexOf(statement) + 1,
        ...states.unmet(dependenciesOf(action).required),
        deniedBy: [],
      }),
    );
  return [...blocked, ...lacking.filter(({ missing, denied }) => missing.length + denied.length > 0)].sort(
    (a, b) => a.statement - b.statement,
  );
}

/** The actions that are listed for others, and whose own APIs need actions that are not allowed. */
export function indirectlyLacking(
  policy: PolicyDocument,
  permissions: EffectivePermissions,
  catalog: Catalog,
): string[] {
  return allowedActions(policy, permissions, catalog)
    .filter(
      ({ action, neededBy }) =>
        neededBy.length > 0 && Object.values(unmetNeeds(action, permissions)).some(({ length }) => length > 0),
    )
    .map(({ action }) => action.name);
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
