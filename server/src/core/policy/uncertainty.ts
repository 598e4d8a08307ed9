import type { TextRange } from "../text/range.js";
import type { GuardedPart } from "./guarded-part.js";

/** What is not certain about the policies of a file before that is evaluated, in offsets of their text. */
export interface Uncertainty {
  /** The parts that may not apply. */
  readonly guarded: readonly GuardedPart[];
  /** The values that are not known. */
  readonly unknown: readonly TextRange[];
}

/** Nothing is uncertain: the file is a policy, as it is. */
export const certain: Uncertainty = { guarded: [], unknown: [] };
