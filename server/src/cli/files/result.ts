import type { Finding } from "../../core/lint/lint.js";
import type { Severity } from "../../core/rule/rule.js";
import type { LineIndex } from "../../core/text/line-index.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";
import type { FileProblem } from "./find-files.js";

/** The result of `lint` for one file. */
export interface FileResult {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The findings at or above the lowest shown level. */
  readonly findings: readonly Finding[];
  /** Remarks on the whole file, for example that it is not a policy. */
  readonly notes: readonly FileNote[];
  readonly isPolicy: boolean;
}

export interface FileNote {
  readonly template: Bilingual;
  readonly args: MessageArgs;
}

/** The result of `lint`, which every reporter receives. */
export interface Result {
  /** The files with a checked policy, and the named files without one, in order. */
  readonly files: readonly FileResult[];
  readonly problems: readonly FileProblem[];
  /** What is not known before Terraform runs, if the run requires everything to be known. */
  readonly unknown?: readonly FileProblem[];
  /** The number of fixes that `--fix` wrote. */
  readonly fixed: number;
}

/** A range in lines and columns that count from 1; columns in UTF-16 units. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf(lines: LineIndex, { start, end }: TextRange): Region {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** The most severe first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The number of findings of each level. */
export function countSeverities(files: readonly FileResult[]): Readonly<Record<Severity, number>> {
  const count = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of files.flatMap(({ findings }) => findings)) count[severity]++;
  return count;
}
