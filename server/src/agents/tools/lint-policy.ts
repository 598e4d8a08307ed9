import { applySafeFixes } from "../../core/lint/apply-safe-fixes.js";
import type { Finding } from "../../core/lint/finding.js";
import { lintSource } from "../../core/lint/lint-source.js";
import { policiesIn } from "../../core/policy/embedded.js";
import type { Severity } from "../../core/rule/rule.js";
import { LineIndex } from "../../core/text/line-index.js";
import { type Bilingual, format, type Language } from "../../core/text/message.js";
import { Budget, shortened } from "../budget.js";
import { noPolicy, policyGiven, policyInput } from "../given-text.js";
import { releaseOf, releaseSchema } from "../release.js";
import { count, flag, limit, listOf, shape, string } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";

const levels: readonly Severity[] = ["error", "warning", "information", "hint"];
/** Characters of the longest fixed text in an answer. */
const longestFixed = 40_000;

export const lintPolicyTool: AgentTool = {
  name: "lint_policy",
  title: { en: "Check an IAM policy", zh: "检查策略" },
  description: {
    en: "Checks a Huawei Cloud IAM policy with the same rules as the editor and 'huawei-iam lint': syntax, limits, unknown actions, missing dependencies, scopes, resources, conditions. Returns each finding with its place and the titles of its fixes. Check every policy that you write.",
    zh: "检查华为云 IAM 策略，规则与编辑器和 huawei-iam lint 相同：语法、限额、未知授权项、缺少的依赖、作用范围、资源、条件。返回每个问题的位置和可用的修复。编写的策略都应检查。",
  },
  input: (hasFiles) =>
    policyInput(hasFiles, {
      severity: { type: "string", enum: levels, default: "information", about: severityText },
      fix: flag(fixText),
      limit: limit(100, 30),
    }),
  output: shape(
    {
      policies: count(),
      counts: shape({ error: count(), warning: count(), information: count(), hint: count() }),
      findings: listOf(
        shape({
          rule: string(),
          severity: string(),
          message: string(),
          line: count(),
          column: count(),
          endLine: count(),
          endColumn: count(),
          fixes: listOf(shape({ title: string(), safety: string() })),
        }),
      ),
      omitted: count(),
      suppressed: count({
        en: "Findings that comments or the configuration suppress.",
        zh: "被注释或配置忽略的问题数。",
      }),
      catalog: releaseSchema,
    },
    { fixed: shape({ fixes: count() }, { text: string(), tooLong: { type: "boolean" } }) },
  ),
  run(args, context) {
    const {
      severity = "information",
      fix = false,
      limit: most = 30,
    } = args as { severity?: Severity; fix?: boolean; limit?: number };
    const given = policyGiven(args, context);
    const {
      files,
      findings: all,
      suppressed,
    } = lintSource(given.text, given.notation, context.catalog, given.settings, [], given.expected);
    const policies = files.flatMap(policiesIn).length;
    if (policies === 0 && all.length === 0) throw new ToolProblem(noPolicy);
    const findings = all.filter((one) => levels.indexOf(one.severity) <= levels.indexOf(severity));
    const lines = new LineIndex(given.text);
    const { shown, omitted } = new Budget().take(
      findings.map((one) => findingOf(one, lines, context.language)),
      most,
    );
    return {
      policies,
      counts: countsOf(findings),
      findings: shown,
      omitted,
      suppressed: suppressed.length,
      catalog: releaseOf(context.catalog),
      ...(fix ? { fixed: fixedOf(applySafeFixes(given.text, context.catalog, given.settings, given.notation)) } : {}),
    };
  },
};

/** The number of findings of each level. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function findingOf(finding: Finding, lines: LineIndex, language: Language): object {
  const { message, args, range } = finding.report;
  const [start, end] = [lines.positionAt(range.start), lines.positionAt(range.end)];
  const fixes = finding.fixes().filter(({ refused }) => !refused);
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: shortened(format(message, args, language), 600),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    fixes: fixes.map((one) => ({ title: shortened(format(one.title, one.args, language)), safety: one.safety })),
  };
}

function fixedOf({ text: fixed, count: fixes }: { readonly text: string; readonly count: number }): object {
  return { fixes, ...(fixed.length > longestFixed ? { tooLong: true } : { text: fixed }) };
}

const severityText: Bilingual = { en: "The lowest level that is returned.", zh: "返回的最低级别。" };
const fixText: Bilingual = {
  en: "Also return the text with the safe fixes applied. They never change what the policy grants; other fixes are yours to make.",
  zh: "同时返回应用安全修复后的文本。安全修复不改变授予的权限，其他修改需自行完成。",
};
