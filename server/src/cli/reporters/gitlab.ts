import { createHash } from "node:crypto";
import type { Finding } from "../../core/lint/lint.js";
import type { Severity } from "../../core/rule/rule.js";
import { type FileResult, regionOf } from "../files/result.js";
import { itemText, listText } from "./indented.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { visibleMessageOf } from "./message.js";
import { pushAll } from "../../core/text/push-all.js";

const levels: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  information: "info",
  hint: "info",
};

/**
 * For GitLab merge requests: a Code Quality report, an array of issues.
 *
 * GitLab compares the fingerprints of two branches to distinguish new issues from known ones. A fingerprint contains
 * the file, the rule and the reported text, so it survives edits elsewhere in the file and does not depend on `--lang`.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = (context) => {
  const issues: string[] = [];
  return {
    add: (file) => pushAll(issues, issuesOf(file, context).map((one) => itemText(one, 1))),
    end({ problems }) {
      for (const { shown, template, args } of problems) {
        const description = context.say(template, args);
        issues.push(itemText(issue({ shown, rule: "unreadable", description, level: "major", line: 1, key: "" }), 1));
      }
      return `${listText(issues, 1)}\n`;
    },
  };
};

function issuesOf(file: FileResult, context: ReportContext) {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const key = keyOf(finding, file);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return issue({
      shown: file.shown,
      rule: finding.rule.id,
      description: visibleMessageOf(finding, context),
      level: levels[finding.severity],
      line: regionOf(file.lines, finding.report.range).startLine,
      key: `${key}\n${times}`,
    });
  });
}

/** The rule and the reported text. The same text may occur several times in a file, so the caller counts. */
function keyOf({ rule, report: { range } }: Finding, { text }: FileResult): string {
  return `${rule.id}\n${text.slice(range.start, range.end)}`;
}

interface Issue {
  readonly shown: string;
  readonly rule: string;
  readonly description: string;
  readonly level: string;
  readonly line: number;
  readonly key: string;
}

function issue({ shown, rule, description, level, line, key }: Issue) {
  return {
    description,
    check_name: `huawei-iam/${rule}`,
    fingerprint: createHash("sha256").update(`${shown}\n${rule}\n${key}`).digest("hex"),
    severity: level,
    location: { path: shown, lines: { begin: line } },
  };
}
