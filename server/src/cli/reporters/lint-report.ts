import { type FileResult, type RunOutcome, Totals } from "../files/result.js";
import type { GrowingReport, ReportContext, Reporter } from "./reporter.js";

/** The report of a run of `lint`, and its numbers. */
export class LintReport {
  readonly totals = new Totals();
  readonly #report: GrowingReport;

  constructor(reporter: Reporter, context: ReportContext) {
    this.#report = reporter(context);
  }

  add(file: FileResult): void {
    this.totals.add(file);
    this.#report.add(file);
  }

  end(outcome: Omit<RunOutcome, "totals">): string {
    return this.#report.end({ ...outcome, totals: this.totals });
  }
}
