import { type GuardNote, placeKey } from "../policy/guarded-part.js";

/**
 * Whether at least one of several cases surely applies, each with what decides about it: also if one applies where a
 * condition is true, and one where it is false.
 */
export function isCertain(cases: readonly (readonly GuardNote[])[]): boolean {
  return isCertainIn(cases, deepest);
}

/** The most conditions that are told apart. */
const deepest = 8;

function isCertainIn(cases: readonly (readonly GuardNote[])[], left: number): boolean {
  if (cases.some((guards) => guards.length === 0)) return true;
  const notes = cases.flat();
  const negative = new Set(notes.filter(({ kind }) => kind === "unless").map(placeKey));
  const condition = notes.find((note) => note.kind === "if" && negative.has(placeKey(note)));
  if (!condition || left === 0) return false;
  const key = placeKey(condition);
  const where = (other: GuardNote["kind"]) =>
    cases
      .filter((guards) => !guards.some((note) => note.kind === other && placeKey(note) === key))
      .map((guards) => guards.filter((note) => placeKey(note) !== key));
  return isCertainIn(where("unless"), left - 1) && isCertainIn(where("if"), left - 1);
}
