import type { Finding } from "../../core/lint/lint.js";
import type { FileProblem } from "../files/find-files.js";
import { type FileResult, regionOf } from "../files/result.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { visibleMessageOf } from "./message.js";
import { attribute, content } from "./xml.js";

/** For build servers: a suite per file and a case per finding. Findings that do not fail the run are not failures. */
export const junit: Reporter = (context) => {
  const suites: string[] = [];
  return {
    add: (file) => void suites.push(suite(file, context)),
    end({ problems }) {
      const all = [...suites, ...problems.map((problem) => problemSuite(problem, context))].join("");
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="huawei-iam">\n${all}</testsuites>\n`;
    },
  };
};

function suite(file: FileResult, context: ReportContext): string {
  const failures = file.findings.filter(isFailure).length;
  const cases = file.findings.map((finding) => testCase(finding, file, context));
  const passed = `    <testcase name="huawei-iam" classname="${attribute(file.shown)}"/>\n`;
  const counts = `tests="${Math.max(cases.length, 1)}" failures="${failures}" errors="0"`;
  return [
    `  <testsuite name="${attribute(file.shown)}" ${counts}>\n`,
    ...(cases.length > 0 ? cases : [passed]),
    "  </testsuite>\n",
  ].join("");
}

function isFailure({ severity }: Finding): boolean {
  return severity === "error" || severity === "warning";
}

function testCase(finding: Finding, { shown, lines }: FileResult, context: ReportContext): string {
  const { startLine, startColumn } = regionOf(lines, finding.report.range);
  const message = visibleMessageOf(finding, context);
  const line = `${shown}:${startLine}:${startColumn}: ${message}`;
  const body = isFailure(finding)
    ? `<failure type="${finding.severity}" message="${attribute(message)}">${content(line)}</failure>`
    : `<system-out>${content(line)}</system-out>`;
  const name = attribute(`${finding.rule.id} ${startLine}:${startColumn}`);
  return `    <testcase name="${name}" classname="${attribute(shown)}">\n      ${body}\n    </testcase>\n`;
}

function problemSuite({ shown, template, args }: FileProblem, { say }: ReportContext): string {
  const message = attribute(say(template, args));
  return [
    `  <testsuite name="${attribute(shown)}" tests="1" failures="0" errors="1">\n`,
    `    <testcase name="huawei-iam" classname="${attribute(shown)}">\n      <error type="unreadable" message="${message}"/>\n    </testcase>\n`,
    "  </testsuite>\n",
  ].join("");
}
