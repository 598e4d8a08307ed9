import type { ChangeKind, ActionLimits } from "../model.js";
import { groupBy } from "../../text/group-by.js";
import { isUnlimited, type StatementLimit } from "./limit.js";
import { keyStates, type Truths } from "./key-states.js";
import { fittingSamples, resourceSamples } from "./resource-samples.js";

/**
 * How the set of allowed requests changed; `undefined` if it did not. Both verdicts are tried on requests that tell
 * their resources and conditions apart. If there are too many, statements are compared as a whole: the answer then is
 * never «unchanged» unless they are equal.
 */
export function compareVerdicts(was: ActionLimits, is: ActionLimits): ChangeKind | undefined {
  const [old, now] = [effective(was), effective(is)];
  if (keysOf(old.allows) === keysOf(now.allows) && keysOf(old.denies) === keysOf(now.denies)) return undefined;
  const answers = byRequests(old, now) ?? byStatements(old, now);
  if (answers.isMore && !answers.wasAny) return "gained";
  if (answers.isLess && !answers.isAny) return "lost";
  return answers.isMore ? (answers.isLess ? "changed" : "widened") : answers.isLess ? "narrowed" : undefined;
}

/** What is known about all requests together. */
interface Answers {
  readonly wasAny: boolean;
  readonly isAny: boolean;
  /** Whether a request is allowed that was not, and the other way round. */
  readonly isMore: boolean;
  readonly isLess: boolean;
}

/** A verdict without what has no effect: an unlimited Deny leaves nothing, an unlimited Allow includes the others. */
export function effective({ allows, denies }: ActionLimits): ActionLimits {
  if (allows.length === 0 || denies.some(isUnlimited)) return { allows: [], denies: [] };
  const all = allows.find(isUnlimited);
  return { allows: all ? [all] : allows, denies };
}

function keysOf(limits: readonly StatementLimit[]): string {
  return limits
    .map(({ key }) => key)
    .sort()
    .join("\n");
}

/** The most checks of one comparison. */
const mostChecks = 2_000_000;

/** The most ways in which the keys of one comparison can be answered. */
const mostStates = 4096;

/** `undefined` if there are too many requests to try. */
function byRequests(was: ActionLimits, is: ActionLimits): Answers | undefined {
  const limits = distinct([...was.allows, ...was.denies, ...is.allows, ...is.denies]);
  const resources = resourceSamples([...was.allows, ...is.allows], [...was.denies, ...is.denies]);
  const states = resources && statesOf(limits, mostChecks / Math.max(resources.length * limits.length, 1));
  if (!states) return undefined;
  const inResource = new Map(limits.map(({ key, resources: own }) => [key, fittingSamples(own, resources)]));
  let [wasAny, isAny, isMore, isLess] = [false, false, false, false];
  for (const truths of states) {
    const applying = new Set(
      limits.filter(({ clauses }) => clauses.every(({ key }) => truths.get(key) === true)).map(({ key }) => key),
    );
    for (let at = 0; at < resources.length; at++) {
      const fits = ({ key }: StatementLimit) => applying.has(key) && inResource.get(key)![at] === true;
      const before = was.allows.some(fits) && !was.denies.some(fits);
      const after = is.allows.some(fits) && !is.denies.some(fits);
      wasAny ||= before;
      isAny ||= after;
      isMore ||= after && !before;
      isLess ||= before && !after;
    }
  }
  return { wasAny, isAny, isMore, isLess };
}

function distinct(limits: readonly StatementLimit[]): StatementLimit[] {
  return [...new Map(limits.map((limit) => [limit.key, limit])).values()];
}

/** The ways in which a request can answer all clauses of some limits; `undefined` if there are more than `most`. */
function statesOf(
  limits: readonly StatementLimit[],
  most: number,
): readonly ReadonlyMap<string, boolean>[] | undefined {
  const all = limits.flatMap(({ clauses }) => clauses);
  const clauses = [...new Map(all.map((clause) => [clause.key, clause])).values()];
  let states: Map<string, boolean>[] = [new Map()];
  for (const about of groupBy(clauses, ({ name }) => name.toLowerCase()).values()) {
    const ways = keyStates(about);
    if (!ways || states.length * ways.length > Math.min(most, mostStates)) return undefined;
    const add = (state: Map<string, boolean>, truths: Truths) =>
      new Map([...state, ...about.map(({ key }, index) => [key, truths[index]!] as const)]);
    states = states.flatMap((state) => ways.map((truths) => add(state, truths)));
  }
  return states;
}

/** Compares the statements themselves: more Allows or fewer Denies may allow more, whatever else is allowed. */
function byStatements(was: ActionLimits, is: ActionLimits): Answers {
  const lacks = (some: readonly StatementLimit[], others: readonly StatementLimit[]) =>
    some.some(({ key }) => !others.some((other) => other.key === key));
  return {
    wasAny: was.allows.length > 0,
    isAny: is.allows.length > 0,
    isMore: lacks(is.allows, was.allows) || lacks(was.denies, is.denies),
    isLess: lacks(was.allows, is.allows) || lacks(is.denies, was.denies),
  };
}
