import type { Action } from "../model.js";
import { type FittingWords, isOnePhrase, type Meaning, meaningsOf, wordsByMeaning } from "./synonyms.js";
import { searchReadingOf } from "./search-reading.js";
import { places, type WordFit, wordFit } from "./word-fit.js";
import { wordsOf } from "./words.js";

/** The actions that a search finds, the best first. */
export interface SearchResult {
  readonly actions: readonly Action[];
  /** The parts of the query that were also searched by their synonyms, if that found actions. */
  readonly synonyms?: readonly Meaning[];
}

/** How far a service is from what the author works on, 0 for the nearest. */
export type Distance = (service: string) => number;

/**
 * Searches for the words of a query in names, labels and APIs. If no name has all of them, terms with the same meanings
 * are searched, too: `创建用户` is a part of the label of groups, but means `createUser`.
 */
export function search(query: string, actions: readonly Action[], distance: Distance): SearchResult {
  const words = wordsOf(query);
  if (words.length === 0) return { actions: [] };
  const literal = ranked(actions, () => ({ words, order: 0 }), distance);
  const labelled = withLabel(literal, words.join(" "));
  const isByName = literal[0] !== undefined && literal[0].fit.worst < places.label;
  const meanings = labelled.length > 0 || (isByName && !isOnePhrase(query)) ? undefined : meaningsOf(query);
  const meant = meanings ? ranked(actions, (action) => wordsByMeaning(action, meanings), distance) : [];
  const all = [...labelled, ...[...meant, ...literal].sort(compareFits)].map(({ action }) => action);
  const isNew = meant.length > 0 && !literal.some(({ action }) => action === all[0]);
  const synonyms = isNew ? meanings?.filter(({ terms }) => terms.length > 0) : undefined;
  return { actions: [...new Set(all)], ...(synonyms ? { synonyms } : {}) };
}

/** The actions that have all words, the best first: their names consist of them, or their service is the nearest. */
export function bestFirst(actions: readonly Action[], words: readonly string[], distance: Distance): Action[] {
  return ranked(actions, () => ({ words, order: 0 }), distance).map(({ action }) => action);
}

/** The actions with the whole query as a published label. */
function withLabel(found: readonly Fitting[], query: string): readonly Fitting[] {
  return found.filter(({ action }) => searchReadingOf(action).published.includes(query));
}

function ranked(
  actions: readonly Action[],
  wordsFor: (action: Action) => FittingWords | undefined,
  distance: Distance,
): Fitting[] {
  const found = actions.flatMap((action) => {
    const fitting = wordsFor(action);
    const fit = fitting && wordFit(action, fitting.words);
    return fit ? [{ action, fit, order: fitting.order, distance: distance(action.service) }] : [];
  });
  return found.sort(compareFits);
}

interface Fitting {
  /** How far the terms are from the first ones of their groups. */
  readonly order: number;
  readonly action: Action;
  readonly fit: WordFit;
  readonly distance: number;
}

function compareFits(a: Fitting, b: Fitting): number {
  return (
    a.fit.worst - b.fit.worst
    || Number(a.fit.isSpecial) - Number(b.fit.isSpecial)
    || a.distance - b.distance
    || a.order - b.order
    || a.fit.sum - b.fit.sum
    || a.fit.length - b.fit.length
  );
}
