import type { Bilingual } from "../text/message.js";
import type { TextRange } from "../text/range.js";
import { reasons } from "./reasons.js";
import type { EvaluatedPolicy } from "./request.js";

/** A part of a policy that is not known or may not apply, and why. */
export interface UncertainPart {
  readonly range: TextRange;
  readonly message: Bilingual;
}

/** Why a place of a policy is not certain; `undefined` if it is. */
export type DoubtAt = (range: TextRange) => Bilingual | undefined;

export function doubtsIn(parts: readonly UncertainPart[]): DoubtAt {
  return (range) => parts.find((part) => isWithin(range, part.range))?.message;
}

export function isWithin(range: TextRange, { start, end }: TextRange): boolean {
  return start <= range.start && range.end <= end;
}

/** The uncertain parts of a policy, those of which nothing is known first. */
export function uncertainParts({ unknown = [], branches = [] }: EvaluatedPolicy): readonly UncertainPart[] {
  return [
    ...unknown.map((range) => ({ range, message: reasons.unknownValue })),
    ...branches.map((range) => ({ range, message: reasons.branch })),
  ];
}

/** The character that replaces an unknown part of a string in views of Terraform files. */
const unknownSign = "\ufffc";
const policyVariable = /\$\{[^}]*\}/g;

/** A string of an uncertain part as a pattern: anything may be in place of what is not known. */
export function asPattern(text: string): string {
  return text.replaceAll(unknownSign, "*");
}

/** A text with `*` for each policy variable (`${g:UserName}`), or `undefined` if it has none. */
export function withoutVariables(text: string): string | undefined {
  const bare = text.replace(policyVariable, "*");
  return bare === text ? undefined : bare;
}
