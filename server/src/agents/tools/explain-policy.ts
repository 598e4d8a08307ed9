import { describeExplanation } from "../../core/describe/explanation/explanation.js";
import { explainSource } from "../../core/explain/explain-source.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import { Budget } from "../budget.js";
import { noPolicy, policyGiven, policyInput } from "../given-text.js";
import { releaseOf, releaseSchema } from "../release.js";
import { count, listOf, shape, string } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";

export const explainPolicyTool: AgentTool = {
  name: "explain_policy",
  title: { en: "Explain an IAM policy", zh: "解读策略" },
  description: {
    en: "Explains what a policy grants and denies, by statement and service, with labels and API operations, what cannot work because a dependency is missing, and how much of the limits it uses. As Markdown.",
    zh: "解读策略：按语句和服务列出授予和拒绝的内容及对应的 API、因缺少依赖而无法生效的授权，以及限额用量。以 Markdown 输出。",
  },
  input: (hasFiles) => policyInput(hasFiles),
  output: shape({
    policies: listOf(shape({ kind: string(), allowed: count(), denied: count(), deniedInPart: count() })),
    markdown: string(),
    omittedLines: count(),
    catalog: releaseSchema,
  }),
  run(args, context) {
    const given = policyGiven(args, context);
    const explanation = explainSource(given, context.catalog, context.language, given.settings.assumeGranted);
    if (explanation.policies.length === 0) throw new ToolProblem(noPolicy);
    const budget = new Budget();
    const policies = explanation.policies.map(({ kind, allowed, denied, deniedInPart }) => ({
      kind,
      allowed,
      denied,
      deniedInPart,
    }));
    // Folds repeat what other tools answer: all actions of a wildcard, all APIs of an action.
    const outline = describeExplanation(explanation, context.language).filter(({ kind }) => kind !== "fold");
    const markdown = budget.takeLines(outlineToMarkdown(outline));
    return {
      policies: budget.take(policies).shown,
      markdown: markdown.text,
      omittedLines: markdown.omittedLines,
      catalog: releaseOf(context.catalog),
    };
  },
};
