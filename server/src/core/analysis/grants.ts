import type { Catalog } from "../catalog/catalog.js";
import { slipsOf } from "../catalog/slips/slips.js";
import { parseIdentityPattern } from "../catalog/identity.js";
import { type ActionPattern, covers, everything, parseActionPattern } from "../catalog/pattern.js";
import { languages } from "../language/policy-languages.js";
import { findElement } from "../policy/elements.js";
import {
  distinctNotes,
  type GuardedPart,
  type GuardNote,
  guardsAround,
  guardsWithin,
  neverApplies,
} from "../policy/guarded-part.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { actionStrings } from "../policy/read/read.js";
import { groupBy } from "../text/group-by.js";
import type { TextRange } from "../text/range.js";
import { isCertain } from "./certain.js";
import { type LimitGuards, limitGuards } from "./limit-guards.js";
import { sharesActions } from "./shares-actions.js";

/** What one entry of a policy allows or denies, and what limits it. */
export interface GrantFacts {
  /** The action or wildcard that the entry means. */
  readonly pattern: ActionPattern;
  /** The entry as written: different from `pattern` if the published tables misprint the action. */
  readonly written: string;
  /** What `NotAction` surely excludes, if the entry is such a list: its pattern is then that of every action. */
  readonly except?: readonly ActionPattern[];
  /** What it may exclude besides. */
  readonly mayExcept?: readonly OptionalPattern[];
  readonly isForAllResources: boolean;
  readonly hasCondition: boolean;
  /** What decides whether the entry applies, from the outside to the inside. */
  readonly guards?: readonly GuardNote[];
  /** What decides about the limits of its statement. */
  readonly limitGuards?: LimitGuards;
}

/** A pattern that may not apply, and what decides whether it does. */
export interface OptionalPattern {
  readonly pattern: ActionPattern;
  readonly guards: readonly GuardNote[];
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
 * The facts about the `NotAction` of a statement, and its place; `undefined` without one, and in version 1.1, where no
 * guide documents it. `guarded` are the parts of the policy that may not apply; `isKnown` says of a range whether the
 * exception there is known.
 */
export function exclusionFacts(
  { node, isForAllResources, hasCondition }: Statement,
  { language }: PolicyDocument,
  guarded: readonly GuardedPart[],
  isKnown: (range: TextRange) => boolean = () => true,
): (GrantFacts & { readonly except: readonly ActionPattern[]; readonly range: TextRange }) | undefined {
  const list = languages[language].hasCatalog ? undefined : findElement(node, "NotAction");
  if (!list) return undefined;
  const exceptions = actionStrings(list).filter(({ range }) => isKnown(range)).map(({ value, range }) => ({
    pattern: parseIdentityPattern(value.trim()),
    guards: distinctNotes(guardsWithin(guarded, node.range, range)),
  }));
  const same = groupBy(exceptions, ({ pattern }) => pattern.key);
  const isSure = ({ pattern: { key } }: OptionalPattern) => isCertain(same.get(key)!.map(({ guards }) => guards));
  const except = [...new Map(exceptions.filter(isSure).map(({ pattern }) => [pattern.key, pattern])).values()];
  const mayExcept = exceptions.filter((one) => !isSure(one));
  return {
    pattern: everything, written: "NotAction", except, isForAllResources, hasCondition, range: list.range,
    ...(mayExcept.length > 0 ? { mayExcept } : {}),
  };
}

/** Returns a test whether an entry that may apply shares an action with a query. */
export function isAskedFor(query: ActionPattern, catalog: Catalog): (facts: GrantFacts) => boolean {
  const shares = sharesActions(query, catalog);
  const isExcluded = (except: readonly ActionPattern[], mayExcept: readonly OptionalPattern[]) =>
    except.some((one) => covers(one, query))
    || isCertain(mayExcept.filter((one) => covers(one.pattern, query)).map(({ guards }) => guards));
  return ({ pattern, except, mayExcept = [], guards = [] }) =>
    !neverApplies(guards) && (except ? !isExcluded(except, mayExcept) : shares(pattern));
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

/** The entries of a policy that share an action with `query`, in order. `guarded` are its parts that may not apply. */
export function grantsOf(
  policy: PolicyDocument,
  query: ActionPattern,
  catalog: Catalog,
  guarded: readonly GuardedPart[] = [],
): readonly Grant[] {
  const isAsked = isAskedFor(query, catalog);
  return policy.statements.flatMap((statement) => {
    const effect = statement.effect?.value;
    if (effect === undefined) return [];
    const exclusion = exclusionFacts(statement, policy, guarded);
    return [
      ...statement.actions.map((entry) => ({ ...grantFacts(entry, statement, catalog), range: entry.range })),
      ...(exclusion ? [exclusion] : []),
    ].map((facts): Grant => ({ ...facts, effect, ...guardsOf(guarded, statement, facts.range) })).filter(isAsked);
  });
}

/** What decides whether an entry of a statement at a range applies, and about its limits. */
export function guardsOf(
  guarded: readonly GuardedPart[],
  statement: Statement,
  range: TextRange,
): Pick<GrantFacts, "guards" | "limitGuards"> {
  if (guarded.length === 0) return {};
  const guards = distinctNotes(guardsAround(guarded, range));
  const limits = limitGuards(statement, guarded);
  return { ...(guards.length > 0 ? { guards } : {}), ...(limits ? { limitGuards: limits } : {}) };
}

/**
 * The entries without repetitions: policies of a Terraform file can share a local value. An entry that is allowed here
 * and denied there, or limited in different ways, is kept for each of them.
 */
export function distinctGrants<Entry extends GrantFacts & { readonly effect: Effect; readonly range: object }>(
  entries: readonly Entry[],
): Entry[] {
  const keyOf = ({ range, effect, isForAllResources, hasCondition, guards, limitGuards: limits }: Entry) =>
    JSON.stringify([range, effect, isForAllResources, hasCondition, guards, limits]);
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

/** How many known matches of `query` an entry covers. */
export function coverage(
  { pattern, except = [] }: GrantFacts,
  query: ActionPattern,
  catalog: Catalog,
): { readonly covered: number; readonly known: number } {
  const known = catalog.matching(query);
  const isCovered = (name: string) => covers(pattern, name) && !except.some((one) => covers(one, name));
  return { covered: known.filter(({ name }) => isCovered(name)).length, known: known.length };
}
