import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Alternative, alternativesOf } from "../../core/catalog/lookup/alternatives.js";
import { type ApiLookup, type Lookup, lookUp } from "../../core/catalog/lookup/find-actions.js";
import { scenariosFor } from "../../core/catalog/lookup/find-scenarios.js";
import type { Action } from "../../core/catalog/model.js";
import { labelsOf } from "../../core/catalog/labels.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { andMore, printCalls, readCallsFrom } from "./find-calls.js";
import { callsToJson, lookupToJson } from "../../core/describe/look-up/look-up-json.js";
import { commandHelp } from "../arguments/help.js";
import { notesOnCall, operationNames } from "../../core/describe/look-up/call-notes.js";
import { actionPage } from "../../core/describe/action/action-page.js";
import { actionsFound, describeLookup, notesOnSynonyms, operationsOf } from "../../core/describe/look-up/look-up.js";
import { describeIdentityEntry } from "../../core/describe/action/identity-action.js";
import { printOutline } from "../terminal/print-outline.js";
import type { Options } from "../arguments/options.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { printScenarios } from "./find-scenarios.js";
import { displayWidth, padTo, visible } from "../terminal/width.js";

const shownDefault = 20;

export const findCommand: Command = {
  name: "find",
  takes: "<action|label|API|URL|error|words> | - | --from <file>",
  summary: { en: "Looks up the catalog, also from an API call to its action.", zh: "查询授权项数据，也可由 API 反查授权项。" },
  options: {
    format: { type: "string", value: ["text", "json"], text: { en: "output format (default text)", zh: "输出格式（默认 text）" } },
    from: { type: "string", value: "<file>", text: { en: "look up every API call in a file; - for standard input", zh: "查询文件中的全部 API 调用，- 表示标准输入" } },
    limit: {
      type: "string",
      value: "<n>",
      text: {
        en: `maximum number of actions (default ${shownDefault}) or calls (default all), 0 for all`,
        zh: `最多列出的授权项数（默认 ${shownDefault}）或调用数（默认全部），0 表示全部`,
      },
    },
    ...catalogOptions,
  },
  notes: [
    {
      en: "An API may be given as METHOD and path with ids in it, as a full URL, or as a curl or hcloud command. The command\ncomes last and needs quotes only around what the shell itself would read.",
      zh: "API 可写成请求方法加路径（路径中可带实际 ID），也可以是完整 URL，或 curl、hcloud 命令。命令须放在最后，\n除 shell 特殊字符外不必加引号。",
    },
    {
      en: "A JSON body (-d '{\"os-stop\": {}}') decides which of the actions of one path comes first. From an error\nmessage, find takes the actions that it names.",
      zh: "若带有 JSON 请求体（如 -d '{\"os-stop\": {}}'），同一路径的多个授权项中与之相符的排在最前。报错信息则取其中出现的授权项。",
    },
    {
      en: "From a file or a pipe, find reads HAR files, logs of Terraform (TF_LOG=DEBUG or JSON), hcloud --debug and --dryrun,\nSDKs and web servers, curl commands, and lists of METHOD and URL: each distinct call once, with its actions.",
      zh: "从文件或管道可读取 HAR 文件，Terraform 日志（TF_LOG=DEBUG 或 JSON）、hcloud --debug 和 --dryrun 的输出、SDK 日志、\nWeb 服务器访问日志、curl 命令，以及“请求方法 URL”列表；相同的调用只列一次，并给出授权项。",
    },
    { en: "Exit code: 0 found, 1 nothing found, 2 wrong usage, or a file or pipe without any API call.", zh: "退出码：0 找到结果，1 未找到，2 用法有误，或者文件、管道中没有 API 调用。" },
  ],
  examples: ["huawei-iam find ecs:servers:stop", "huawei-iam find 'ecs:*:get*'", "huawei-iam find 重启", "huawei-iam find POST /v1/0a1b2c/cloudservers/9f8e7d/resize", "huawei-iam find \"Policy doesn't allow ecs:cloudServers:resize to be performed.\"", "huawei-iam find curl -X POST https://ecs.example.com/v1/0a1b2c/cloudservers/9f8e7d/resize", "huawei-iam find --from console.har", "TF_LOG=DEBUG terraform plan 2>&1 | huawei-iam find"],
  restFrom: ["curl", "hcloud"],
  async run(context, { options, positionals }) {
    const query = positionals.join(" ").trim();
    const from =
      options.value("from") ?? (query === "-" || (query === "" && !context.io.inIsTerminal) ? "-" : undefined);
    if (from !== undefined && query !== "" && query !== "-") throw new UsageProblem(queryAndFile, { query });
    if (from !== undefined) return findIn(from, options, context);
    if (query !== "") return answer(lookUp(query, context.catalog()), query, options, context);
    context.io.err(commandHelp(findCommand, context));
    return exit.usage;
  },
};

function answer(found: Lookup, query: string, options: Options, context: Context): number {
  const { io, language } = context;
  const limit = limitOf(options, shownDefault);
  const scenarios = scenariosFor(found, query, context.catalog());
  if (options.value("format") === "json") io.out(json(lookupToJson(found, scenarios, context.catalog(), language)));
  else {
    if (found.kind !== "nothing") io.out(toText(found, query, limit, context));
    else if (scenarios.length === 0) io.err(`${visible(nothingFound(found, query, context))}\n`);
    const gap = found.kind === "nothing" ? "" : "\n";
    if (scenarios.length > 0) io.out(`${gap}${printScenarios(scenarios, limit, context)}`);
  }
  const isFound = actionsFound(found).length > 0 || isNamedOnly(found) || scenarios.length > 0;
  return isFound ? exit.clean : exit.findings;
}

/** Whether a call has a name that only a page of OBS, version 5.0 or an API definition gives. */
function isNamedOnly(found: Lookup): boolean {
  return found.kind === "api" && [found.named, found.identity, found.annotated].some((names) => names !== undefined);
}

/** The calls of a file or of standard input. */
async function findIn(from: string, options: Options, context: Context): Promise<number> {
  const limit = limitOf(options, Infinity);
  const read = await readCallsFrom(from, context);
  if (read.kind === "query") return answer(read.found, read.query, options, context);
  const { collector } = read;
  context.io.out(
    options.value("format") === "json"
      ? json(callsToJson(collector, read.isCut, context.catalog(), context.language))
      : printCalls(read, limit, context),
  );
  return collector.calls.some(({ found }) => (found.matches.length > 0 && !found.isOtherMethod) || isNamedOnly(found))
    ? exit.clean
    : exit.findings;
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function nothingFound(found: Extract<Lookup, { kind: "nothing" }>, query: string, context: Context): string {
  const { io, language, say } = context;
  const near = found.near === undefined ? [] : [say(didYouMean, { near: found.near })];
  const file = existsSync(resolve(io.cwd, query)) ? [say(isFile, { query })] : [];
  return [describeLookup(found, query.trim(), language), ...near, ...file].join(language === "zh" ? "" : " ");
}

function limitOf(options: Options, preset: number): number {
  const value = options.value("limit");
  if (value === undefined) return preset;
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
    ...(found.kind === "words" && found.synonyms ? [visible(notesOnSynonyms(found, context.language))] : []),
    ...((found.kind === "action" && found.erratum)
    || found.kind === "identity"
    || (found.kind === "api" && actions.length > 0 && (!isOne || found.isOtherMethod))
      ? [visible(summary)]
      : []),
  ];
  if (found.kind === "api" && actions.length === 0) return `${introduction.join("\n\n")}\n`;
  const isIdentity = found.kind === "identity";
  const answer = only && isOne ? page(only, isIdentity, context)
    : found.kind === "api" ? actionsOfCall(found, actions, limit, context)
    : table(actions, limit, context);
  return [...introduction, answer].join("\n\n");
}

/** The operations of a call with their names in SDKs and KooCLI, and what must be known about it. */
function aboutCall(found: ApiLookup, { language }: Context): string {
  const { matches, method, path } = found;
  const apis = matches.length > 0 ? operationsOf(found) : [`${method ?? ""} ${path}`.trim()];
  const notes = notesOnCall(found, language);
  return [...apis, ...operationNames(found).map((name) => `  ${name}`), ...(notes.length > 0 ? ["", ...notes] : [])]
    .map(visible)
    .join("\n");
}

function page({ name }: Action, isIdentity: boolean, { style, language, catalog }: Context): string {
  const blocks = isIdentity
    ? describeIdentityEntry(name, catalog(), language)
    : actionPage(name, catalog(), language);
  return printOutline(blocks, style);
}

/** The actions of a call: those that it needs together one below the other, alternatives one a line. */
function actionsOfCall({ matches }: ApiLookup, actions: readonly Action[], limit: number, context: Context): string {
  const all = alternativesOf(matches);
  if (all.length === 1) return all[0]!.names.map((name) => `${context.style.bold(name)}\n`).join("");
  return all.some(({ names }) => names.length > 1) ? inGroups(all, limit, context) : table(actions, limit, context);
}

/** One alternative a line, an action with those that the same call needs too. */
function inGroups(all: readonly Alternative[], limit: number, { say, style }: Context): string {
  const lines = all
    .slice(0, limit)
    .map(({ names: [first, ...also] }) =>
      also.length === 0
        ? style.bold(first!)
        : `${style.bold(first!)}  ${say(togetherWith, { names: { en: also.join(", "), zh: also.join("、") } })}`,
    );
  const rest = all.length - lines.length;
  return `${[...lines, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n")}\n`;
}

/** One action a line with its first label. */
function table(actions: readonly Action[], limit: number, { say, style, language }: Context): string {
  const shown = actions.slice(0, limit);
  const column = Math.max(...shown.map(({ name }) => displayWidth(name))) + 2;
  const lines = shown.map((action) =>
    `${style.bold(padTo(action.name, column))}${visible(labelsOf(action, language)[0] ?? "")}`.trimEnd(),
  );
  const rest = actions.length - shown.length;
  return `${[...lines, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n")}\n`;
}

const queryAndFile = { en: "'find' takes either --from or a query, not both: \"{query}\".", zh: "--from 与查询内容（“{query}”）不能同时使用。" };
const noNumber = { en: "--limit takes a number, not \"{value}\".", zh: "--limit 须为数字，不能是“{value}”。" };
const isFile = { en: "To look up the API calls in this file, use --from {query}.", zh: "如需查询该文件中的 API 调用，请使用 --from {query}。" };
const didYouMean = { en: "Did you mean {near}?", zh: "是否想查 {near}？" };
const togetherWith = { en: "together with {names}", zh: "同时需要 {names}" };
