import { addTo } from "../text/group-by.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";
import { wildcardsByPiece } from "./wildcard-pieces.js";

/** Finds which of many patterns cover a name, without comparing each of them. */
export interface CoverIndex<T> {
  /** The items that cover the name, in their original order. */
  covering(name: ActionPattern): readonly T[];
}

/** Up to so many wildcards are all compared with a name, which is faster than an index of their pieces. */
const fewWildcards = 8;

/**
 * Finds exact names by their text, and wildcards, if they are many, by a piece of it. Patterns without
 * the form of an action cover nothing.
 */
export function coverIndex<T>(items: readonly T[], patternOf: (item: T) => ActionPattern): CoverIndex<T> {
  const exact = new Map<string, Numbered<T>[]>();
  const wildcards: Numbered<T>[] = [];
  items.forEach((item, order) => {
    const pattern = patternOf(item);
    if (!pattern.parts) return;
    const one = { item, order, pattern, text: keyOf(pattern.parts) };
    if (pattern.isWildcard) wildcards.push(one);
    else addTo(exact, one.text, one);
  });
  const candidates =
    wildcards.length > fewWildcards ? wildcardsByPiece(wildcards, ({ text }) => text) : () => wildcards;
  return {
    covering(name) {
      if (!name.parts) return [];
      const text = keyOf(name.parts);
      const named = exact.get(text) ?? [];
      if (wildcards.length === 0) return named.map(({ item }) => item);
      const matching = candidates(text).filter(({ pattern }) => covers(pattern, name));
      const all = matching.length === 0 ? named : [...named, ...matching].sort((a, b) => a.order - b.order);
      return all.map(({ item }) => item);
    },
  };
}

interface Numbered<T> {
  readonly item: T;
  readonly order: number;
  readonly pattern: ActionPattern;
  readonly text: string;
}

function keyOf([service, type, operation]: readonly string[]): string {
  return `${service}:${type}:${operation}`;
}
