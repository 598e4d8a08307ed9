import { type Alternative, alternativesOf } from "../../core/catalog/lookup/alternatives.js";
import { casesOf, dependenciesOf } from "../../core/catalog/dependencies.js";
import { type ApiLookup, type Lookup, lookUp } from "../../core/catalog/lookup/find-actions.js";
import type { Action } from "../../core/catalog/model.js";
import { labelsOf } from "../../core/catalog/labels.js";
import { apisOf } from "../../core/catalog/apis.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { notesOnCall, operationNames } from "../../core/describe/call-notes.js";
import { actionPage } from "../../core/describe/action-page.js";
import { actionsFound, describeLookup, operationsOf } from "../../core/describe/look-up.js";
import { printOutline } from "../terminal/print-outline.js";
import type { Options } from "../arguments/options.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { displayWidth, padTo, visible } from "../terminal/width.js";

const shownDefault = 20;

export const findCommand: Command = {
  name: "find",
  takes: "<action|label|API|URL|error|words>",
  summary: { en: "Looks up the catalog, also from an API call to its action.", zh: "查询授权项目录，也可由 API 反查授权项。" },
  options: {
    format: { type: "string", value: ["text", "json"], text: { en: "output format (default text)", zh: "输出格式（默认 text）" } },
    limit: { type: "string", value: "<n>", text: { en: `maximum number of actions, 0 for all (default ${shownDefault})`, zh: `最多列出的授权项数，0 表示全部（默认 ${shownDefault}）` } },
    ...catalogOptions,
  },
  notes: [
    {
      en: "An API may be given as METHOD and path with ids in it, as a full URL, or as a curl line; a curl line comes last and\nneeds quotes only around what the shell itself would read.",
      zh: "API 可写成请求方法加路径（路径中可带实际 ID），也可以是完整 URL 或 curl 命令。curl 命令须放在最后，除 shell 特殊字符外\n不必加引号。",
    },
    {
      en: "A JSON body (-d '{\"os-stop\": {}}') decides which of the actions of one path comes first. From an error\nmessage, find takes the actions that it names.",
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
    else if (found.kind === "nothing") context.io.err(`${visible(nothingFound(found, query, context))}\n`);
    else context.io.out(toText(found, query, limit, context));
    return actionsFound(found).length > 0 ? exit.clean : exit.findings;
  },
};

function nothingFound(found: Extract<Lookup, { kind: "nothing" }>, query: string, { language, say }: Context): string {
  const near = found.near === undefined ? [] : [say(didYouMean, { near: found.near })];
  return [describeLookup(found, query.trim(), language), ...near].join(language === "zh" ? "" : " ");
}

function limitOf(options: Options): number {
  const value = options.value("limit") ?? String(shownDefault);
  if (!/^\d{1,6}$/.test(value)) throw new UsageProblem(noNumber, { value });
  return Number(value) === 0 ? Infinity : Number(value);
}

function toText(found: Exclude<Lookup, { kind: "nothing" }>, query: string, limit: number, context: Context): string {
  if (found.kind === "calls") return found.calls.map((call) => toText(call, query, limit, context)).join("\n");
  const actions = actionsFound(found);
  const [only] = actions;
  const summary = describeLookup(found, query, context.language);
  const isOne = actions.length === 1 && found.kind !== "wildcard";
  const introduction = [
    ...(found.kind === "api" ? [aboutCall(found, context)] : []),
    ...((found.kind === "action" && found.erratum) || (found.kind === "api" && actions.length > 0 && (!isOne || found.isOtherMethod)) ? [visible(summary)] : []),
  ];
  if (found.kind === "api" && actions.length === 0) return `${introduction.join("\n\n")}\n`;
  const answer = only && isOne ? page(only, context)
    : found.kind === "api" ? actionsOfCall(found, actions, limit, context)
    : table(actions, limit, context);
  return [...introduction, answer].join("\n\n");
}

/** The operations of a call with their names in SDKs and KooCLI, and what must be known about it. */
function aboutCall(found: ApiLookup, { language }: Context): string {
  const { matches, method, path } = found;
  const apis = matches.length > 0 ? operationsOf(found) : [`${method ?? ""} ${path}`.trim()];
  const notes = notesOnCall(found, language);
  return [...apis, ...operationNames(found).map((name) => `  ${name}`), ...(notes.length > 0 ? ["", ...notes] : [])].map(visible).join("\n");
}

function page({ name }: Action, { style, language, catalog }: Context): string {
  return printOutline(actionPage(name, catalog(), language), style);
}

/** The actions of a call: those that it needs together one below the other, alternatives one a line. */
function actionsOfCall({ matches }: ApiLookup, actions: readonly Action[], limit: number, context: Context): string {
  const all = alternativesOf(matches);
  if (all.length === 1) return all[0]!.names.map((name) => `${context.style.bold(name)}\n`).join("");
  return all.some(({ names }) => names.length > 1) ? inGroups(all, limit, context) : table(actions, limit, context);
}

/** One alternative a line, an action with those that the same call needs too. */
function inGroups(all: readonly Alternative[], limit: number, { say, style }: Context): string {
  const lines = all.slice(0, limit).map(({ names: [first, ...also] }) =>
    also.length === 0 ? style.bold(first!) : `${style.bold(first!)}  ${say(togetherWith, { names: { en: also.join(", "), zh: also.join("、") } })}`);
  const rest = all.length - lines.length;
  return `${[...lines, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n")}\n`;
}

/** One action a line with its first label. */
function table(actions: readonly Action[], limit: number, { say, style, language }: Context): string {
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
  const actions = actionsFound(found).map(record);
  switch (found.kind) {
    case "action":
      return { kind: found.kind, ...(found.erratum ? { misprint: found.erratum.written } : {}), actions };
    case "api": {
      const { kind, isOtherMethod, bodyKey } = found;
      const how = { ...(isOtherMethod ? { otherMethod: true } : {}), ...(bodyKey === undefined ? {} : { bodyKey }) };
      const alternatives = alternativesOf(found.matches).map(({ names }) => names);
      return { kind, ...how, operations: operationsOf(found), alternatives, actions };
    }
    case "calls":
      return { kind: found.kind, operations: [...new Set(found.calls.flatMap(operationsOf))], actions };
    case "wildcard":
    case "named":
    case "words":
      return { kind: found.kind, actions };
    case "nothing":
      return { kind: found.kind, ...(found.near === undefined ? {} : { near: found.near }), actions };
  }
}

const noQuery = { en: "'find' takes an action, a label, an API or words to look for.", zh: "find 须给出要查询的授权项、名称、API 或关键词。" };
const noNumber = { en: "--limit takes a number, not \"{value}\".", zh: "--limit 须为数字，不能是“{value}”。" };
const didYouMean = { en: "Did you mean {near}?", zh: "是否想查 {near}？" };
const togetherWith = { en: "together with {names}", zh: "同时需要 {names}" };
const andMore = { en: "… and {rest} more; --limit 0 shows all.", zh: "……另有 {rest} 个，--limit 0 显示全部。" };
