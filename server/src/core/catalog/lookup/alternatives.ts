import type { ApiMatch } from "./api-index.js";
import type { Action } from "../model.js";

/** Actions that one call needs together, the action of the matching row first. Names are spelled as published. */
export interface Alternative {
  readonly names: readonly string[];
  /** The actions whose rows name this set, in the order of the matches. */
  readonly actions: readonly Action[];
}

/**
 * The alternatives that the pages give for a call: the call needs all actions of one alternative. If there are several,
 * the body of the call, or the page, decides between them. An alternative that contains all of a smaller one is left
 * out: a row that names the action alone is evidence that the rest is not needed.
 */
export function alternativesOf(matches: readonly ApiMatch[]): Alternative[] {
  const found = new Map<string, { names: readonly string[]; actions: Action[] }>();
  for (const { action, together } of matches) {
    const names = withoutRepeats([action.name, ...together]);
    const key = names.map((name) => name.toLowerCase()).sort().join();
    const known = found.get(key);
    if (!known) found.set(key, { names, actions: [action] });
    else if (!known.actions.includes(action)) known.actions.push(action);
  }
  const all = [...found.values()];
  return all.filter(
    (one) => !all.some((other) => other.names.length < one.names.length && includesAll(one.names, other.names)),
  );
}

function includesAll(names: readonly string[], others: readonly string[]): boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return others.every((name) => known.has(name.toLowerCase()));
}

function withoutRepeats(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
