import { coverIndex } from "../analysis/cover-index.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";
import { groupBy } from "../text/group-by.js";
import { oncePer } from "../text/lazily.js";
import type { Change, ChangeKind } from "./model.js";
import type { ComparedName } from "./subjects.js";

/** A change of a pattern. */
export interface WideChange {
  readonly pattern: ActionPattern;
  readonly change: Change;
}

/** Without patterns that another changed pattern of the same kind and limits includes. */
export function withoutIncluded(changes: readonly WideChange[]): WideChange[] {
  const keyOf = oncePer(({ change: { kind, was, is } }: WideChange) => JSON.stringify([kind, was, is]));
  const groups = groupBy(changes, keyOf);
  const indexOf = oncePer((group: readonly WideChange[]) => coverIndex(group, ({ pattern }) => pattern));
  return changes.filter((one) =>
    indexOf(groups.get(keyOf(one))!)
      .covering(one.pattern)
      .every(({ change }) => change === one.change),
  );
}

/**
 * The same changes with the parts of each pattern that have another change or none. `subjects`: names and patterns that
 * are not in the catalog; `kindOf`: how one changed.
 */
export function withExceptions(
  changes: readonly WideChange[],
  subjects: readonly ComparedName[],
  kindOf: (subject: ComparedName) => ChangeKind | undefined,
): Change[] {
  if (changes.length * subjects.length > mostPairs) return changes.map(({ change }) => change);
  return changes.map(({ pattern, change }) => {
    const parts = subjects.filter(
      (one) => covers(pattern, one.pattern) && !covers(one.pattern, pattern) && kindOf(one) !== change.kind,
    );
    const widest = parts.filter(
      (one) => !parts.some((other) => covers(other.pattern, one.pattern) && !covers(one.pattern, other.pattern)),
    );
    return { ...change, except: widest.map(({ name }) => name) };
  });
}

/** Beyond this number, the exceptions are left out. */
const mostPairs = 200_000;
