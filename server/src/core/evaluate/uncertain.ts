import type { TextRange } from "../text/range.js";

/** Whether a place of a policy is in a part that is not known or may not apply. */
export type IsUncertain = (range: TextRange) => boolean;

export function uncertainIn(parts: readonly TextRange[]): IsUncertain {
  return (range) => parts.some(({ start, end }) => start <= range.start && range.end <= end);
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
