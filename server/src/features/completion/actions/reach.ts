import type { Catalog } from "../../../core/catalog/catalog.js";
import { textOf } from "../../../core/catalog/lookup/words.js";
import type { Action } from "../../../core/catalog/model.js";
import type { Ranking } from "./ranking.js";

/** The actions that a list offers for what is typed so far. */
export interface Reach {
  readonly actions: readonly Action[];
  /** Whether more would fit: then the client has to ask again at the next key. */
  readonly isIncomplete: boolean;
  /** Actions that were found by a label or a path: a client that compares names would hide them. */
  readonly foundByWords: ReadonlySet<Action>;
}

/** As many actions as a client can filter by itself; of more, only those that fit what is typed are sent. */
const mostActions = 80;

/** Of one service the whole list is worth showing; hardly any has more. */
const mostOfService = 200;

/** Names that have the typed text in one piece leave no room for those that have only its letters, if they are so many. */
const enough = 20;

/**
 * What a name can still become. Behind the colon of a known service only its actions count. If there are too many for one
 * answer, the names that fit come first, then those whose labels or paths do; before the first key they are what the policy
 * lacks, the services of the statement, and the services that policies grant most.
 */
export function reach(typed: string, catalog: Catalog, ranking: Ranking): Reach {
  const wanted = typed.trim().toLowerCase();
  const service = /^([\w-]+):/.exec(wanted)?.[1];
  const own = service === undefined ? [] : catalog.ofService(service);
  const all = own.length > 0 ? own : catalog.actions;
  if (all.length <= mostActions) return { actions: all, isIncomplete: false, foundByWords: new Set() };
  const unfiltered = (some: readonly Action[], most: number): Reach => ({ actions: some.slice(0, most), isIncomplete: true, foundByWords: new Set() });
  if (wanted === "") return unfiltered(beforeTheFirstKey(catalog, ranking), mostOfService);
  if (own.length > 0 && wanted === `${service}:`) return unfiltered(own, mostOfService);
  const [exact, loose]: [Action[], Action[]] = [[], []];
  for (const action of all) {
    const name = action.name.toLowerCase();
    if (name.includes(wanted)) exact.push(action);
    else if (hasLetters(name, wanted)) loose.push(action);
  }
  const named = (exact.length < enough ? [...exact, ...loose] : exact).slice(0, mostActions);
  // The words behind the service: its own name stands in every path.
  const word = own.length > 0 ? wanted.slice(wanted.lastIndexOf(":") + 1) : wanted;
  const known = new Set(named);
  const byWords = named.length < enough && word.length > 2 ? all.filter((action) => !known.has(action) && textOf(action).includes(word)) : [];
  const foundByWords = byWords.slice(0, mostActions - named.length);
  return { actions: [...named, ...foundByWords], isIncomplete: true, foundByWords: new Set(foundByWords) };
}

/** What the policy lacks and the services of the statement, then the services that policies grant most, as far as there is room. */
function beforeTheFirstKey(catalog: Catalog, ranking: Ranking): readonly Action[] {
  const near = catalog.actions.filter((action) => ranking.isNear(action));
  const usual = usualServices.flatMap((service) => catalog.ofService(service)).filter((action) => !ranking.isNear(action));
  return [...near, ...usual].slice(0, Math.max(near.length, mostBeforeTheFirstKey));
}

/** The services that policies grant most, the most usual one first. */
const usualServices = ["ecs", "vpc", "obs", "iam", "evs"];

/** An answer before the first key is short: its reader looks at the first screen of it. */
const mostBeforeTheFirstKey = 100;

/** Whether all letters of a text stand in a name in their order, as editors compare. */
export function hasLetters(name: string, letters: string): boolean {
  let at = 0;
  for (let index = 0; at < letters.length && index < name.length; index++) if (name.charCodeAt(index) === letters.charCodeAt(at)) at++;
  return at === letters.length;
}
