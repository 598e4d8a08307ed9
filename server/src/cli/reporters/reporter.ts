import type { Context } from "../commands/command.js";
import type { Result } from "../files/result.js";

/** The input of a reporter in addition to the result. */
export interface ReportContext extends Pick<Context, "language" | "say" | "style" | "version"> {
  readonly io: Pick<Context["io"], "columns" | "env">;
  /** The value of `--max-warnings`. */
  readonly maxWarnings: number | undefined;
  /** Whether fixes were written, only shown, or not requested. */
  readonly fixing: "no" | "write" | "show";
}

/** Formats a result as a report. */
export type Reporter = (result: Result, context: ReportContext) => string;
