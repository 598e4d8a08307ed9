import type { Fix } from "../../core/fix/fix.js";
import type { Finding } from "../../core/lint/lint.js";
import type { FileEdits, TextEdit } from "../../core/text/range.js";
import { allFixes } from "../files/fix-count.js";
import { type FileResult, regionOf } from "../files/result.js";
import { itemText, withItems } from "./indented.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { messageOf } from "./message.js";

/** For programs. Lines and columns count from 1, columns and offsets in UTF-16 units, without a byte order mark. */
export const json: Reporter = (context) => {
  const files: string[] = [];
  return {
    add(file) {
      const item = {
        path: file.shown,
        isPolicy: file.isPolicy,
        notes: file.notes.map(({ template, args }) => context.say(template, args)),
        findings: file.findings.map((finding) => toJson(finding, file, context)),
      };
      files.push(itemText(item, 2));
    },
    end({ totals, problems, fixed }) {
      const report = {
        tool: { name: "huawei-iam", version: context.version },
        summary: { ...totals.findings, files: totals.policies, repaired: allFixes(fixed), unreadable: problems.length },
        files: [],
        problems: problems.map(({ shown, template, args }) => ({ path: shown, message: context.say(template, args) })),
      };
      return `${withItems(JSON.stringify(report, undefined, 2), "files", files, 2)}\n`;
    },
  };
};

/** The fixes that are not possible here, with the reason. */
function refusedFixes(fixes: readonly Fix[], { say }: ReportContext) {
  const all = fixes.flatMap(({ title, args, refused }) =>
    refused ? [{ title: say(title, args), reason: say(refused.reason, refused.args) }] : [],
  );
  return all.length > 0 ? { refusedFixes: all } : {};
}

/** The edits of a fix in another file. */
function ofOtherFile({ text, edits }: FileEdits, { fileWith }: FileResult) {
  return { path: fileWith(text)?.shown, edits: edits.map(editToJson) };
}

function editToJson({ range, newText }: TextEdit) {
  return { offset: range.start, endOffset: range.end, newText };
}

function toJson(finding: Finding, file: FileResult, context: ReportContext) {
  const { say } = context;
  const { lines } = file;
  const { range, related = [], facts } = finding.report;
  const fixes = finding.fixes();
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: messageOf(finding, context),
    ...regionOf(lines, range),
    offset: range.start,
    endOffset: range.end,
    ...(facts ? { facts } : {}),
    related: related.map((other) => ({ message: say(other.message, other.args), ...regionOf(lines, other.range) })),
    fixes: fixes.filter(({ refused }) => !refused).map(({ title, args, safety, edits, elsewhere = [] }) => ({
      title: say(title, args),
      safety,
      edits: edits.map(editToJson),
      ...(elsewhere.length > 0 ? { otherFiles: elsewhere.map((one) => ofOtherFile(one, file)) } : {}),
    })),
    ...refusedFixes(fixes, context),
  };
}
