import type { TestReportContext } from "./reporter.js";
import { type FileReport, type PlacedCase, type PlacedProblem, totalsOf } from "./test-report.js";

/** For programs. Lines and columns count from 1, columns in UTF-16 units. */
export function testsToJson(files: readonly FileReport[], { say, version }: TestReportContext): string {
  const toProblem = ({ problem, place }: PlacedProblem) => ({
    message: say(problem.message, problem.args),
    ...place.region,
  });
  const report = {
    tool: { name: "huawei-iam", version },
    summary: totalsOf(files),
    files: files.map(({ shown, problems, tests }) => ({
      path: shown,
      problems: problems.map(toProblem),
      tests: tests.map((test) => ({
        name: test.name,
        ...test.place.region,
        problems: test.problems.map(toProblem),
        expectations: test.cases.map((one) => toJson(one)),
      })),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function toJson({ title, isPassed, summary, because, place, lines, result }: PlacedCase) {
  return {
    title,
    passed: isPassed,
    ...(result
      ? { kind: result.expectation.kind, subject: result.expectation.subject.value, verdict: result.verdict }
      : {}),
    ...(summary === "" ? {} : { message: summary }),
    ...(because === undefined ? {} : { because }),
    ...place.region,
    ...(result
      ? { actions: result.outcomes.map(({ action, evaluation }) => ({ action, verdict: evaluation.verdict })) }
      : {}),
    deciding: lines.map((line) => ({
      text: line.text,
      isReason: line.depth === 1,
      ...(line.place ? { path: line.place.path, ...line.place.region } : {}),
    })),
  };
}
