import { type TestCase, testCases } from "../../core/describe/policy-test/test-cases.js";
import { readPolicyTests } from "../../core/policy-tests/read-tests.js";
import { runPolicyTest } from "../../core/policy-tests/run.js";
import { LineIndex } from "../../core/text/line-index.js";
import { type Bilingual, format } from "../../core/text/message.js";
import { sayIn } from "../../core/text/say.js";
import { Budget, shortened } from "../budget.js";
import { policiesGiven, policiesInput } from "../given-policies.js";
import { count, flag, listOf, shape, string } from "../schema.js";
import { type AgentTool, type Schema, ToolProblem } from "../tool.js";

const mostExpectations = 200;

const resultsText: Bilingual = { en: "Failed expectations first.", zh: "不符合的期望在前。" };

export const testPoliciesTool: AgentTool = {
  name: "test_policies",
  title: { en: "Test what policies allow", zh: "测试策略允许的操作" },
  description: {
    en: "Tests what policies, taken together, allow: each expectation is an action, a wildcard ('cannot' iam:*:* means none of it), an API call or an SDK operation, optionally as an object with action, resource, condition (key to value) and because. Answers with the deciding statement. An expectation fails if its result depends on a resource or condition value that it does not state.",
    zh: "测试一组策略合并后允许的操作：每个期望是授权项、通配写法（cannot 中的 iam:*:* 表示一律不允许）、API 调用或 SDK 操作，也可以是含 action、resource、condition（键到值）和 because 的对象。返回起决定作用的语句。结果取决于未给出的资源或条件值时视为不符合。",
  },
  input: (hasFiles) => {
    const policies = policiesInput("policies", policiesText, hasFiles);
    const { policies: texts, ...files } = policies;
    return shape(hasFiles ? {} : { policies: texts! }, {
      ...(hasFiles ? { policies: texts!, ...files } : {}),
      format: { type: "string", enum: ["json", "terraform"], default: "json", about: formatText },
      can: expectations(canText),
      cannot: expectations(cannotText),
      needsComplete: flag(needsText),
    });
  },
  output: shape({
    passed: count(),
    failed: count(),
    results: listOf(
      shape(
        { expectation: string(), isPassed: { type: "boolean" } },
        {
          verdict: string({
            en: "allowed, denied, not-granted or depends",
            zh: "allowed（允许）、denied（拒绝）、not-granted（未授予）或 depends（视情况而定）",
          }),
          summary: string(),
          because: string(),
          reasons: listOf(shape({ text: string() }, { policy: string(), line: count() })),
        },
      ),
      resultsText,
    ),
    omitted: count(),
  }),
  run(args, context) {
    const {
      can = [],
      cannot = [],
      needsComplete = false,
    } = args as { can?: unknown[]; cannot?: unknown[]; needsComplete?: boolean };
    if (can.length + cannot.length === 0) throw new ToolProblem(nothingExpected);
    const { policies } = policiesGiven("policies", args, context);
    const needs = needsComplete ? { needs: "complete" } : {};
    const read = readPolicyTests(JSON.stringify({ policies: ["given"], can, cannot, ...needs }));
    const [result] = read.tests.map((test) => runPolicyTest(test, policies, context.catalog));
    const problems = [...read.problems, ...(result?.problems ?? [])];
    if (problems.length > 0 || !result) {
      const sentences = problems.slice(0, 5).map((one) => shortened(format(one.message, one.args, context.language)));
      throw new ToolProblem(invalid, { problems: { en: sentences.join(" "), zh: sentences.join("") } });
    }
    const cases = testCases(result, sayIn(context.language));
    const failed = cases.filter(({ isPassed }) => !isPassed);
    const { shown, omitted } = new Budget().take(
      [...failed, ...cases.filter(({ isPassed }) => isPassed)].map(resultOf),
    );
    return { passed: cases.length - failed.length, failed: failed.length, results: shown, omitted };
  },
};

function expectations(about: Bilingual): Schema {
  return { type: "array", items: { type: ["string", "object"] }, maxItems: mostExpectations, about };
}

function resultOf({ title, isPassed, summary, because, lines, result }: TestCase): object {
  return {
    expectation: shortened(title),
    isPassed,
    ...(result ? { verdict: result.verdict } : {}),
    ...(summary === "" ? {} : { summary: shortened(summary, 600) }),
    ...(because === undefined ? {} : { because: shortened(because) }),
    reasons: lines.map(({ text, place }) => ({
      text: shortened(text),
      ...(place
        ? { policy: place.source.shown, line: new LineIndex(place.source.text).positionAt(place.range.start).line + 1 }
        : {}),
    })),
  };
}

const policiesText: Bilingual = { en: "Texts of the policies.", zh: "策略文本。" };
const formatText: Bilingual = { en: "Notation of the texts.", zh: "文本的格式。" };
const canText: Bilingual = { en: "What the policies must allow.", zh: "策略必须允许的操作。" };
const cannotText: Bilingual = { en: "What the policies must not allow.", zh: "策略不得允许的操作。" };
const needsText: Bilingual = {
  en: "Also require that all dependencies of what is listed under 'can' are allowed.",
  zh: "同时要求 can 中所列操作的依赖全部允许。",
};
const nothingExpected: Bilingual = {
  en: "Pass at least one expectation in 'can' or 'cannot'.",
  zh: "请在 can 或 cannot 中提供至少一个期望。",
};
const invalid: Bilingual = { en: "The expectations cannot be tested: {problems}", zh: "这些期望无法测试：{problems}" };
