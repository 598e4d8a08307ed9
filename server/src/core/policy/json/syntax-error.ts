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
  | "missing-colon" | "extra-colon" | "missing-value" | "not-json" | "second-document"
  | "unclosed-comment";

/** Whether more than commas is wrong in a text, so that its elements may be in wrong places. */
export function areTorn(syntaxErrors: readonly JsonSyntaxError[]): boolean {
  return syntaxErrors.some(({ kind }) => !kind.endsWith("comma"));
}

/**
 * The error of a comment without an end; other marks that are missing may be in it. Its own mark is the place, because
 * nothing shows where it should end.
 */
export function unclosedComment({ range: { start } }: { readonly range: TextRange }): JsonSyntaxError {
  return { kind: "unclosed-comment", range: { start, end: start + "/*".length }, mark: "", edits: [] };
}
