import type { ViewWriter } from "./view-writer.js";
import type { LoopNames } from "./known-data.js";
import type { Locals } from "./scope.js";

/** The state while one view is written. */
export interface ViewWriting {
  readonly text: string;
  readonly locals: Locals;
  readonly writer: ViewWriter;
  /** The policy version that the resource needs. */
  readonly version: "1.1" | "5.0";
  /** Whether the current statement allows; this decides what replaces unknown actions. */
  isAllow: boolean;
  /** The number of locals that the writer is inside of. */
  depth: number;
  /** What `each` or `count` is in each instance of the resource, if that is known. */
  readonly instances?: readonly LoopNames[] | undefined;
  /** Whether it is inside of `compact`, which drops empty strings. */
  isCompact?: boolean;
  /** Whether it is inside of `flatten`, which takes the items of lists in a list. */
  isFlattened?: boolean;
}
