import type { Finding } from "../../core/lint/lint.js";
import { countSeverities, type FileResult, regionOf } from "../files/result.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { messageOf } from "./message.js";

/** For programs. Lines and columns count from 1, columns and offsets in UTF-16 units, without a byte order mark. */
export const json: Reporter = ({ files, problems, fixed }, context) => {
  const report = {
    tool: { name: "huawei-iam", version: context.version },
    summary: {
      ...countSeverities(files),
      files: files.filter(({ isPolicy }) => isPolicy).length,
      repaired: fixed,
      unreadable: problems.length,
    },
    files: files.map((file) => ({
      path: file.shown,
      isPolicy: file.isPolicy,
      notes: file.notes.map(({ template, args }) => context.say(template, args)),
      findings: file.findings.map((finding) => toJson(finding, file, context)),
    })),
    problems: problems.map(({ shown, template, args }) => ({ path: shown, message: context.say(template, args) })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

function toJson(finding: Finding, { lines }: FileResult, context: ReportContext) {
  const { say } = context;
  const { range, related = [], facts } = finding.report;
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: messageOf(finding, context),
    ...regionOf(lines, range),
    offset: range.start,
    endOffset: range.end,
    ...(facts ? { facts } : {}),
    related: related.map((other) => ({ message: say(other.message, other.args), ...regionOf(lines, other.range) })),
    fixes: finding.fixes().filter(({ refused }) => !refused).map(({ title, args, safety, edits }) => ({
      title: say(title, args),
      safety,
      edits: edits.map((edit) => ({ offset: edit.range.start, endOffset: edit.range.end, newText: edit.newText })),
    })),
  };
}
