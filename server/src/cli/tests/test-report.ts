import { fileURLToPath } from "node:url";
import type { ConfigProblem } from "../../core/config/config-file.js";
import { type CaseLine, type TestCase, testCases } from "../../core/describe/policy-test/test-cases.js";
import type { PolicyTestResult } from "../../core/policy-tests/run.js";
import { LineIndex } from "../../core/text/line-index.js";
import type { Say } from "../../core/text/say.js";
import { shownPath } from "../files/find-files.js";
import { regionOf } from "../files/result.js";
import type { FoundTests } from "./find-tests.js";

/** A place for a report: `policies/ops.json:5:20`. */
export interface ReportPlace {
  readonly path: string;
  readonly region: ReturnType<typeof regionOf>;
}

/** A problem of a test file with its place. */
export interface PlacedProblem {
  readonly problem: ConfigProblem;
  readonly place: ReportPlace;
}

/** A case with its place, and the places of its lines. */
export interface PlacedCase extends Omit<TestCase, "lines" | "range"> {
  readonly place: ReportPlace;
  readonly lines: readonly (Omit<CaseLine, "place"> & { readonly place: ReportPlace | undefined })[];
}

/** One test of a report. */
export interface TestReport {
  readonly name: string;
  readonly place: ReportPlace;
  readonly problems: readonly PlacedProblem[];
  readonly cases: readonly PlacedCase[];
}

/** The tests of one file, and what is wrong with the file. */
export interface FileReport {
  readonly shown: string;
  readonly problems: readonly PlacedProblem[];
  readonly tests: readonly TestReport[];
}

/** What a run found; a file that cannot be read is in none of these. */
export interface TestTotals {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  /** Tests or files that could not be run as written. */
  readonly errors: number;
}

/** Adds lines and paths to the results of a file. */
export function fileReport(
  { shown, text }: FoundTests,
  problems: readonly ConfigProblem[],
  results: readonly PolicyTestResult[],
  { say, cwd }: { readonly say: Say; readonly cwd: string },
): FileReport {
  const lines = new LineIndex(text);
  const known = new Map<string, LineIndex>();
  const own = (range: ConfigProblem["range"]): ReportPlace => ({ path: shown, region: regionOf(lines, range) });
  const inPolicy = ({ source, range }: NonNullable<CaseLine["place"]>): ReportPlace => {
    const index = known.get(source.uri) ?? new LineIndex(source.text);
    known.set(source.uri, index);
    return { path: shownPath(fileURLToPath(source.uri), cwd), region: regionOf(index, range) };
  };
  return {
    shown,
    problems: problems.map((problem) => ({ problem, place: own(problem.range) })),
    tests: results.map((result) => ({
      name: result.test.name,
      place: own(result.test.range),
      problems: result.problems.map((problem) => ({ problem, place: own(problem.range) })),
      cases: testCases(result, say).map(({ lines: told, range, ...rest }) => ({
        ...rest,
        place: own(range),
        lines: told.map(({ place, ...line }) => ({ ...line, place: place && inPolicy(place) })),
      })),
    })),
  };
}

export function totalsOf(files: readonly FileReport[]): TestTotals {
  const tests = files.flatMap((file) => file.tests);
  const cases = tests.flatMap((test) => test.cases);
  const problems = [...files.flatMap((file) => file.problems), ...tests.flatMap((test) => test.problems)];
  const passed = cases.filter(({ isPassed }) => isPassed).length;
  return { tests: tests.length, passed, failed: cases.length - passed, errors: problems.length };
}

/** `policies/ops.json:5:20` */
export function placeText({ path, region }: ReportPlace): string {
  return `${path}:${String(region.startLine)}:${String(region.startColumn)}`;
}
