import type { Catalog } from "../catalog/catalog.js";
import { slipsOf } from "../catalog/slips/slips.js";
import { type ActionPattern, covers, parseActionPattern } from "../catalog/pattern.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import type { TextRange } from "../text/range.js";
import { sharesActions } from "./shares-actions.js";

/** What one entry of a policy allows or denies, and what limits it. */
export interface GrantFacts {
  /** The action or wildcard that the entry means. */
  readonly pattern: ActionPattern;
  /** The entry as written: different from `pattern` if the published tables misprint the action. */
  readonly written: string;
  readonly isForAllResources: boolean;
  readonly hasCondition: boolean;
}

/** An entry of a policy that allows or denies part of the query. */
export interface Grant extends GrantFacts {
  readonly effect: Effect;
  /** In offsets of the policy's text. */
  readonly range: TextRange;
}

/** The facts about an entry of a statement. */
export function grantFacts(
  { pattern }: ActionEntry,
  { isForAllResources, hasCondition }: Statement,
  catalog: Catalog,
): GrantFacts {
  const meant = catalog.erratum(pattern.text)?.meant;
  return {
    pattern: meant === undefined ? pattern : parseActionPattern(meant),
    written: pattern.text,
    isForAllResources,
    hasCondition,
  };
}

/**
 * Reads a query about grants: an action, a wildcard, or the code of a service for all its actions; `undefined` for any
 * other text.
 */
export function readGrantQuery(text: string): ActionPattern | undefined {
  const trimmed = text.trim();
  const pattern = parseActionPattern(/^[\w-]+$/.test(trimmed) ? `${trimmed}:*:*` : trimmed);
  return pattern.parts ? pattern : undefined;
}

/** A known name similar to a query that no table lists. Policies may contain the unlisted name anyway. */
export function similarQuery(query: ActionPattern, catalog: Catalog): string | undefined {
  const isKnown = catalog.matching(query).length > 0 || catalog.action(query.text) !== undefined;
  return isKnown ? undefined : slipsOf(query, catalog)[0];
}

/** The entries of a policy that share an action with `query`, in order. */
export function grantsOf(policy: PolicyDocument, query: ActionPattern, catalog: Catalog): readonly Grant[] {
  const isAsked = sharesActions(query, catalog);
  return policy.statements.flatMap((statement) => {
    const effect = statement.effect?.value;
    if (effect === undefined) return [];
    return statement.actions
      .map((entry): Grant => ({ ...grantFacts(entry, statement, catalog), effect, range: entry.range }))
      .filter(({ pattern }) => isAsked(pattern));
  });
}

/**
 * The entries without repetitions: policies of a Terraform file can share a local value. An entry that is allowed here
 * and denied there, or limited in different ways, is kept for each of them.
 */
export function distinctGrants<Entry extends GrantFacts & { readonly effect: Effect; readonly range: object }>(
  entries: readonly Entry[],
): Entry[] {
  const keyOf = ({ range, effect, isForAllResources, hasCondition }: Entry) =>
    JSON.stringify([range, effect, isForAllResources, hasCondition]);
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

/** How many known matches of `query` an entry covers. */
export function coverage(
  { pattern }: GrantFacts,
  query: ActionPattern,
  catalog: Catalog,
): { readonly covered: number; readonly known: number } {
  const known = catalog.matching(query);
  return { covered: known.filter(({ name }) => covers(pattern, name)).length, known: known.length };
}
