import type { Action, Erratum } from "./model.js";
import { type ActionPattern, covers } from "./pattern.js";

/** The published actions with their look-ups. Names are found whatever their case. */
export interface Catalog {
  /** All known actions, in the order of their names. */
  readonly actions: readonly Action[];
  /** The action of exactly this name. */
  action(name: string): Action | undefined;
  /** The known actions that a pattern grants; a pattern that names its service looks at that service only. */
  matching(pattern: ActionPattern): readonly Action[];
  /** What a misprint of the published tables means. */
  erratum(written: string): Erratum | undefined;
  /** How much of a service is known. Only of a `complete` one can it be said that an action does not exist. */
  coverage(service: string): Coverage;
}

export type Coverage = "complete" | "partial";

/** Builds the look-ups. Of two actions that differ only in case the first one stays. `complete`: services known in full. */
export function createCatalog(actions: Iterable<Action>, errata: Iterable<Erratum>, complete: Iterable<string> = []): Catalog {
  const byName = new Map<string, Action>();
  const byService = new Map<string, Action[]>();
  for (const action of actions) {
    const key = action.name.toLowerCase();
    if (byName.has(key)) continue;
    byName.set(key, action);
    const service = action.service.toLowerCase();
    const siblings = byService.get(service);
    if (siblings) siblings.push(action);
    else byService.set(service, [action]);
  }
  const all = [...byName.values()].sort((a, b) => compareNames(a.name, b.name));
  const covered = new Set([...complete].map((service) => service.toLowerCase()));
  const misprints = new Map([...errata].map((erratum) => [erratum.written.toLowerCase(), erratum]));
  return {
    actions: all,
    action: (name) => byName.get(name.toLowerCase()),
    coverage: (service) => (covered.has(service.toLowerCase()) ? "complete" : "partial"),
    erratum: (written) => misprints.get(written.toLowerCase()),
    matching(pattern) {
      const service = pattern.parts?.[0];
      if (service === undefined) return [];
      const candidates = service.includes("*") ? all : (byService.get(service) ?? []);
      return candidates.filter(({ name }) => covers(pattern, name));
    },
  };
}

/** One order everywhere and on every machine: by character, not by locale. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
