import type { ChangeGroup } from "../../../core/diff/groups.js";
import type { PolicyComparison } from "../../../core/diff/model.js";
import type { LineIndex } from "../../../core/text/line-index.js";
import type { Context } from "../../commands/command.js";

/** What the reporters of `diff` need in addition to the comparison. */
export interface DiffReport {
  readonly comparison: PolicyComparison;
  readonly context: Pick<Context, "io" | "language" | "say" | "style" | "version">;
  /** Whether long lists are shown in full. */
  readonly isAll: boolean;
  /** Whether a group fails the check that `--fail-on` requests. */
  readonly isFailure: (group: ChangeGroup) => boolean;
  /** The lines of a file of the new side; `undefined` for a file that only the old side has. */
  readonly linesOf: (file: string) => LineIndex | undefined;
}

/** Formats a comparison as a report. */
export type DiffReporter = (report: DiffReport) => string;
