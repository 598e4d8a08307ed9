import { labelsIn } from "../labels.js";
import type { Action } from "../model.js";
import { type Meaning, meaningsOf, wordsByMeaning } from "./synonyms.js";
import { plainLabel } from "./search-reading.js";
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
 * Searches for the words of a query in names, labels and APIs. If no action has all of them as words of its name or in
 * a label, those that have terms with the same meanings come first.
 */
export function search(query: string, actions: readonly Action[], distance: Distance): SearchResult {
  const words = wordsOf(query);
  if (words.length === 0) return { actions: [] };
  const literal = labelsFirst(ranked(actions, () => words, distance), words.join(" "));
  const isGood = literal[0] !== undefined && literal[0].fit.worst <= places.label;
  const meanings = isGood ? undefined : meaningsOf(query);
  const meant = meanings ? ranked(actions, (action) => wordsByMeaning(action, meanings), distance) : [];
  const found = [...new Set([...meant, ...literal].map(({ action }) => action))];
  const synonyms = meanings?.filter(({ terms }) => terms.length > 0) ?? [];
  return meant.length > 0 ? { actions: found, synonyms } : { actions: found };
}

/** The actions that have all words, the best first: their names consist of them, or their service is the nearest. */
export function bestFirst(actions: readonly Action[], words: readonly string[], distance: Distance): Action[] {
  return ranked(actions, () => words, distance).map(({ action }) => action);
}

/** The actions with the whole query as a published label come before the others. */
function labelsFirst(found: readonly Fitting[], query: string): Fitting[] {
  const isLabel = ({ action }: Fitting) =>
    [...labelsIn(action, "zh"), ...labelsIn(action, "en")].some((label) => plainLabel(label) === query);
  return [...found.filter(isLabel), ...found.filter((one) => !isLabel(one))];
}

function ranked(
  actions: readonly Action[],
  wordsFor: (action: Action) => readonly string[] | undefined,
  distance: Distance,
): Fitting[] {
  const found = actions.flatMap((action) => {
    const words = wordsFor(action);
    const fit = words && wordFit(action, words);
    return fit ? [{ action, fit, distance: distance(action.service) }] : [];
  });
  return found.sort(compare);
}

interface Fitting {
  readonly action: Action;
  readonly fit: WordFit;
  readonly distance: number;
}

function compare(a: Fitting, b: Fitting): number {
  return (
    a.fit.worst - b.fit.worst
    || Number(a.fit.isSpecial) - Number(b.fit.isSpecial)
    || a.distance - b.distance
    || a.fit.sum - b.fit.sum
    || a.fit.length - b.fit.length
  );
}
