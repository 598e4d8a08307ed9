import type { TextEdit, TextRange } from "../../text/range.js";

/** A place where a text is not JSON, described by what its author most likely forgot or added. */
export interface JsonSyntaxError {
  readonly kind: JsonSyntaxErrorKind;
  readonly range: TextRange;
  /** The missing or superfluous mark. */
  readonly mark: string;
  /** The edits that fix it. */
  readonly edits: readonly TextEdit[];
  /** For a missing closing bracket: the offset of its opening bracket, if that is present. */
  readonly opener?: number;
}

export type JsonSyntaxErrorKind =
  | "missing-comma" | "trailing-comma" | "extra-comma" | "missing-bracket" | "extra-bracket" | "missing-quote"
  | "missing-colon" | "extra-colon" | "missing-value" | "not-json" | "second-document";

/** Whether more than commas is wrong in a text, so that its elements may be in wrong places. */
export function areTorn(syntaxErrors: readonly JsonSyntaxError[]): boolean {
  return syntaxErrors.some(({ kind }) => !kind.endsWith("comma"));
}
