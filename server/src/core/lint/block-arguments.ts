import type { Fix } from "../fix/fix.js";
import { changedReport } from "../rule/changed-report.js";
import { unknownElement } from "../rules/structure/unknown-element.js";
import { argumentOf } from "../terraform/view/write-blocks.js";
import type { Finding } from "./finding.js";

/**
 * A finding about an element of a statement that is a block, in the terms of its provider: the names of its arguments,
 * and no other ones. `written` is the text of the place in the file.
 */
export function inBlock(finding: Finding, written: string): Finding {
  const { rule, report } = finding;
  const { name, meant } = report.args;
  const element = typeof name === "string" ? argumentOf(name) : undefined;
  if (rule.id !== unknownElement.id)
    return element === undefined
      ? finding
      : { ...finding, report: changedReport(report, { args: { ...report.args, name: element } }) };
  const argument = typeof meant === "string" ? argumentOf(meant) : undefined;
  const { invisible } = report.args;
  const args = {
    key: written.replace(/^"|"$/g, ""),
    meant: argument ?? "",
    ...(invisible === undefined ? {} : { invisible }),
  };
  const toFixes = (fix: Fix): Fix[] => {
    const isRename = typeof fix.args["meant"] === "string" && fix.args["meant"] !== "";
    return isRename && argument === undefined ? [] : [{ ...fix, args: { ...fix.args, ...args } }];
  };
  return {
    ...finding,
    report: changedReport(report, { ...(argument === undefined ? {} : { message: misspelled }), args }),
    fixes: () => finding.fixes().flatMap(toFixes),
    fixAll() {
      const fix = finding.fixAll();
      return fix && toFixes(fix)[0];
    },
  };
}

const misspelled = {
  en: '"{key}" is not an argument of a statement block; Terraform rejects it. Did you mean "{meant}"?',
  zh: "“{key}”不是 statement 块的参数，Terraform 会拒绝。是否应为“{meant}”？",
};
