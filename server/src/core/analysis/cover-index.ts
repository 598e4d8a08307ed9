import { type ActionPattern, covers, matchesPart } from "../catalog/pattern.js";

/** Finds which of many patterns cover a name, without looking at all of them each time. */
export interface CoverIndex<T> {
  /** Those that cover the name, in the order in which they were given; of wildcards and names alike. */
  covering(name: ActionPattern): readonly T[];
}

/**
 * Exact names are found by their text; wildcards are sorted by the service and the resource type that is asked for, when
 * it is first asked for. Patterns without the shape of an action cover nothing.
 */
export function coverIndex<T>(items: readonly T[], patternOf: (item: T) => ActionPattern): CoverIndex<T> {
  const exact = new Map<string, Numbered<T>[]>();
  const wildcards: Numbered<T>[] = [];
  items.forEach((item, order) => {
    const pattern = patternOf(item);
    if (!pattern.parts) return;
    const one = { item, order, pattern, parts: pattern.parts };
    if (pattern.isWildcard) wildcards.push(one);
    else push(exact, keyOf(one.parts), one);
  });
  const byService = new Map<string, readonly Numbered<T>[]>();
  const byType = new Map<string, readonly Numbered<T>[]>();
  function wildcardsFor([service, type]: readonly string[]): readonly Numbered<T>[] {
    const key = `${service}:${type}`;
    const known = byType.get(key);
    if (known) return known;
    const ofService = byService.get(service!) ?? wildcards.filter(({ parts }) => matchesPart(parts[0], service!));
    byService.set(service!, ofService);
    const found = ofService.filter(({ parts }) => matchesPart(parts[1], type!));
    byType.set(key, found);
    return found;
  }
  return {
    covering(name) {
      if (!name.parts) return [];
      const named = exact.get(keyOf(name.parts)) ?? [];
      const matching = wildcards.length === 0 ? [] : wildcardsFor(name.parts).filter(({ pattern }) => covers(pattern, name));
      const all = named.length === 0 ? matching : matching.length === 0 ? named : [...named, ...matching].sort((a, b) => a.order - b.order);
      return all.map(({ item }) => item);
    },
  };
}

interface Numbered<T> {
  readonly item: T;
  readonly order: number;
  readonly pattern: ActionPattern;
  readonly parts: NonNullable<ActionPattern["parts"]>;
}

function keyOf([service, type, operation]: readonly string[]): string {
  return `${service}:${type}:${operation}`;
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
