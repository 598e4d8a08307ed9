import type { ConfigProblem } from "../config/config-file.js";
import type { Located, TextRange } from "../text/range.js";

/** What is expected of a request: that the policies allow it, or that they do not. */
export type ExpectationKind = "can" | "cannot";

/** One expectation about one action, wildcard, API call or operation. */
export interface Expectation {
  readonly kind: ExpectationKind;
  /** As written, without blanks around it. */
  readonly subject: Located<string>;
  readonly resource: Located<string> | undefined;
  /** The values of condition keys; an empty list for a key that the request does not have. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The reason that the author gives for it, or for the test. */
  readonly because: string | undefined;
}

/** Policies that count together, and what is expected of them. */
export interface PolicyTest {
  /** Its name, or its place in the file: `#1`, `#2`. */
  readonly name: string;
  /** The name if it has one, otherwise the beginning of the test. */
  readonly range: TextRange;
  /** Files, folders and globs, relative to the folder of the test file. */
  readonly policies: readonly Located<string>[];
  readonly expectations: readonly Expectation[];
  /** Set if all dependencies of what is listed under `can` must be allowed, too. */
  readonly needsComplete: TextRange | undefined;
}

/** The tests of a file, and what is wrong with the file itself. */
export interface PolicyTestFile {
  readonly tests: readonly PolicyTest[];
  readonly problems: readonly ConfigProblem[];
}
