import { addTo } from "../text/group-by.js";
import { type ActionPattern, covers, matchesPart } from "../catalog/pattern.js";

/** Finds which of many patterns cover a name, without comparing each of them. */
export interface CoverIndex<T> {
  /** The items that cover the name, in their original order. */
  covering(name: ActionPattern): readonly T[];
}

/**
 * Finds exact names by their text, and wildcards by service and resource type unless these contain a `*`. Patterns
 * without the form of an action cover nothing.
 */
export function coverIndex<T>(items: readonly T[], patternOf: (item: T) => ActionPattern): CoverIndex<T> {
  const exact = new Map<string, Numbered<T>[]>();
  const wildcards: Numbered<T>[] = [];
  items.forEach((item, order) => {
    const pattern = patternOf(item);
    if (!pattern.parts) return;
    const one = { item, order, pattern, parts: pattern.parts };
    if (pattern.isWildcard) wildcards.push(one);
    else addTo(exact, keyOf(one.parts), one);
  });
  const literal = new Map<string, Numbered<T>[]>();
  for (const one of wildcards) if (!one.parts[0].includes("*")) addTo(literal, one.parts[0], one);
  const overServices = wildcards.filter(({ parts }) => parts[0].includes("*"));
  const services = new Map<string, ByType<T>>();
  function ofService(service: string): ByType<T> {
    const known = services.get(service);
    if (known) return known;
    const made: ByType<T> = { named: new Map(), wide: [] };
    const own = service.includes("*") ? [] : (literal.get(service) ?? []);
    for (const one of [...own, ...overServices.filter(({ parts }) => matchesPart(parts[0], service))]) {
      if (one.parts[1].includes("*")) made.wide.push(one);
      else addTo(made.named, one.parts[1], one);
    }
    services.set(service, made);
    return made;
  }
  function wildcardsFor(name: ActionPattern, [service, type]: readonly string[]): readonly Numbered<T>[] {
    const { named, wide } = ofService(service!);
    return [...(named.get(type!) ?? []), ...wide].filter(({ pattern }) => covers(pattern, name));
  }
  return {
    covering(name) {
      if (!name.parts) return [];
      const named = exact.get(keyOf(name.parts)) ?? [];
      const matching = wildcards.length === 0 ? [] : wildcardsFor(name, name.parts);
      const all = matching.length === 0 ? named : [...named, ...matching].sort((a, b) => a.order - b.order);
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

/** The wildcards that may cover names of one service. */
interface ByType<T> {
  readonly named: Map<string, Numbered<T>[]>;
  /** Wildcards for several resource types. */
  readonly wide: Numbered<T>[];
}

function keyOf([service, type, operation]: readonly string[]): string {
  return `${service}:${type}:${operation}`;
}
