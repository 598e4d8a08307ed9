import { createCallReader } from "../../core/calls/read-calls.js";
import { createCallCollector, type DistinctCall } from "../../core/catalog/lookup/distinct-calls.js";
import { titleOfCall } from "../../core/describe/look-up/call-entry.js";
import { existingGrants } from "../../core/needs/existing.js";
import { readExisting } from "../../core/needs/read-existing.js";
import { neededActions } from "../../core/needs/needed-actions.js";
import { wantedPolicies, type Wish } from "../../core/needs/wanted-policies.js";
import type { Bilingual } from "../../core/text/message.js";
import { Budget, shortened } from "../budget.js";
import { releaseOf, releaseSchema } from "../release.js";
import { count, flag, listOf, shape, string } from "../schema.js";
import { textOrFile } from "../text-or-file.js";
import { type AgentContext, type AgentTool, ToolProblem } from "../tool.js";

/** Characters of the longest text of calls. */
const longestCalls = 32 * 1024 * 1024;
/** Calls that are shown as evidence of one action. */
const shownEvidence = 3;
/** Policies that are shown. They are not truncated, because half a policy is none. */
const shownPolicies = 4;

/** Names that are shown of those that existing policies limit or deny. */
const mostLimited = 50;

const callSchema = shape({ call: string(), count: count(), line: count() });

export const needsOfCallsTool: AgentTool = {
  name: "needs_of_calls",
  title: { en: "Policy for API calls", zh: "由 API 调用生成策略" },
  description: {
    en: "Computes the actions that API calls need and writes the policy for them. The text is a list of METHOD and URL, curl or hcloud commands, a HAR file, or a log of Terraform (TF_LOG=DEBUG), KooCLI or an SDK. Calls without a published action are named, never guessed.",
    zh: "计算 API 调用所需的授权项并生成策略。文本可以是“请求方法 URL”列表、curl 或 hcloud 命令、HAR 文件，或 Terraform（TF_LOG=DEBUG）、KooCLI、SDK 的日志。没有公开授权项的调用会逐一列出，不作猜测。",
  },
  input: (hasFiles) =>
    shape(hasFiles ? {} : { calls: string(callsText) }, {
      ...(hasFiles ? { calls: string(callsText), file: string(fileText) } : {}),
      existing: { ...listOf(string(), existingText), maxItems: 20 },
      withDependencies: flag(dependenciesText),
    }),
  output: shape({
    policies: listOf(shape({ scope: string(), actions: count(), policy: { type: "object" } })),
    omittedPolicies: count(),
    actions: listOf(shape({ action: string(), calls: listOf(callSchema) })),
    omittedActions: count(),
    dependencies: listOf(string(), {
      en: "Actions that the policy does not allow and that its actions depend on.",
      zh: "策略未允许、但其授权项所依赖的授权项。",
    }),
    omittedDependencies: count(),
    undecided: listOf(shape({ call: string(), count: count(), line: count(), alternatives: listOf(listOf(string())) })),
    omittedUndecided: count(),
    unanswered: listOf(callSchema, {
      en: "Calls without a published action; the policy does not cover them.",
      zh: "没有公开授权项的调用，策略未涵盖。",
    }),
    omittedUnanswered: count(),
    byPath: listOf(callSchema, {
      en: "Calls whose host is no known endpoint, so that only the path was matched; check whether they belong in the policy.",
      zh: "主机不是已知的终端节点、仅按路径匹配的调用，请确认是否应列入策略。",
    }),
    omittedByPath: count(),
    needless: listOf(callSchema, {
      en: "Calls to other hosts and preflight requests, which need no action.",
      zh: "对其他主机的调用和预检请求，不需要授权项。",
    }),
    omittedNeedless: count(),
    limited: listOf(string(), {
      en: "Actions that existing policies allow only for some resources or under conditions; not added, because that would remove the limits.",
      zh: "现有策略仅对部分资源或在一定条件下允许的授权项；为不破坏原有限制，未添加。",
    }),
    denied: listOf(string(), {
      en: "Actions of the policies that an existing policy denies; a Deny takes precedence.",
      zh: "被现有策略拒绝的授权项，拒绝优先。",
    }),
    isIncomplete: {
      type: "boolean",
      about: { en: "Whether only a part of the text could be read.", zh: "是否仅读取了部分文本。" },
    },
    catalog: releaseSchema,
  }),
  run(args, context) {
    const { existing = [], withDependencies = false } = args as { existing?: string[]; withDependencies?: boolean };
    const { catalog } = context;
    const { calls, isCut } = readCallsOf(callsGiven(args, context), context);
    const needs = neededActions(calls, catalog);
    const wish: Wish = { existing: grantsOf(existing, context), withDependencies, scope: undefined };
    const wanted = wantedPolicies({ ...needs, actions: needs.actions.map(({ name }) => name) }, wish);
    const { policies, dependencies: left } = wanted;
    const [limited, denied] = [wanted.limited, wanted.denied].map((names) => names.slice(0, mostLimited));
    const budget = new Budget();
    const unanswered = budget.take(needs.unanswered.map(callOf));
    const undecided = budget.take(needs.undecided.map(({ call, alternatives }) => ({ ...callOf(call), alternatives })));
    const dependencies = budget.take(left);
    const byPath = budget.take(needs.byPath.map(callOf));
    const needless = budget.take(needs.needless.map(callOf));
    const actions = budget.take(
      needs.actions.map((one) => ({ action: one.name, calls: one.calls.slice(0, shownEvidence).map(callOf) })),
    );
    return {
      policies: policies
        .slice(0, shownPolicies)
        .map((one) => ({ scope: one.scope, actions: one.actions.length, policy: JSON.parse(one.text) as object })),
      omittedPolicies: Math.max(0, policies.length - shownPolicies),
      actions: actions.shown,
      omittedActions: actions.omitted,
      dependencies: dependencies.shown,
      omittedDependencies: dependencies.omitted,
      undecided: undecided.shown,
      omittedUndecided: undecided.omitted,
      unanswered: unanswered.shown,
      omittedUnanswered: unanswered.omitted,
      byPath: byPath.shown,
      omittedByPath: byPath.omitted,
      needless: needless.shown,
      omittedNeedless: needless.omitted,
      limited,
      denied,
      isIncomplete: isCut,
      catalog: releaseOf(catalog),
    };
  },
};

function callsGiven(args: Readonly<Record<string, unknown>>, { files }: AgentContext): string {
  const given = textOrFile(args, "calls", files, callsMissing);
  const text = "text" in given ? given.text : given.files.read(given.file);
  if (text.length > longestCalls) throw new ToolProblem(tooLong, { length: text.length, most: longestCalls });
  return text;
}

function readCallsOf(
  given: string,
  { catalog }: AgentContext,
): { readonly calls: readonly DistinctCall[]; readonly isCut: boolean } {
  const collector = createCallCollector(catalog);
  const reader = createCallReader((call) => collector.add(call));
  reader.push(given);
  const { isCut } = reader.end();
  if (collector.total === 0) throw new ToolProblem(noCalls);
  return { calls: collector.calls, isCut };
}

/** What policies, taken together, do with an action. */
function grantsOf(existing: readonly string[], { catalog }: AgentContext): Wish["existing"] {
  const all = existing.flatMap((policy, index) => {
    const number = index + 1;
    const { policies, isBroken, identityPolicies, unclear } = readExisting(policy, "jsonc");
    if (isBroken) throw new ToolProblem(brokenPolicy, { number });
    if (identityPolicies > 0) throw new ToolProblem(identityPolicy, { number });
    const [line] = unclear;
    if (line !== undefined) throw new ToolProblem(unclearPolicy, { number, line });
    if (policies.length === 0) throw new ToolProblem(notAPolicy, { number });
    return policies;
  });
  return existingGrants(all, catalog);
}

function callOf({ found, count: times, line }: DistinctCall) {
  return { call: shortened(titleOfCall(found)), count: times, line };
}

const callsText: Bilingual = {
  en: "The calls, one or many, in any of these forms.",
  zh: "一个或多个调用，形式不限于一种。",
};
const fileText: Bilingual = {
  en: "Instead of 'calls': a log, HAR file or list in the folders.",
  zh: "代替 calls：文件夹中的日志、HAR 文件或列表。",
};
const existingText: Bilingual = {
  en: "Texts of policies that the user already has; what they allow is left out.",
  zh: "用户现有策略的文本，其中已允许的授权项不再列入。",
};
const dependenciesText: Bilingual = {
  en: "Also allow the actions that these actions depend on.",
  zh: "同时允许所依赖的授权项。",
};
const callsMissing: Bilingual = { en: "Pass the calls as 'calls'.", zh: "请用 calls 提供调用。" };
const tooLong: Bilingual = {
  en: "The text has {length} characters; it may have {most}. Use 'huawei-iam needs' for larger logs.",
  zh: "文本有 {length} 个字符，最多 {most} 个。更大的日志请使用 huawei-iam needs。",
};
const noCalls: Bilingual = {
  en: "No API call was found in the text. A call is METHOD and URL, a curl or hcloud command, or a request in a log. For an action, a label or an error message use find_actions.",
  zh: "文本中没有 API 调用。调用可以是“请求方法 URL”、curl 或 hcloud 命令，或日志中的请求。授权项、名称和报错信息请使用 find_actions。",
};
const notAPolicy: Bilingual = {
  en: "'existing' number {number} is not a Huawei Cloud policy.",
  zh: "existing 的第 {number} 项不是华为云策略。",
};
const brokenPolicy: Bilingual = {
  en: "'existing' number {number}: it has syntax errors, so what the policy grants is not certain. lint_policy shows the errors.",
  zh: "existing 的第 {number} 项：有语法错误，无法确定策略授予的权限。可用 lint_policy 查看错误。",
};
const identityPolicy: Bilingual = {
  en: "'existing' number {number} is an identity policy (version 5.0). Its names differ from those of version 1.1, so it cannot be compared; leave it out.",
  zh: "existing 的第 {number} 项是身份策略（5.0 版），其授权项名称与 1.1 版不同，无法比较，请去掉此项。",
};
const unclearPolicy: Bilingual = {
  en: "'existing' number {number}: what the statement in line {line} allows or denies is not certain. lint_policy shows why.",
  zh: "existing 的第 {number} 项：无法确定第 {line} 行的语句允许或拒绝什么。可用 lint_policy 查看原因。",
};
