import type { Finding } from "../../core/lint/lint.js";
import type { Severity } from "../../core/rule/rule.js";
import type { LineIndex } from "../../core/text/line-index.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";
import type { FileProblem } from "./find-files.js";

/** What a run of `lint` found out about one file. */
export interface FileResult {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Those at or above the lowest level that is shown. */
  readonly findings: readonly Finding[];
  /** What there is to say about the file as a whole, such as that it is no policy. */
  readonly notes: readonly Note[];
  readonly isPolicy: boolean;
}

export interface Note {
  readonly template: Bilingual;
  readonly args: MessageArgs;
}

/** What a run of `lint` found out: what every reporter is given. */
export interface Result {
  /** The files in which a policy was checked, and those that were asked for and hold none, in order. */
  readonly files: readonly FileResult[];
  readonly problems: readonly FileProblem[];
  /** Fixes that `--fix` has written. */
  readonly repaired: number;
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
  return { startLine: from.line + 1, startColumn: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

/** From the gravest down. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** How many findings of each level there are. */
export function countSeverities(files: readonly FileResult[]): Readonly<Record<Severity, number>> {
  const count = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of files.flatMap(({ findings }) => findings)) count[severity]++;
  return count;
}
