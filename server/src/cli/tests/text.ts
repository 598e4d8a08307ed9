import { counted } from "../../core/text/counted.js";
import { visible } from "../terminal/width.js";
import { becauseText, type TestReportContext } from "./reporter.js";
import {
  type FileReport,
  placeText,
  type PlacedCase,
  type PlacedProblem,
  type TestReport,
  totalsOf,
} from "./test-report.js";

/** For people: each test with what failed, the deciding statements, and a summary. */
export function testsToText(files: readonly FileReport[], context: TestReportContext): string {
  const { say, style } = context;
  const blocks = files.map(({ shown, problems, tests }) =>
    [
      style.bold(visible(shown)),
      ...problems.map((problem) => problemText(problem, context)),
      ...tests.flatMap((test) => testText(test, context)),
    ].join("\n"),
  );
  const { tests, passed, failed, errors } = totalsOf(files);
  const parts = [
    say(counted(passed, counts.passed)),
    ...(failed > 0 ? [style.red(say(counted(failed, counts.failed)))] : []),
    ...(errors > 0 ? [style.red(say(counted(errors, counts.errors)))] : []),
  ];
  const summary = say(summaryText, { tests: counted(tests, counts.tests), parts: parts.join(say(comma)) });
  return `${[...blocks, failed + errors > 0 ? summary : style.green(summary)].join("\n\n")}\n`;
}

function testText({ name, problems, cases }: TestReport, context: TestReportContext): string[] {
  const { say, style } = context;
  const failed = cases.filter(({ isPassed }) => !isPassed);
  const word =
    problems.length > 0
      ? style.red(say(words.error))
      : failed.length > 0
        ? style.red(say(words.failed))
        : style.green(say(words.passed));
  return [
    `  ${word}  ${visible(name)}`,
    ...problems.map((problem) => `  ${problemText(problem, context)}`),
    ...failed.flatMap((one) => caseText(one, context)),
  ];
}

function caseText({ title, summary, because, place, lines }: PlacedCase, { say, style }: TestReportContext): string[] {
  return [
    `    ${String(place.region.startLine)}:${String(place.region.startColumn)}  ${style.bold(visible(title))}`,
    `      ${visible(summary)}`,
    ...(because ? [`      ${visible(say(becauseText, { reason: because }))}`] : []),
    ...lines.map((line) => {
      const where = line.place ? `  ${style.dim(visible(placeText(line.place)))}` : "";
      return `      ${line.depth === 0 ? "" : "  "}${visible(line.text)}${where}`;
    }),
  ];
}

function problemText({ problem, place }: PlacedProblem, { say, style }: TestReportContext): string {
  const { startLine, startColumn } = place.region;
  const message = visible(say(problem.message, problem.args));
  return `  ${String(startLine)}:${String(startColumn)}  ${style.red(say(words.error))}  ${message}`;
}

const words = {
  passed: { en: "passed", zh: "通过" },
  failed: { en: "failed", zh: "未通过" },
  error: { en: "error", zh: "错误" },
};
const counts = {
  tests: { one: { en: "1 test", zh: "1 个测试" }, many: { en: "{count} tests", zh: "{count} 个测试" } },
  passed: {
    one: { en: "1 expectation met", zh: "1 项期望符合" },
    many: { en: "{count} expectations met", zh: "{count} 项期望符合" },
  },
  failed: { one: { en: "1 not met", zh: "1 项不符合" }, many: { en: "{count} not met", zh: "{count} 项不符合" } },
  errors: { one: { en: "1 error", zh: "1 个错误" }, many: { en: "{count} errors", zh: "{count} 个错误" } },
};
const summaryText = { en: "{tests}: {parts}.", zh: "共 {tests}：{parts}。" };
const comma = { en: ", ", zh: "，" };
