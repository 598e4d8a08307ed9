import type { Fix } from "../fix/fix.js";
import { hostEdits } from "../policy/embedded.js";
import type { PolicyFile } from "../policy/model.js";
import type { Report } from "../rule/rule.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { Finding } from "./finding.js";

/** A finding in an embedded policy as one of its host: the places mapped, the edits put back. */
export function toHostFinding(finding: Finding, host: PolicyFile, index: number): Finding {
  return { ...finding, report: toHostReport(finding.report, host, index), fixes: () => finding.fixes().map((fix) => toHostFix(fix, host, index)), fixAll: () => fixAll(finding, host, index) };
}

function fixAll(finding: Finding, host: PolicyFile, index: number): Fix | undefined {
  const fix = finding.fixAll();
  return fix && toHostFix(fix, host, index);
}

function toHostReport(report: Report<unknown>, host: PolicyFile, index: number): Report<unknown> {
  const { view } = host.embedded[index]!;
  const place = (range: TextRange) => toHostRange(view, range);
  return { ...report, range: place(report.range), ...(report.related ? { related: report.related.map((one) => ({ ...one, range: place(one.range) })) } : {}) };
}

function toHostFix(fix: Fix, host: PolicyFile, index: number): Fix {
  if (fix.refused) return { ...fix, edits: [] };
  const edits = hostEdits(host, index, fix.edits);
  return edits ? { ...fix, edits } : { ...fix, edits: [], refused: { reason: notation, args: {} } };
}

const notation = {
  en: "the file around the policy cannot express this change",
  zh: "策略所在的文件无法表达此修改",
};
