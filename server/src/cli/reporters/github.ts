import type { Severity } from "../../core/rule/rule.js";
import { type FileResult, regionOf } from "../files/result.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { visibleMessageOf } from "./message.js";
import { pushAll } from "../../core/text/push-all.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** For GitHub Actions: one workflow command per line, which becomes an annotation. */
export const github: Reporter = (context) => {
  const lines: string[] = [];
  return {
    add: (file) => pushAll(lines, annotations(file, context)),
    end({ problems }) {
      for (const { shown, template, args } of problems)
        lines.push(`::error file=${property(shown)},title=huawei-iam::${data(context.say(template, args))}\n`);
      return lines.join("");
    },
  };
};

function annotations({ shown, findings, lines }: FileResult, context: ReportContext): string[] {
  return findings.map((finding) => {
    const { startLine, startColumn, endLine, endColumn } = regionOf(lines, finding.report.range);
    // GitHub supports an end column only on the same line.
    const place =
      startLine === endLine
        ? `line=${startLine},col=${startColumn},endColumn=${endColumn}`
        : `line=${startLine},endLine=${endLine},col=${startColumn}`;
    const title = property(`huawei-iam ${finding.rule.id}`);
    const message = data(visibleMessageOf(finding, context));
    return `::${commands[finding.severity]} file=${property(shown)},${place},title=${title}::${message}\n`;
  });
}

/** Escapes the text of a workflow command for the runner's parser. */
export function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes a property of a workflow command. */
export function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
