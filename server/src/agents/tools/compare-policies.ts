import { comparePolicies } from "../../core/diff/compare.js";
import { comparisonToJson } from "../../core/diff/comparison-json.js";
import { familyNames, incomparableText } from "../../core/describe/diff/diff-texts.js";
import { newAccessOnly } from "../../core/describe/diff/comparison.js";
import type { Bilingual } from "../../core/text/message.js";
import { Budget, shortened } from "../budget.js";
import { policiesGiven, policiesInput } from "../given-policies.js";
import { releaseOf, releaseSchema } from "../release.js";
import { count, flag, limit, listOf, shape } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";

/** Limits of a change that are shown; half a list of them would mislead, so a longer one is left out as a whole. */
const longestLimits = 1500;

const uncomparedText: Bilingual = {
  en: "Parts that could not be compared, such as values that Terraform does not know yet.",
  zh: "无法比较的部分，例如 Terraform 尚未确定的值。",
};

/** How many changes are of each kind. */
const kindCounts = shape({ gained: count(), widened: count(), changed: count(), narrowed: count(), lost: count() });

export const comparePoliciesTool: AgentTool = {
  name: "compare_policies",
  title: { en: "Compare what policies grant", zh: "比较策略授予的权限" },
  description: {
    en: "Compares what two sets of policies allow, not their texts: access that is new, wider, narrower or lost, action by action, sensitive actions first with the reason. The policies of a set are taken together, like those of one user group. An empty list is a set that grants nothing.",
    zh: "比较两组策略允许的操作，而不是文本：逐个授权项列出新增、扩大、缩小或失去的权限，敏感授权项在前并附理由。同一组的策略合并计算，相当于同一用户组的策略。空列表表示未授予任何权限。",
  },
  input: (hasFiles) =>
    shape(
      hasFiles
        ? {}
        : { old: policiesInput("old", oldText, false)["old"]!, new: policiesInput("new", newText, false)["new"]! },
      {
        ...(hasFiles ? { ...policiesInput("old", oldText, true), ...policiesInput("new", newText, true) } : {}),
        format: { type: "string", enum: ["json", "terraform"], default: "json", about: formatText },
        newAccessOnly: flag(newAccessText),
        limit: limit(100, 30),
      },
    ),
  output: shape({
    policies: shape({ old: count(), new: count() }),
    summary: kindCounts,
    patternSummary: kindCounts,
    changes: listOf({ type: "object" }),
    omitted: count(),
    uncompared: listOf({ type: "object" }, uncomparedText),
    omittedUncompared: count(),
    catalog: releaseSchema,
  }),
  run(args, context) {
    const { newAccessOnly: isNewOnly = false, limit: most = 30 } = args as { newAccessOnly?: boolean; limit?: number };
    const old = policiesGiven("old", args, context, true);
    const now = policiesGiven("new", args, context, true);
    if (old.policies.length + now.policies.length === 0) throw new ToolProblem(neither);
    const named = (given: typeof old) =>
      given.sources.map(({ shown, text, notation }) => ({ name: shown, text, notation }));
    const assumed = [...old.assumeGranted, ...now.assumeGranted];
    const result = comparePolicies({ old: named(old), new: named(now) }, context.catalog, assumed);
    if ("kind" in result)
      throw new ToolProblem(incomparableText, { old: familyNames[result.old], new: familyNames[result.new] });
    const data = comparisonToJson(isNewOnly ? newAccessOnly(result) : result, context.language);
    const budget = new Budget();
    const changes = budget.take(data.changes.map(changeOf), most);
    const uncompared = budget.take(data.uncompared.map((one) => ({ ...one, text: shortened(one.text) })));
    return {
      policies: data.policies,
      summary: data.summary,
      patternSummary: data.patternSummary,
      changes: changes.shown,
      omitted: changes.omitted,
      uncompared: uncompared.shown,
      omittedUncompared: uncompared.omitted,
      catalog: releaseOf(context.catalog),
    };
  },
};

/** A change with its first label and API. */
function changeOf({
  labels,
  apis,
  was,
  is,
  ...change
}: ReturnType<typeof comparisonToJson>["changes"][number]): object {
  const isLong = JSON.stringify([was, is]).length > longestLimits;
  return {
    ...change,
    action: shortened(change.action),
    label: labels[0] ?? "",
    ...(apis[0] === undefined ? {} : { api: apis[0] }),
    ...(isLong ? { areLimitsOmitted: true } : { was, is }),
  };
}

const oldText: Bilingual = { en: "Texts of the policies before the change.", zh: "变更前的策略文本。" };
const newText: Bilingual = { en: "Texts of the policies after the change.", zh: "变更后的策略文本。" };
const formatText: Bilingual = { en: "Notation of the texts.", zh: "文本的格式。" };
const newAccessText: Bilingual = {
  en: "Only changes by which something new may be allowed.",
  zh: "仅返回可能新增权限的变更。",
};
const neither: Bilingual = { en: "Neither 'old' nor 'new' contains a policy.", zh: "old 和 new 中都没有策略。" };
