import { encloses, type TextRange } from "../text/range.js";

/**
 * Why a part of a policy may not apply: only `if` or `unless` a condition is true, only if `try` or `coalesce` makes
 * this `choice`, or once for `each` element of a value, so not at all without elements.
 */
export type GuardKind = "if" | "unless" | "choice" | "each";

/** What decides whether a part of a policy applies, as its file has it. */
export interface GuardNote {
  readonly kind: GuardKind;
  /** The condition, the call or the collection. */
  readonly text: string;
  /** Its line, counted from 1. */
  readonly line: number;
  /** The file in which it is written, if that is another one of the folder. */
  readonly file?: string;
}

/** A part of a policy that may not apply before its file is evaluated, or several times. */
export interface GuardedPart {
  /** In offsets of the policy's text. */
  readonly range: TextRange;
  readonly note: GuardNote;
}

/** What decides whether the value at a range applies: the parts around it, from the outside to the inside. */
export function guardsAround(parts: readonly GuardedPart[], range: TextRange): readonly GuardedPart[] {
  return parts.filter((part) => encloses(part.range, range));
}

/** The notes of some parts without the repetitions. */
export function distinctNotes(parts: readonly GuardedPart[]): readonly GuardNote[] {
  return [...new Map(parts.map(({ note }) => [JSON.stringify(note), note])).values()];
}

/** The notes of some parts, one for each value that decides: both branches depend on one condition. */
export function distinctPlaces(parts: readonly GuardedPart[]): readonly GuardNote[] {
  return [...new Map(parts.map(({ note }) => [placeKey(note), note])).values()];
}

/** The same text for all notes about one value. */
export function placeKey({ text, line, file }: GuardNote): string {
  return JSON.stringify([text, line, file]);
}
