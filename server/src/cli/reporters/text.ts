import type { Finding } from "../../core/lint/lint.js";
import type { Severity } from "../../core/rule/rule.js";
import { refusedAutoFix } from "../../core/lint/apply-safe-fixes.js";
import { counted, nouns, separated } from "../../core/text/counted.js";
import { isAutoFixable } from "../files/check.js";
import { type FileResult, type FixCount, type RunOutcome, severities } from "../files/result.js";
import { severityNames } from "../commands/rules.js";
import { visible } from "../terminal/width.js";
import { excerpt } from "./excerpt.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { visibleMessageOf } from "./message.js";

/** For people: findings by file, each with an excerpt of the text, and a summary. */
export const text: Reporter = (context) => {
  const parts: string[] = [];
  let fixable = 0;
  return {
    add(file) {
      const { findings, notes } = file;
      if (findings.length + notes.length > 0) parts.push(fileText(file, context));
      if (context.fixing === "no") fixable += findings.filter(isAutoFixable).length;
    },
    end(outcome) {
      const report = [...parts, summary(outcome, fixable, context)].filter((part) => part !== "").join("\n\n");
      return report === "" ? "" : `${report}\n`;
    },
  };
};

function fileText(file: FileResult, context: ReportContext): string {
  const { style, say } = context;
  return [
    style.bold(visible(file.shown)),
    ...file.notes.map(
      ({ template, args }) => `  ${style.blue(say(severityNames.information))}  ${visible(say(template, args))}`,
    ),
    ...file.findings.map((finding) => findingText(finding, file, context)),
  ].join("\n");
}

function findingText(finding: Finding, file: FileResult, context: ReportContext): string {
  const { style, say, io } = context;
  const { range, related = [] } = finding.report;
  const level = paint(finding.severity, say(severityNames[finding.severity]), context);
  return [
    `  ${place(file, range.start)}  ${level}  ${visibleMessageOf(finding, context)}  ${style.dim(finding.rule.id)}`,
    excerpt(file.text, file.lines, range, style, io.columns ?? 120),
    ...(context.fixing === "no" ? [] : refusalOf(finding, context)),
    ...related.map((other) => {
      const where = style.dim(`${say(alsoSee)} ${place(file, other.range.start)}`);
      return `  ${where}  ${visible(say(other.message, other.args))}`;
    }),
  ].join("\n");
}

/** Why `--fix` leaves a finding that it can fix elsewhere. */
function refusalOf(finding: Finding, { say, style }: ReportContext): string[] {
  const refused = refusedAutoFix(finding);
  const reason = refused && visible(say(refused.reason, refused.args));
  return reason === undefined ? [] : [`    ${style.dim(say(notFixed, { reason }))}`];
}

function place({ lines }: FileResult, offset: number): string {
  const { line, character } = lines.positionAt(offset);
  return `${line + 1}:${character + 1}`;
}

function paint(severity: Severity, word: string, { style }: ReportContext): string {
  return severity === "error" ? style.red(word) : severity === "warning" ? style.yellow(word) : style.blue(word);
}

function summary({ totals, problems, fixed }: RunOutcome, fixable: number, context: ReportContext): string {
  const { say, style, maxWarnings } = context;
  const { policies: checked, findings: counts } = totals;
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => countText(severity, counts[severity], context));
  const lines = [
    found.length > 0
      ? say(checked === 1 ? foundInOne : foundInMany, {
          found: found.join(say(comma)),
          files: totals.filesWithFindings,
          checked,
        })
      : checked > 0
        ? style.green(say(checked === 1 ? cleanOne : clean, { checked }))
        : problems.length === 0 && totals.files === 0
          ? say(nothing)
          : "",
    ...fixedLines(fixed, context),
    fixable > 0 ? say(canFix, { count: counted(fixable, nouns.finding) }) : "",
    maxWarnings !== undefined && counts.warning > maxWarnings
      ? say(tooMany, { count: counts.warning, limit: maxWarnings })
      : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** What was fixed. Levels that are not shown are named, because the report does not contain them. */
function fixedLines({ shown, hidden }: FixCount, { say, fixing }: ReportContext): string[] {
  const isWritten = fixing === "write";
  const others = severities.filter((one) => hidden[one] > 0).map((one) => counted(hidden[one], nouns[one]));
  return [
    shown > 0 ? say(isWritten ? fixedText : wouldFix, { count: counted(shown, nouns.finding) }) : "",
    others.length > 0 ? say(isWritten ? fixedHidden : wouldFixHidden, { found: separated(others) }) : "",
  ];
}

function countText(severity: Severity, count: number, context: ReportContext): string {
  return paint(severity, context.say(counted(count, nouns[severity])), context);
}

const notFixed = { en: "Not fixed: {reason}", zh: "未修复：{reason}" };
const alsoSee = { en: "see", zh: "参见" };
const comma = { en: ", ", zh: "、" };
const foundInOne = { en: "{found}.", zh: "共 {found}。" };
const foundInMany = { en: "{found} in {files} of {checked} policy files.", zh: "共 {found}，涉及 {checked} 个策略文件中的 {files} 个。" };
const cleanOne = { en: "1 policy file checked, nothing found.", zh: "已检查 1 个策略文件，未发现问题。" };
const clean = { en: "{checked} policy files checked, nothing found.", zh: "已检查 {checked} 个策略文件，未发现问题。" };
const nothing = { en: "No Huawei Cloud policy found.", zh: "未发现华为云策略。" };
const fixedText = { en: "Fixed {count}.", zh: "已修复 {count}。" };
const wouldFix = { en: "--fix would fix {count}; nothing was written.", zh: "--fix 可修复 {count}；本次未写入文件。" };
const fixedHidden = {
  en: "Fixed below the level that is shown: {found}.",
  zh: "已修复低于显示级别的问题：{found}。",
};
const wouldFixHidden = {
  en: "Below the level that is shown, --fix would fix {found}; nothing was written.",
  zh: "--fix 可修复低于显示级别的问题：{found}；本次未写入文件。",
};
const canFix = { en: "--fix can fix {count}.", zh: "--fix 可修复其中 {count}。" };
const tooMany = { en: "{count} warnings are more than --max-warnings {limit} allows.", zh: "警告共 {count} 个，超过 --max-warnings 允许的 {limit} 个。" };
