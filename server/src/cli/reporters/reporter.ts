import type { Context } from "../commands/command.js";
import type { FileResult, RunOutcome } from "../files/result.js";

/** The input of a reporter in addition to the result. */
export interface ReportContext extends Pick<Context, "language" | "say" | "style" | "version"> {
  readonly io: Pick<Context["io"], "columns" | "env">;
  /** The value of `--max-warnings`. */
  readonly maxWarnings: number | undefined;
  /** Whether fixes were written, only shown, or not requested. */
  readonly fixing: "no" | "write" | "show";
}

/**
 * A report that grows file by file. Each file is printed at once, so that its text, tree and findings need not be kept
 * until the end of a run over thousands of files.
 */
export interface GrowingReport {
  add(file: FileResult): void;
  /** The whole report. Called once, after the last file. */
  end(outcome: RunOutcome): string;
}

/** Starts a report. */
export type Reporter = (context: ReportContext) => GrowingReport;
