import { type WordFit, wordFit } from "../../../core/catalog/lookup/word-fit.js";
import type { Action } from "../../../core/catalog/model.js";
import type { Ranking } from "./ranking.js";

/**
 * The actions that have all words of a query in their name, labels or APIs, the best first: one whose name consists of
 * the words, and of equals the one whose service is nearest to the policy.
 */
export function bestFirst(actions: readonly Action[], words: readonly string[], ranking: Ranking): Action[] {
  const found = actions.flatMap((action) => {
    const fit = wordFit(action, words);
    return fit ? [{ action, fit, distance: ranking.distance(action.service) }] : [];
  });
  return found.sort(compare).map(({ action }) => action);
}

interface Found {
  readonly fit: WordFit;
  readonly distance: number;
}

function compare(a: Found, b: Found): number {
  return (
    a.fit.worst - b.fit.worst
    || Number(a.fit.isSpecial) - Number(b.fit.isSpecial)
    || a.distance - b.distance
    || a.fit.sum - b.fit.sum
    || a.fit.length - b.fit.length
  );
}
