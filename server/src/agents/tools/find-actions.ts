import { apisOf } from "../../core/catalog/apis.js";
import { dependenciesOf } from "../../core/catalog/dependencies.js";
import { labelsOf } from "../../core/catalog/labels.js";
import { type ApiLookup, type Lookup, lookUp } from "../../core/catalog/lookup/find-actions.js";
import { scenariosFor } from "../../core/catalog/lookup/find-scenarios.js";
import type { Action } from "../../core/catalog/model.js";
import { actionsFound, describeLookup } from "../../core/describe/look-up/look-up.js";
import { callToJson, scenarioToJson } from "../../core/describe/look-up/look-up-json.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { Budget, shortened } from "../budget.js";
import { releaseOf, releaseSchema } from "../release.js";
import { count, limit, listOf, shape, string } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";

/** Characters of the longest query: an error message with its headers. */
const longestQuery = 20_000;
/** APIs and calls of an answer; there is a tool that shows all of them. */
const shownApis = 3;
const shownCalls = 10;
const shownScenarios = 5;

const requiresText: Bilingual = {
  en: "Actions that it always requires as well; absent if no table says so.",
  zh: "始终需要的其他授权项；授权表未说明时没有此项。",
};

const scenariosText: Bilingual = {
  en: "Jobs in the console with the actions that a user guide lists for them. They are not dependencies of one action.",
  zh: "用户指南中的控制台场景及其所列授权项，并非某个授权项的依赖。",
};

export const findActionsTool: AgentTool = {
  name: "find_actions",
  title: { en: "Find IAM actions", zh: "查询授权项" },
  description: {
    en: "Finds the Huawei Cloud IAM actions (permissions) for an API call (METHOD /path, URL, curl or hcloud command), an SDK operation such as ECS ResizeServer, an error message, a wildcard such as ecs:*:get*, or words in English or Chinese. Use it instead of guessing action names.",
    zh: "查询华为云 IAM 授权项：可输入 API 调用（“方法 /路径”、URL、curl 或 hcloud 命令）、SDK 操作（如 ECS ResizeServer）、报错信息、通配符（如 ecs:*:get*），或中英文关键词。请勿猜测授权项名称。",
  },
  input: () => shape({ query: { ...string(queryText), minLength: 1 } }, { limit: limit(50, 10) }),
  output: shape(
    {
      kind: string({ en: "How the query was understood.", zh: "对查询内容的理解方式。" }),
      summary: string(),
      actions: listOf(
        shape(
          {
            action: string(),
            label: string(),
            apis: listOf(string()),
            moreApis: count(),
          },
          { requires: listOf(string(), requiresText), source: string() },
        ),
      ),
      omitted: count(),
      catalog: releaseSchema,
    },
    {
      calls: listOf({ type: "object" }),
      didYouMean: string(),
      scenarios: listOf(
        shape({
          title: string(),
          notes: listOf(string()),
          grantee: string(),
          actions: listOf(string()),
          roles: listOf(string()),
        }),
        scenariosText,
      ),
    },
  ),
  run(args, { catalog, language }) {
    const { query, limit: most = 10 } = args as { query: string; limit?: number };
    if (query.length > longestQuery) throw new ToolProblem(tooLong, { length: query.length, most: longestQuery });
    if (query.trim() === "") throw new ToolProblem(empty);
    const found = lookUp(query, catalog);
    const budget = new Budget();
    const calls = budget.take(
      callsOf(found).map((call) => callOf(call, language)),
      shownCalls,
    ).shown;
    const actions = budget.take(
      actionsFound(found).map((action) => rowOf(action, language)),
      most,
    );
    const scenarios = budget.take(
      scenariosFor(found, query, catalog).map((scenario) => scenarioToJson(scenario, language)),
      shownScenarios,
    ).shown;
    return {
      kind: found.kind,
      summary: shortened(describeLookup(found, shortened(query.trim(), 100), language)),
      actions: actions.shown,
      omitted: actions.omitted,
      ...(scenarios.length > 0 ? { scenarios } : {}),
      ...(calls.length > 0 ? { calls } : {}),
      ...(found.kind === "nothing" && found.near !== undefined ? { didYouMean: found.near } : {}),
      catalog: releaseOf(catalog),
    };
  },
};

function callsOf(found: Lookup): readonly ApiLookup[] {
  return found.kind === "api" ? [found] : found.kind === "calls" ? found.calls : [];
}

/** A call without what its actions repeat. */
function callOf(found: ApiLookup, language: Language): object {
  const { operations, alternatives, notes, bodyKey, otherMethod } = callToJson(found, language);
  return {
    operations,
    alternatives,
    notes,
    ...(bodyKey === undefined ? {} : { bodyKey }),
    ...(otherMethod ? { otherMethod } : {}),
  };
}

function rowOf(action: Action, language: Language): object {
  const apis = apisOf(action, language).map(({ operation }) => operation);
  const { isStated, required } = dependenciesOf(action);
  const sources = action.permissions.map(({ source }) => source);
  const source = sources.find(({ decides }) => decides) ?? sources[0];
  return {
    action: action.name,
    label: labelsOf(action, language)[0] ?? "",
    apis: apis.slice(0, shownApis),
    moreApis: Math.max(0, apis.length - shownApis),
    ...(isStated ? { requires: required } : {}),
    ...(source ? { source: `${source.title}, ${source.date}` } : {}),
  };
}

const queryText: Bilingual = {
  en: "What you know, for example: POST /v1/0a1b2c/cloudservers/9f8e7d/resize; reboot server; Policy doesn't allow ecs:cloudServers:resize to be performed.",
  zh: "已知的内容，例如：POST /v1/0a1b2c/cloudservers/9f8e7d/resize；重启云服务器；Policy doesn't allow ecs:cloudServers:resize to be performed.",
};
const tooLong: Bilingual = {
  en: "The query has {length} characters; it may have {most}. For logs use needs_of_calls.",
  zh: "查询内容有 {length} 个字符，最多 {most} 个。日志请使用 needs_of_calls。",
};
const empty: Bilingual = { en: "The query is empty.", zh: "查询内容为空。" };
