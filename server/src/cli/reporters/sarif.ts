import type { Finding } from "../../core/lint/lint.js";
import { rules } from "../../core/rules/index.js";
import type { Severity } from "../../core/rule/rule.js";
import type { TextEdit, TextRange } from "../../core/text/range.js";
import { isAutoFixable } from "../files/check.js";
import type { FileProblem } from "../files/find-files.js";
import { type FileResult, regionOf } from "../files/result.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { messageOf } from "./message.js";
import { artifact, resultText, ruleName, sarifLog, toUri } from "./sarif-log.js";

/** For code scanning: SARIF 2.1.0, with safe fixes as replacements and rule texts in the language of the report. */
export const sarif: Reporter = (context) => {
  const inForce = new Map<string, Level>();
  const results: string[] = [];
  return {
    add(file) {
      for (const finding of file.findings) {
        putInForce(inForce, finding);
        results.push(resultText(toResult(finding, file, context)));
      }
    },
    end: ({ problems }) =>
      sarifLog({
        command: "lint",
        version: context.version,
        language: context.language,
        env: context.io.env,
        rules: rules.map((rule) => toDescriptor(rule, inForce.get(rule.id), context)),
        isSuccessful: problems.length === 0,
        notifications: problems.map((problem) => toNotification(problem, context)),
        results,
      }),
  };
};

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

type Level = (typeof levels)[Severity];

/**
 * Records the highest level of each reported rule. Some consumers ignore the level "warning" of a result, because
 * SARIF defines it as the default, and use the rule's level instead. So a rule with any warning has the level "warning"
 * itself.
 */
function putInForce(found: Map<string, Level>, { rule, severity }: Finding): void {
  if (!found.has(rule.id) || levels[severity] === "warning") found.set(rule.id, levels[severity]);
}

function toDescriptor(
  { id, severity, summary, category, code }: (typeof rules)[number],
  inForce: Level | undefined,
  { say }: ReportContext,
) {
  const text = say(summary);
  return {
    id,
    name: ruleName(id),
    shortDescription: { text },
    fullDescription: { text: code === undefined ? text : `${text} (${code})` },
    help: { text },
    defaultConfiguration:
      severity === "off" && !inForce
        ? { enabled: false }
        : { level: inForce ?? levels[severity === "off" ? "hint" : severity] },
    properties: { tags: [category] },
  };
}

function toResult(finding: Finding, file: FileResult, context: ReportContext) {
  const { rule, severity, report } = finding;
  const related = (report.related ?? []).map((other, id) => ({
    id,
    ...toLocation(file, other.range),
    message: { text: context.say(other.message, other.args) },
  }));
  const fixes = isAutoFixable(finding) ? [toFix(finding, file, context)] : [];
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: messageOf(finding, context) },
    locations: [toLocation(file, report.range)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

function toLocation({ shown, path, lines }: FileResult, range: TextRange) {
  return { physicalLocation: { artifactLocation: artifact(shown, path), region: regionOf(lines, range) } };
}

function toFix(finding: Finding, file: FileResult, { say }: ReportContext) {
  const { title, args, edits, elsewhere = [] } = finding.fixes()[0]!;
  const others = elsewhere.flatMap((one) => {
    const other = file.fileWith(one.text);
    return other ? [changeOf(other, one.edits)] : [];
  });
  return {
    description: { text: say(title, args) },
    artifactChanges: [...(edits.length > 0 ? [changeOf(file, edits)] : []), ...others],
  };
}

function changeOf({ shown, path, lines }: Pick<FileResult, "shown" | "path" | "lines">, edits: readonly TextEdit[]) {
  return {
    artifactLocation: artifact(shown, path),
    replacements: edits.map(({ range, newText }) => ({
      deletedRegion: regionOf(lines, range),
      insertedContent: { text: newText },
    })),
  };
}

function toNotification({ shown, template, args }: FileProblem, { say }: ReportContext) {
  return {
    level: "error",
    message: { text: `${shown}: ${say(template, args)}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(shown) } } }],
  };
}
