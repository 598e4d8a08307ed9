import type { Catalog } from "../../../core/catalog/catalog.js";
import { bestFirst } from "../../../core/catalog/lookup/search.js";
import { searchTextOf } from "../../../core/catalog/lookup/words.js";
import type { Action } from "../../../core/catalog/model.js";
import { usualServices } from "../../../core/catalog/usual-services.js";
import { oncePer } from "../../../core/text/lazily.js";
import { type Ranking, ranks } from "./ranking.js";

/** The actions that a list offers for the typed text. */
export interface Reach {
  readonly actions: readonly Action[];
  /** Whether more would match: the client then has to request the list again at the next keystroke. */
  readonly isIncomplete: boolean;
  /** Actions found by a label or a path. A client that compares names would hide them. */
  readonly foundByWords: ReadonlySet<Action>;
  /** Whether the actions are in the order in which the list shows them, whatever a client scores. */
  readonly isOrdered: boolean;
}

/**
 * The maximum number of actions that the client filters itself, each with its labels and paths. Beyond it, only matches
 * for the typed text are sent.
 */
const mostComplete = 30;

/** The maximum number of matches. */
const mostActions = 80;

/** The maximum number of actions before a key is typed after the service: the author sees only the first screen. */
const mostOfService = 45;

/** With at least this many names that contain the typed text, names with scattered letters are left out. */
const enough = 20;

/**
 * The actions that the typed text may become. After the colon of a known service only its actions count. If there are
 * too many for one list, matching names come first, then actions with matching labels or paths. Before the first key,
 * the list has missing actions, the services of the statement, and the services that policies grant most.
 */
export function reach(typed: string, catalog: Catalog, ranking: Ranking): Reach {
  const wanted = typed.trim().toLowerCase();
  const service = /^([\w-]+):/.exec(wanted)?.[1];
  const own = service === undefined ? [] : catalog.ofService(service);
  const all = own.length > 0 ? own : catalog.actions;
  if (all.length <= mostComplete)
    return { actions: all, isIncomplete: false, foundByWords: new Set(), isOrdered: false };
  const unfiltered = (actions: readonly Action[]): Reach => ({
    actions,
    isIncomplete: true,
    foundByWords: new Set(),
    isOrdered: false,
  });
  if (wanted === "") return unfiltered(beforeTheFirstKey(catalog, ranking));
  if (own.length > 0 && wanted === `${service}:`) return unfiltered(nearestFirst(own, ranking, mostOfService));
  return own.length > 0 || wanted.includes(":") ? ofNames(all, wanted, own.length > 0) : ofWord(all, wanted, ranking);
}

/** Actions whose names fit a text with a colon; the client scores them. */
function ofNames(all: readonly Action[], wanted: string, isOfService: boolean): Reach {
  const [exact, loose]: [Action[], Action[]] = [[], []];
  for (const action of all) {
    const name = action.name.toLowerCase();
    if (name.includes(wanted)) exact.push(action);
    else if (hasLetters(name, wanted)) loose.push(action);
  }
  const named = (exact.length < enough ? [...exact, ...loose] : exact).slice(0, mostActions);
  // The words after the service, because its name is in every path.
  const word = isOfService ? wanted.slice(wanted.lastIndexOf(":") + 1) : wanted;
  const known = new Set(named);
  const byWords =
    named.length < enough && word.length > 2
      ? all.filter((action) => !known.has(action) && searchTextOf(action).includes(word))
      : [];
  const foundByWords = byWords.slice(0, mostActions - named.length);
  return {
    actions: [...named, ...foundByWords],
    isIncomplete: true,
    foundByWords: new Set(foundByWords),
    isOrdered: false,
  };
}

/** Actions that have a word in their names, or else in their labels or paths, the best first. */
function ofWord(all: readonly Action[], word: string, ranking: Ranking): Reach {
  const [named, others]: [Action[], Action[]] = [[], []];
  for (const action of all) (action.name.toLowerCase().includes(word) ? named : others).push(action);
  const byWords = named.length < enough && word.length > 2 ? bestFirst(others, [word], ranking.distance) : [];
  const known = new Set(byWords);
  const loose =
    named.length + byWords.length < enough
      ? others.filter((action) => !known.has(action) && hasLetters(action.name.toLowerCase(), word))
      : [];
  const actions = [...bestFirst(named, [word], ranking.distance), ...byWords, ...loose].slice(0, mostActions);
  return { actions, isIncomplete: true, foundByWords: known, isOrdered: true };
}

/** Missing actions and the services of the statement, then the services that policies grant most. */
function beforeTheFirstKey(catalog: Catalog, ranking: Ranking): readonly Action[] {
  const own = [...ranking.services].flatMap((service) => catalog.ofService(service));
  const usual = usualActions(catalog);
  const nearest: Action[] = [];
  // The first ranks usually fill the list, so most actions are not ranked at all.
  for (const [actions, rank] of [
    [ranking.missing, ranks.missing],
    [own, ranks.ownService],
    [usual, ranks.otherService],
  ] as const)
    for (const action of actions) {
      if (ranking.rank(action) === rank) nearest.push(action);
      if (nearest.length === mostBeforeTheFirstKey) return nearest;
    }
  return nearestFirst([...new Set([...ranking.missing, ...own, ...usual])], ranking, mostBeforeTheFirstKey);
}

/** Found once for a catalog. */
const usualActions = oncePer((catalog: Catalog) => usualServices.flatMap((service) => catalog.ofService(service)));

/** The first actions in the order of their ranks, so that a cut list keeps those that the policy lacks. */
function nearestFirst(actions: readonly Action[], ranking: Ranking, most: number): Action[] {
  const byRank = Object.values(ranks).map((): Action[] => []);
  for (const action of actions) byRank[ranking.rank(action)]!.push(action);
  return byRank.flat().slice(0, most);
}

/** A list before the first keystroke is short, because the author sees only its first screen. */
const mostBeforeTheFirstKey = 100;

/** Whether a name contains all letters of a text in order, as editors compare. */
export function hasLetters(name: string, letters: string): boolean {
  let at = 0;
  for (let index = 0; at < letters.length && index < name.length; index++)
    if (name.charCodeAt(index) === letters.charCodeAt(at)) at++;
  return at === letters.length;
}
