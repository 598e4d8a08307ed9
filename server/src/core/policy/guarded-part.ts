import { oncePer } from "../text/lazily.js";
import { leading } from "../text/leading.js";
import { encloses, type TextRange } from "../text/range.js";

/**
 * Why a part of a policy may not apply: only `if` or `unless` a condition is true, only if `try` or `coalesce` makes
 * this `choice`, once for `each` element of a value, so not at all without elements, or as often as a `count` says. Of
 * the parts with one value of an `instance`, one applies in each instance of the resource. A part that applies `never`
 * depends on a value that is known.
 */
export type GuardKind = "if" | "unless" | "choice" | "each" | "count" | "instance" | "never";

/** What decides whether a part of a policy applies, as its file has it. */
export interface GuardNote {
  readonly kind: GuardKind;
  /** The condition, the call, the collection or the number. */
  readonly text: string;
  /** Its line, counted from 1. */
  readonly line: number;
  /** The file in which it is written, if that is another one of the folder. */
  readonly file?: string;
  /** The instances of the resource in which the part applies: their values of `each.key` or `count.index`. */
  readonly keys?: readonly string[];
}

/** A part of a policy that may not apply before its file is evaluated, or several times. */
export interface GuardedPart {
  /** In offsets of the policy's text. */
  readonly range: TextRange;
  readonly note: GuardNote;
}

/**
 * What decides whether the value at a range applies: the parts around it, from the outside to the inside. Of two parts,
 * one contains the other, or they share no text; they are sorted from the outside inwards.
 */
export function guardsAround(parts: readonly GuardedPart[], range: TextRange): readonly GuardedPart[] {
  const around: GuardedPart[] = [];
  const parents = parentsOf(parts);
  for (let at = leading(parts, (part) => part.range.start <= range.start) - 1; at >= 0; at = parents[at]!)
    if (encloses(parts[at]!.range, range)) around.unshift(parts[at]!);
  return around;
}

/** What decides whether a value applies if the part around it, an `outer` range, does. */
export function guardsWithin(
  parts: readonly GuardedPart[],
  outer: TextRange,
  range: TextRange,
): readonly GuardedPart[] {
  return guardsAround(parts, range).filter((part) => !encloses(part.range, outer));
}

/** The parts inside of a range, without those that contain all of it. */
export function guardsInside(parts: readonly GuardedPart[], { start, end }: TextRange): readonly GuardedPart[] {
  const first = leading(parts, (part) => part.range.start < start);
  const last = leading(parts, (part) => part.range.start <= end);
  return parts
    .slice(first, last)
    .filter(({ range }) => range.end <= end && (range.start > start || range.end < end));
}

/** For each part the index of the innermost one around it; -1 if there is none. */
const parentsOf = oncePer((parts: readonly GuardedPart[]): readonly number[] => {
  const parents: number[] = [];
  for (const [index, { range }] of parts.entries()) {
    let parent = index - 1;
    while (parent >= 0 && !encloses(parts[parent]!.range, range)) parent = parents[parent]!;
    parents.push(parent);
  }
  return parents;
});

/** Whether something with these notes surely does not apply. */
export function neverApplies(guards: readonly GuardNote[]): boolean {
  return guards.some(({ kind }) => kind === "never");
}

/** The notes of some parts without the repetitions. */
export function distinctNotes(parts: readonly GuardedPart[]): readonly GuardNote[] {
  return [...new Map(parts.map(({ note }) => [JSON.stringify(note), note])).values()];
}

/** The notes of some parts, one for each value that decides: both branches depend on one condition. */
export function distinctPlaces(parts: readonly GuardedPart[]): readonly GuardNote[] {
  return [...new Map(parts.map(({ note }) => [placeKey(note), note])).values()];
}

/** The same text for all notes about one value. A condition has one value, wherever a policy repeats it. */
export function placeKey({ kind, text, line, file }: GuardNote): string {
  const isCondition = (kind === "if" || kind === "unless") && !text.endsWith("…");
  return JSON.stringify(isCondition ? [text] : [text, line, file]);
}
