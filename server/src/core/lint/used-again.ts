import { changedReport } from "../rule/changed-report.js";
import { duplicateAction } from "../rules/action/duplicate-action.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import { encloses, type TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { Finding } from "./finding.js";

/**
 * A repeated action that is written once, in a local value that a statement uses twice: it is reported at the second
 * use. `found` is the finding in the file for one in its view; any other finding is returned as it is.
 */
export function usedAgain(host: TerraformFile, view: PolicyView, { rule, report }: Finding, found: Finding): Finding {
  const { range } = found.report;
  const isOnce = report.related?.some((one) => encloses(range, toHostRange(view, one.range)));
  const isInLocal = range.end <= view.host.start || view.host.end <= range.start;
  if (rule.id !== duplicateAction.id || !isOnce || !isInLocal) return found;
  const use = useBefore(host, view, report.range.start);
  return { ...found, report: changedReport(found.report, { message, ...(use && { range: use }) }) };
}

/** The name of the local value that is written at an offset of a view. */
function useBefore({ text }: TerraformFile, { segments }: PolicyView, offset: number): TextRange | undefined {
  let before = segments.at(offset);
  while (before?.kind === "elsewhere") before = before.view.start > 0 ? segments.at(before.view.start - 1) : undefined;
  if (!before) return undefined;
  const after = before.kind === "made-up" ? before.host.start : before.host.end;
  const name = /^\s*(local(?:\.[\w-]+|\[(?:"[^"]*"|\d+)\])+)/.exec(text.slice(after, after + longestName));
  return name ? { start: after + name[0].length - name[1]!.length, end: after + name[0].length } : undefined;
}

const longestName = 500;

const message = {
  en: "'{action}' is listed twice, because this statement uses the local value with it twice.",
  zh: "“{action}”重复列出，因为本语句两次使用了包含它的 local。",
};
