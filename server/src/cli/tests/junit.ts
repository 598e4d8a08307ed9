import { attribute, content } from "../reporters/xml.js";
import { becauseText, type TestReportContext } from "./reporter.js";
import { type FileReport, placeText, type PlacedCase, type TestReport } from "./test-report.js";

/** For build servers: a suite per test and a case per expectation. */
export function testsToJunit(files: readonly FileReport[], context: TestReportContext): string {
  const suites = files.flatMap((file) => [
    ...(file.problems.length > 0
      ? [suite(file.shown, { ...emptyTest, problems: file.problems }, file.shown, context)]
      : []),
    ...file.tests.map((test) => suite(`${file.shown}: ${test.name}`, test, file.shown, context)),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="huawei-iam test">\n${suites.join("")}</testsuites>\n`;
}

const emptyTest = { cases: [] };

function suite(
  name: string,
  { cases, problems }: Pick<TestReport, "cases" | "problems">,
  file: string,
  { say }: TestReportContext,
): string {
  const failures = cases.filter(({ isPassed }) => !isPassed).length;
  const all = String(cases.length + problems.length);
  const count = `tests="${all}" failures="${String(failures)}" errors="${String(problems.length)}"`;
  const open = (title: string) =>
    `    <testcase name="${attribute(title)}" classname="${attribute(name)}" file="${attribute(file)}"`;
  const rows = [
    ...problems.map(({ problem, place }) => {
      const message = say(problem.message, problem.args);
      const body = content(`${placeText(place)}: ${message}`);
      const error = `<error type="invalid" message="${attribute(message)}">${body}</error>`;
      return `${open(placeText(place))}>\n      ${error}\n    </testcase>\n`;
    }),
    ...cases.map((one) =>
      one.isPassed ? `${open(one.title)}/>\n` : `${open(one.title)}>\n      ${failureOf(one, say)}\n    </testcase>\n`,
    ),
  ];
  return `  <testsuite name="${attribute(name)}" ${count}>\n${rows.join("")}  </testsuite>\n`;
}

function failureOf({ summary, because, place, lines, result }: PlacedCase, say: TestReportContext["say"]): string {
  const body = [
    `${placeText(place)}: ${summary}`,
    ...(because ? [say(becauseText, { reason: because })] : []),
    ...lines.map(
      (line) => `${line.depth === 0 ? "" : "  "}${line.place ? `${placeText(line.place)}: ` : ""}${line.text}`,
    ),
  ].join("\n");
  const type = attribute(result?.verdict ?? "needs");
  return `<failure type="${type}" message="${attribute(summary)}">${content(body)}</failure>`;
}
