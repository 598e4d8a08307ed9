import type { Catalog } from "../catalog/catalog.js";
import type { ActionPattern } from "../catalog/pattern.js";
import type { Effect, PolicyDocument } from "../policy/model.js";
import { type CoverIndex, coverIndex } from "./cover-index.js";
import { type StatementGrants, statementGrants } from "./statement-grants.js";

/** An entry of a policy: the index of its statement in `PolicyDocument.statements`, and its own in `actions`. */
export interface EntryAt {
  readonly statement: number;
  readonly entry: number;
}

/** Finds the entries of a policy that cover an action, without places, so that it can be used for later versions. */
export interface GrantIndex {
  /** What each statement grants, in the order of the policy. */
  readonly grants: readonly StatementGrants[];
  /** The entries of an effect that cover an action: those with its name first, then wildcards, each in their order. */
  covering(effect: Effect, action: ActionPattern): readonly EntryAt[];
  /** The index of a later version of the policy with as many statements. Only those that changed are read. */
  after(policy: PolicyDocument): GrantIndex;
}

export function grantIndex(policy: PolicyDocument, catalog: Catalog): GrantIndex {
  const grants = grantsOf(policy, catalog);
  return indexOf(grants, partOf(grants.entries()), new Map(), catalog);
}

function grantsOf({ statements }: PolicyDocument, catalog: Catalog): StatementGrants[] {
  return statements.map((statement) => statementGrants(statement, catalog));
}

/** More changed statements than this are indexed together with the others. */
const mostChanged = 8;

/** `base` indexes all statements as they once were, `changed` those that have other grants now. */
function indexOf(
  grants: readonly StatementGrants[],
  base: Part,
  changed: ReadonlyMap<number, StatementGrants>,
  catalog: Catalog,
): GrantIndex {
  const newer = changed.size > 0 ? partOf(changed.entries()) : undefined;
  const merged = (old: readonly EntryAt[], added: readonly EntryAt[]) =>
    [...old.filter(({ statement }) => !changed.has(statement)), ...added].sort(
      (a, b) => a.statement - b.statement || a.entry - b.entry,
    );
  return {
    grants,
    covering(effect, action) {
      const named = placesIn(base[effect], action.key);
      const wide = base[effect].wide.covering(action);
      if (!newer) return wide.length === 0 ? named : [...named, ...wide];
      return [
        ...merged(named, placesIn(newer[effect], action.key)),
        ...merged(wide, newer[effect].wide.covering(action)),
      ];
    },
    after(policy) {
      const now = grantsOf(policy, catalog);
      const all = new Map(changed);
      for (const [at, one] of now.entries()) if (one !== grants[at]) all.set(at, one);
      return all.size > mostChanged
        ? indexOf(now, partOf(now.entries()), new Map(), catalog)
        : indexOf(now, base, all, catalog);
    },
  };
}

type Part = Readonly<Record<Effect, EntriesOf>>;

/** The entries of one effect. */
interface EntriesOf {
  /** The statement and the entry of each place of a name, one after the other, because a long list has many. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  readonly wide: CoverIndex<EntryAt>;
}

function placesIn({ named }: EntriesOf, key: string): EntryAt[] {
  const numbers = named.get(key) ?? [];
  const places: EntryAt[] = [];
  for (let at = 0; at < numbers.length; at += 2) places.push({ statement: numbers[at]!, entry: numbers[at + 1]! });
  return places;
}

function partOf(statements: Iterable<readonly [number, StatementGrants]>): Part {
  const named = { Allow: new Map<string, number[]>(), Deny: new Map<string, number[]>() };
  const wide: Record<Effect, (EntryAt & { readonly pattern: ActionPattern })[]> = { Allow: [], Deny: [] };
  for (const [statement, grants] of statements) {
    if (grants.effect === undefined) continue;
    const names = named[grants.effect];
    for (let entry = 0; entry < grants.names.length; entry++) {
      const name = grants.names[entry];
      if (name === undefined) continue;
      const known = names.get(name);
      if (known) known.push(statement, entry);
      else names.set(name, [statement, entry]);
    }
    for (const { entry, pattern } of grants.wildcards) wide[grants.effect].push({ statement, entry, pattern });
  }
  const entriesOf = (effect: Effect): EntriesOf => ({
    named: named[effect],
    wide: coverIndex(wide[effect], ({ pattern }) => pattern),
  });
  return { Allow: entriesOf("Allow"), Deny: entriesOf("Deny") };
}
