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
  /** The file next to it that has a text, for fixes that change it, too. */
  fileWith(text: string): { readonly path: string; readonly shown: string; readonly lines: LineIndex } | undefined;
  /** Remarks on the whole file, for example that it is not a policy. */
  readonly notes: readonly FileNote[];
  readonly isPolicy: boolean;
}

export interface FileNote {
  readonly template: Bilingual;
  readonly args: MessageArgs;
}

/** The result of `lint` apart from its files, which reporters receive one by one. */
export interface RunOutcome {
  readonly totals: Totals;
  readonly problems: readonly FileProblem[];
  /** The fixes that `--fix` wrote, or would write. */
  readonly fixed: FixCount;
}

/** How many findings fixes have fixed. */
export interface FixCount {
  /** Those at levels that are shown. A run without `--fix` announces as many. */
  readonly shown: number;
  /** The others, which the report names because the files change. */
  readonly hidden: Readonly<Record<Severity, number>>;
}

/** The numbers of a run. */
export class Totals {
  /** Files with a checked policy, and named files without one. */
  files = 0;
  policies = 0;
  filesWithFindings = 0;
  readonly findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  add({ findings, isPolicy }: FileResult): void {
    this.files++;
    if (isPolicy) this.policies++;
    if (findings.length > 0) this.filesWithFindings++;
    for (const { severity } of findings) this.findings[severity]++;
  }
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

/** Whether findings of a level are shown, given the lowest level that is. */
export function isShown(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}
