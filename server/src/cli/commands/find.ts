import type { ApiMatch } from "../../core/catalog/lookup/api-index.js";
import { type Alternative, alternativesOf } from "../../core/catalog/lookup/alternatives.js";
import { casesOf, dependenciesOf } from "../../core/catalog/dependencies.js";
import { type ApiLookup, type Lookup, lookUp } from "../../core/catalog/lookup/find-actions.js";
import type { Action } from "../../core/catalog/model.js";
import { labelsOf } from "../../core/catalog/labels.js";
import { apisOf } from "../../core/catalog/apis.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { actionText } from "./find-action.js";
import type { Options } from "../arguments/options.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { displayWidth, padTo, visible } from "../terminal/width.js";

const shownDefault = 20;

export const findCommand: Command = {
  name: "find",
  takes: "<action|label|API|URL|error|words>",
  summary: { en: "Looks up the catalog, also from an API call to its action.", zh: "查询授权项目录，也可由 API 反查授权项。" },
  options: {
    format: { type: "string", value: ["text", "json"], text: { en: "form of the answer (default text)", zh: "输出格式（默认 text）" } },
    limit: { type: "string", value: "<n>", text: { en: `so many actions at most, 0 for all (default ${shownDefault})`, zh: `最多列出的授权项数，0 表示全部（默认 ${shownDefault}）` } },
    ...catalogOptions,
  },
  notes: [
    {
      en: "An API may be given as METHOD and path with ids in it, as a full URL, or as a curl line; a curl line comes last and\nneed not be quoted but for what the shell reads itself.",
      zh: "API 可写成请求方法加路径（路径中可带实际 ID），也可以是完整 URL 或 curl 命令。curl 命令须放在最后，除 shell 特殊字符外\n不必加引号。",
    },
    {
      en: "A JSON body (-d '{\"os-stop\": {}}') tells which of the actions of one path comes first. From an error\nmessage the actions are taken that it names.",
      zh: "若带有 JSON 请求体（如 -d '{\"os-stop\": {}}'），同一路径的多个授权项中与之相符的排在最前。报错信息则取其中出现的授权项。",
    },
    { en: "Exit code: 0 found, 1 nothing found, 2 wrong usage.", zh: "退出码：0 找到结果，1 未找到，2 用法有误。" },
  ],
  examples: ["huawei-iam find ecs:servers:stop", "huawei-iam find 'ecs:*:get*'", "huawei-iam find 重启", "huawei-iam find POST /v1/0a1b2c/cloudservers/9f8e7d/resize", "huawei-iam find \"Policy doesn't allow ecs:cloudServers:resize to be performed.\"", "huawei-iam find curl -X POST https://ecs.example.com/v1/0a1b2c/cloudservers/9f8e7d/resize"],
  restFrom: "curl",
  run(context, { options, positionals }) {
    const query = positionals.join(" ");
    if (query.trim() === "") throw new UsageProblem(noQuery);
    const limit = limitOf(options);
    const found = lookUp(query, context.catalog());
    if (options.value("format") === "json") context.io.out(`${JSON.stringify(toJson(found, context), undefined, 2)}\n`);
    else if (found.kind === "nothing") context.io.err(`${visible(context.say(found.near === undefined ? nothing : nothingNear, { query, near: found.near ?? "" }))}\n`);
    else context.io.out(toText(found, limit, context));
    return found.kind === "nothing" ? exit.findings : exit.clean;
  },
};

function limitOf(options: Options): number {
  const value = options.value("limit") ?? String(shownDefault);
  if (!/^\d{1,6}$/.test(value)) throw new UsageProblem(noNumber, { value });
  return Number(value) === 0 ? Infinity : Number(value);
}

function toText(found: Exclude<Lookup, { kind: "nothing" }>, limit: number, context: Context): string {
  switch (found.kind) {
    case "action": {
      const { erratum } = found;
      return (erratum ? `${context.say(misprint, { ...erratum })}\n\n` : "") + actionText(found.action, context);
    }
    case "api":
      return apiText(found, limit, context);
    case "calls":
      return found.calls.map((call) => apiText(call, limit, context)).join("\n");
    case "wildcard":
    case "named":
    case "words":
      return found.actions.length === 1 && found.kind !== "wildcard" ? actionText(found.actions[0]!, context) : table(found.actions, limit, context);
  }
}

function apiText({ matches, isOtherMethod, method, bodyKey }: ApiLookup, limit: number, context: Context): string {
  const operations = operationsOf(matches).map(visible).join("\n");
  const actions = [...new Set(matches.map(({ action }) => action))];
  const title = isOtherMethod ? `${context.say(otherMethod, { method: method ?? "" })}\n${operations}` : operations;
  if (actions.length === 1) return `${title}\n\n${actionText(actions[0]!, context)}`;
  const all = alternativesOf(matches);
  if (all.length === 1) return `${title}\n\n${context.say(allTogether, { count: all[0]!.names.length })}\n${all[0]!.names.map((name) => `${context.style.bold(name)}\n`).join("")}`;
  if (all.some(({ names }) => names.length > 1)) return `${title}\n\n${context.say(alternatives, { count: all.length })}\n${inGroups(all, limit, context)}`;
  return `${title}\n\n${context.say(bodyKey === undefined ? ambiguous : decidedByBody, { count: actions.length, key: bodyKey ?? "" })}\n${table(actions, limit, context)}`;
}

/** One alternative a line, an action with those that the same call needs too. */
function inGroups(all: readonly Alternative[], limit: number, { say, style }: Context): string {
  const lines = all.slice(0, limit).map(({ names: [first, ...also] }) =>
    also.length === 0 ? style.bold(first!) : `${style.bold(first!)}  ${say(togetherWith, { names: { en: also.join(", "), zh: also.join("、") } })}`);
  const rest = all.length - lines.length;
  return `${[...lines, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n")}\n`;
}

function operationsOf(matches: readonly ApiMatch[]): string[] {
  return [...new Set(matches.map(({ operation: { method, path } }) => `${method} ${path}`))];
}

/** One action a line with its first label. */
function table(found: readonly Action[], limit: number, { say, style, language }: Context): string {
  const actions = [...new Set(found)];
  const shown = actions.slice(0, limit);
  const column = Math.max(...shown.map(({ name }) => displayWidth(name))) + 2;
  const lines = shown.map((action) => `${style.bold(padTo(action.name, column))}${visible(labelsOf(action, language)[0] ?? "")}`.trimEnd());
  const rest = actions.length - shown.length;
  return `${[...lines, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n")}\n`;
}

function toRecord(action: Action, { language, catalog }: Context) {
  const { isStated, required, conditional } = dependenciesOf(action);
  return {
    action: action.name,
    status: action.status,
    currentNames: catalog().currentNames(action.name),
    labels: labelsOf(action, language),
    apis: apisOf(action, language),
    needsStated: isStated,
    required,
    conditional: conditional.map((need) => ({ action: need.action, apis: need.apis.map(({ method, path }) => `${method} ${path}`), cases: casesOf(need, language) })),
  };
}

function toJson(found: Lookup, context: Context) {
  const record = (action: Action) => toRecord(action, context);
  switch (found.kind) {
    case "action":
      return { kind: found.kind, ...(found.erratum ? { misprint: found.erratum.written } : {}), actions: [record(found.action)] };
    case "api":
      return { kind: found.kind, ...(found.isOtherMethod ? { otherMethod: true } : {}), ...(found.bodyKey === undefined ? {} : { bodyKey: found.bodyKey }), operations: operationsOf(found.matches), alternatives: alternativesOf(found.matches).map(({ names }) => names), actions: [...new Set(found.matches.map(({ action }) => action))].map(record) };
    case "calls":
      return { kind: found.kind, operations: operationsOf(found.calls.flatMap(({ matches }) => matches)), actions: [...new Set(found.calls.flatMap(({ matches }) => matches.map(({ action }) => action)))].map(record) };
    case "wildcard":
    case "named":
    case "words":
      return { kind: found.kind, actions: found.actions.map(record) };
    case "nothing":
      return { kind: found.kind, ...(found.near === undefined ? {} : { near: found.near }), actions: [] };
  }
}

const noQuery = { en: "'find' wants an action, a label, an API or words to look for.", zh: "find 须给出要查询的授权项、名称、API 或关键词。" };
const noNumber = { en: "--limit is a number, not \"{value}\".", zh: "--limit 须为数字，不能是“{value}”。" };
const nothing = { en: "Nothing in the catalog fits \"{query}\".", zh: "目录中没有与“{query}”相符的内容。" };
const nothingNear = { en: "Nothing in the catalog fits \"{query}\". Did you mean {near}?", zh: "目录中没有与“{query}”相符的内容。是否想查 {near}？" };
const misprint = { en: "{written} is a misprint in the published table; the action is {meant}.", zh: "{written} 是官方授权表中的误写，正确的授权项为 {meant}。" };
const ambiguous = { en: "{count} actions are listed for this; method and body of the call decide which:", zh: "对应 {count} 个授权项，取决于请求方法和请求体：" };
const allTogether = { en: "This call needs these {count} actions together:", zh: "此调用须同时具备以下 {count} 个授权项：" };
const alternatives = { en: "{count} alternatives are listed for this; the body of the call decides which:", zh: "对应 {count} 种情况，取决于请求体：" };
const togetherWith = { en: "together with {names}", zh: "同时需要 {names}" };
const decidedByBody = { en: "{count} actions are listed for this; \"{key}\" in the body speaks for the first:", zh: "对应 {count} 个授权项，请求体中的“{key}”与第一个相符：" };
const otherMethod = { en: "{method} is not in the catalog for this path; known are:", zh: "目录中该路径没有 {method} 方法，已有：" };
const andMore = { en: "… and {rest} more; --limit 0 shows all.", zh: "……另有 {rest} 个，--limit 0 显示全部。" };
