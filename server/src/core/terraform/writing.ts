import type { ViewWriter } from "./view-writer.js";
import type { Locals } from "./scope.js";

/** What is known while one view is written. */
export interface Writing {
  readonly text: string;
  readonly locals: Locals;
  readonly writer: ViewWriter;
  /** The language that the resource wants. */
  readonly version: "1.1" | "5.0";
  /** Whether the statement that is being written allows: it decides what stands for unknown actions. */
  isAllow: boolean;
  /** How many locals the writer is inside of. */
  depth: number;
}
