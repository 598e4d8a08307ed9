import type { Catalog } from "../catalog/catalog.js";
import { dependenciesOf } from "../catalog/dependencies.js";
import type { Action } from "../catalog/model.js";
import { oncePer } from "../text/lazily.js";
import type { ActionEntry, PolicyDocument, Statement } from "../policy/model.js";
import { type EntryAt, type GrantIndex, grantIndex } from "./grant-index.js";
import type { EffectivePermissions } from "./permissions.js";

/** An action that the policy allows by its own name, and the first place that does so. */
export interface AllowedAction {
  readonly action: Action;
  readonly entry: ActionEntry;
  readonly statement: Statement;
  /**
   * Allowed actions that require this one, if they explain why it is listed. Such an action is called for another one;
   * the policy does not show whether its author also wants to call it directly.
   */
  readonly neededBy: readonly string[];
}

/** The documented actions that a policy allows by name. Denied actions are left out: they need nothing. */
export function allowedActions(
  policy: PolicyDocument,
  permissions: EffectivePermissions,
  catalog: Catalog,
): AllowedAction[] {
  return placed(findAllowed(grantIndex(policy, catalog), permissions, catalog), policy);
}

/** An allowed action without places; see `AllowedAction`. */
export interface AllowedAt extends EntryAt {
  readonly action: Action;
  readonly neededBy: readonly string[];
}

/** The actions that `allowedActions` finds, by the place of their entries. */
export function findAllowed(
  { grants }: GrantIndex,
  permissions: EffectivePermissions,
  catalog: Catalog,
): readonly AllowedAt[] {
  const listed = new Set<Action>();
  const places: EntryAt[] = [];
  const mayDeny = grants.some(({ effect }) => effect === "Deny");
  for (const [statement, { effect, documented }] of grants.entries()) {
    if (effect !== "Allow") continue;
    for (let entry = 0; entry < documented.length; entry++) {
      const action = documented[entry];
      if (!action || listed.has(action) || (mayDeny && permissions.verdict(action.name) === "denied")) continue;
      listed.add(action);
      places.push({ statement, entry });
    }
  }
  const explained = neededByOthers(listed, catalog);
  const found: AllowedAt[] = [];
  for (const action of listed) {
    const { statement, entry } = places[found.length]!;
    found.push({ statement, entry, action, neededBy: explained(action) });
  }
  return found;
}

/** The same actions with their entries in the policy. */
export function placed(allowed: readonly AllowedAt[], { statements }: PolicyDocument): AllowedAction[] {
  return allowed.map((one) => new AllowedEntry(one, statements[one.statement]!));
}

/** Its entry is looked up when it is needed, because a statement that was moved makes its entries only then. */
class AllowedEntry implements AllowedAction {
  readonly action: Action;
  readonly neededBy: readonly string[];
  readonly #index: number;

  constructor(
    { action, neededBy, entry }: AllowedAt,
    readonly statement: Statement,
  ) {
    this.action = action;
    this.neededBy = neededBy;
    this.#index = entry;
  }

  get entry(): ActionEntry {
    return this.statement.actions[this.#index]!;
  }
}

/**
 * The actions that require an action, except those that it requires in turn: each member of a cycle counts for itself.
 */
function neededByOthers(listed: ReadonlySet<Action>, catalog: Catalog): (action: Action) => string[] {
  const requirers = new Map<string, Action[]>();
  for (const action of listed) {
    for (const name of dependenciesOf(action).required) {
      const known = requirers.get(name.toLowerCase());
      if (known) known.push(action);
      else requirers.set(name.toLowerCase(), [action]);
    }
  }
  if (requirers.size === 0) return () => [];
  return (action) => {
    const others = requirers.get(action.name.toLowerCase());
    if (!others) return [];
    const own = requiredClosure(action, catalog);
    return others.filter(({ name }) => !own.has(name.toLowerCase())).map(({ name }) => name);
  };
}

/**
 * What must be allowed for an action to work: everything it requires. If a required action requires it in turn, this
 * includes the needs of the other members of the cycle, because each of them counts for itself.
 */
export function requiredTogether(action: Action, catalog: Catalog): string[] {
  const together = [...dependenciesOf(action).required];
  const known = new Set([action.name, ...together].map((name) => name.toLowerCase()));
  // The set grows during the loop.
  for (const name of together) {
    const other = catalog.action(name);
    if (!other || !requiredClosure(other, catalog).has(action.name.toLowerCase())) continue;
    for (const need of dependenciesOf(other).required) {
      if (known.has(need.toLowerCase())) continue;
      known.add(need.toLowerCase());
      together.push(need);
    }
  }
  return together;
}

/**
 * The needs of several actions, given by name, without the actions themselves, each once. Unknown names need nothing.
 */
export function requiredByAll(names: readonly string[], catalog: Catalog): string[] {
  const own = new Set(names.map((name) => name.toLowerCase()));
  const all = names.flatMap((name) => {
    const action = catalog.action(name);
    return action ? requiredTogether(action, catalog) : [];
  });
  return [...new Map(all.map((name) => [name.toLowerCase(), name])).values()].filter(
    (name) => !own.has(name.toLowerCase()),
  );
}

/** Everything that an action requires, directly or indirectly, in lower case. */
function requiredClosure(action: Action, catalog: Catalog): ReadonlySet<string> {
  return closuresIn(catalog)(action);
}

const closuresIn = oncePer((catalog: Catalog) => oncePer((action: Action) => findClosure(action, catalog)));

function findClosure(action: Action, catalog: Catalog): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [action];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const name of dependenciesOf(next).required) {
      const key = name.toLowerCase();
      const required = catalog.action(name);
      if (seen.has(key) || !required) continue;
      seen.add(key);
      open.push(required);
    }
  }
  return seen;
}
