import type { Action } from "../model.js";
import { wordsOfName } from "./name-words.js";

/** The actions of one operation that its name indicates; all of them if the name does not distinguish them. */
export function decidedByName<T extends { readonly action: Action }>(
  matches: readonly T[],
  name: string,
): readonly T[] {
  const words = wordsOfName(name);
  const text = words.join("");
  const scored = matches.map((match) => ({ match, score: scoreOf(match.action, words, text) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ match }) => match);
}

function scoreOf({ operation, resourceType }: Action, words: readonly string[], text: string): number {
  const verb = words.includes(operation.toLowerCase()) ? 2 : 0;
  return verb + (text.includes(resourceType.toLowerCase().replace(/s$/, "")) ? 1 : 0);
}
