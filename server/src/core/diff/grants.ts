import { coverIndex } from "../analysis/cover-index.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";
import type { Effect } from "../policy/model.js";
import type { Entry } from "./read-entries.js";

/** What all policies of one side allow and deny together. */
export interface Grants {
  readonly entries: readonly Entry[];
  /** The entries that cover an action, or everything that a pattern matches; one for each limit. */
  covering(effect: Effect, name: ActionPattern): readonly Entry[];
}

/** Indexes the entries of one side. Equal entries count once. */
export function sideGrants(all: readonly Entry[]): Grants {
  const entries = distinct(all);
  const plain = entries.filter(({ except }) => except.length === 0);
  const index = {
    Allow: coverIndex(
      plain.filter(({ effect }) => effect === "Allow"),
      ({ pattern }) => pattern,
    ),
    Deny: coverIndex(
      plain.filter(({ effect }) => effect === "Deny"),
      ({ pattern }) => pattern,
    ),
  };
  const others = entries.filter(({ except }) => except.length > 0);
  return {
    entries,
    covering(effect, name) {
      const found = [
        ...index[effect].covering(name),
        ...others.filter((entry) => entry.effect === effect && !entry.except.some((one) => covers(one, name))),
      ];
      return found.length < 2 ? found : [...new Map(found.map((entry) => [entry.limit.key, entry])).values()];
    },
  };
}

function distinct(entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const { effect, pattern, except, limit } = entry;
    const key = [effect, ...pattern.parts!, ...except.map(({ text }) => text), limit.key].join("\n");
    if (!found.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}
