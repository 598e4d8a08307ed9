import { createCallReader, longestDocument } from "../../core/calls/read-calls.js";
import { type CallCollector, createCallCollector, type DistinctCall } from "../../core/catalog/lookup/distinct-calls.js";
import { type Lookup, lookUp, togetherIn } from "../../core/catalog/lookup/find-actions.js";
import { type CallNeed, describeCallEntry } from "../../core/describe/look-up/call-entry.js";
import { cutText } from "../../core/describe/needs/call-needs.js";
import { counted, type Plural } from "../../core/text/counted.js";
import { enumerate } from "../../core/text/enumerate.js";
import { groupBy } from "../../core/text/group-by.js";
import { grouped } from "../../core/text/grouped.js";
import type { Bilingual } from "../../core/text/message.js";
import { UsageProblem } from "../arguments/usage.js";
import { keepHeapSmall } from "../files/small-heap.js";
import { readPieces } from "../files/read-pieces.js";
import { visible } from "../terminal/width.js";
import type { Context } from "./command.js";

/** The content of a text: calls, or a query such as an error message. */
export type ReadText =
  | { readonly kind: "calls"; readonly collector: CallCollector; readonly shown: string; readonly isCut: boolean }
  | { readonly kind: "query"; readonly found: Lookup; readonly query: string };

/**
 * Reads the calls of a file, or of standard input for "-". Throws a `UsageProblem` if there are none and the text is
 * not a query.
 */
export async function readCallsFrom(name: string, context: Context): Promise<ReadText> {
  const { shown, pieces } = readPieces(name, context);
  const passed = keepHeapSmall();
  const collector = createCallCollector(context.catalog());
  const reader = createCallReader((call) => collector.add(call));
  let start = "";
  for await (const piece of pieces) {
    if (start.length <= longestQuery) start += piece.slice(0, longestQuery);
    reader.push(piece);
    passed(piece.length);
    if (reader.isTooLarge) throw new UsageProblem(tooLarge, { shown, limit: longestDocument / 1024 / 1024 });
  }
  const { isCut } = reader.end();
  if (collector.total > 0) return { kind: "calls", collector, shown, isCut };
  const query = start.trim();
  if (query === "") throw new UsageProblem(empty, { shown });
  const found = query.length > longestQuery || /"Statement"/.test(query) ? undefined : lookUp(query, context.catalog());
  const isLine = !query.includes("\n");
  if (found && (found.kind === "nothing" ? isLine && found.near !== undefined : isLine || found.kind === "named"))
    return { kind: "query", found, query };
  throw noCallsIn(name, shown, query);
}

/** The problem of a text without calls. */
export function noCallsIn(name: string, shown: string, text: string): UsageProblem {
  return new UsageProblem(looksLikeTerraform(name, text) ? terraformInstead : noCalls, { shown });
}

/** Whether a text without calls is a configuration or its variables. */
function looksLikeTerraform(name: string, text: string): boolean {
  return (
    /\.(?:tfvars(?:\.json)?|hcl)$/i.test(name)
    || /^[ \t]*(?:resource|data|provider|module|variable|terraform|locals|output)\b[ \t"\w.-]{0,200}\{/m.test(text)
  );
}

/** The length of an error message or another single-line query. */
const longestQuery = 4000;

/** The report on the calls of a text: each call with its actions, and all actions together at the end. */
export function printCalls(
  { collector, shown, isCut }: Extract<ReadText, { kind: "calls" }>,
  limit: number,
  context: Context,
): string {
  const { say, style } = context;
  const { calls, total } = collector;
  const known = calls.filter(({ isForeign }) => !isForeign);
  const answered = known.filter((call) => needsOf(call, context).length > 0);
  const others = known.filter((call) => !answered.includes(call));
  const all = [...answered, ...others];
  const listed = all.slice(0, limit);
  const rest = all.length - listed.length;
  return [
    visible(say(summary, { calls: counted(calls.length, distinct), total: counted(total, requests), shown })),
    ...(isCut ? [say(cutText)] : []),
    ...listed.map((call) => entry(call, context)),
    ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : []),
    ...foreign(calls, context),
    ...allActions(calls, context),
  ].join("\n\n") + "\n";
}

/** The actions that all calls certainly need, and their dependencies. */
function allActions(calls: readonly DistinctCall[], context: Context): string[] {
  const { say, style } = context;
  const actions = togetherIn({ kind: "calls", calls: calls.map(({ found }) => found) }).map(({ name }) => name);
  const known = new Set(actions.map((name) => name.toLowerCase()));
  const certain = calls.map((call) => needsOf(call, context)).filter((needs) => needs.length === 1);
  const needs = [...new Set(certain.flatMap(([need]) => need!.needs))].filter((name) => !known.has(name.toLowerCase()));
  const list = (names: readonly string[]) => names.map((name) => `  ${style.bold(name)}`).join("\n");
  return [
    ...(actions.length > 0 ? [`${say(counted(actions.length, allTogether))}\n${list(actions)}`] : []),
    ...(needs.length > 0 ? [`${say(alsoNeeded)}\n${list(needs)}`] : []),
  ];
}

function needsOf({ found, isForeign }: DistinctCall, { language }: Context): readonly CallNeed[] {
  return describeCallEntry(found, isForeign, language).needs;
}

function entry({ found, count, line, isForeign }: DistinctCall, context: Context): string {
  const { say, style, language } = context;
  const { title, names, needs, notes } = describeCallEntry(found, isForeign, language);
  const facts = [...names.slice(0, mostNames), say(counted(count, times)), say(firstLine, { line: grouped(line) })];
  return [
    style.bold(visible(title)),
    style.dim(`  ${visible(facts.join(say(separator)))}`),
    ...notes.map((note) => `  ${visible(note)}`),
    ...needs.flatMap((need) => needLines(need, context)),
  ].join("\n");
}

/** The number of names shown for a path of many products, such as `/v3/{project_id}/instances`. */
const mostNames = 3;

function needLines({ action, label, needs, api }: CallNeed, { say }: Context): string[] {
  return [
    `  - ${visible([action, label].filter((part) => part !== "").join("  "))}${api === undefined ? "" : `  (${api})`}`,
    ...(needs.length > 0 ? [`    ${say(alsoNeeds, { names: enumerate(needs) })}`] : []),
  ];
}

/** Requests to other hosts, such as pictures of a page, counted by host. */
function foreign(calls: readonly DistinctCall[], { say, style }: Context): string[] {
  const hosts = groupBy(calls.filter(({ isForeign }) => isForeign), ({ found }) => found.host ?? "");
  if (hosts.size === 0) return [];
  const lines = [...hosts].map(([host, those]) => {
    const count = those.reduce((sum, one) => sum + one.count, 0);
    const line = grouped(Math.min(...those.map((one) => one.line)));
    return `  ${visible([host, say(counted(count, times)), say(firstLine, { line })].join(say(separator)))}`;
  });
  return [`${say(foreignHosts)}\n${style.dim(lines.join("\n"))}`];
}

const summary = { en: "{calls} ({total}) in {shown}.", zh: "{shown}：{calls}（{total}）。" };
const distinct: Plural = {
  one: { en: "1 distinct API call", zh: "1 种 API 调用" },
  many: { en: "{count} distinct API calls", zh: "{count} 种 API 调用" },
};
const requests: Plural = { one: { en: "1 request", zh: "共 1 次请求" }, many: { en: "{count} requests", zh: "共 {count} 次请求" } };
const times: Plural = { one: { en: "once", zh: "1 次" }, many: { en: "{count} times", zh: "{count} 次" } };
const firstLine = { en: "first in line {line}", zh: "首次出现在第 {line} 行" };
const separator = { en: " · ", zh: " · " };
const alsoNeeds = { en: "also needs {names}", zh: "还需要 {names}" };
/** The last line of a list that `--limit` has cut. */
export const andMore = { en: "… and {rest} more; --limit 0 shows all.", zh: "……另有 {rest} 个，--limit 0 显示全部。" };
const allTogether: Plural = {
  one: { en: "The action of these calls:", zh: "这些调用对应的授权项：" },
  many: { en: "The {count} actions of these calls:", zh: "这些调用对应的 {count} 个授权项：" },
};
const alsoNeeded: Bilingual = { en: "They also need:", zh: "此外还需要：" };
const foreignHosts: Bilingual = { en: "Requests to hosts that are no known endpoints of Huawei Cloud:", zh: "发往其他主机的请求（不是已知的华为云终端节点）：" };
const empty = { en: "{shown} is empty, so there is no API call to look up.", zh: "{shown}：内容为空，没有可查询的 API 调用。" };
const noCalls = {
  en: "{shown} contains no API call. Calls are read from HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of METHOD and URL.",
  zh: "{shown}：未找到 API 调用。可读取 HAR 文件，Terraform、KooCLI、SDK 的日志，访问日志，curl 命令，以及“请求方法 URL”列表。",
};
const terraformInstead: Bilingual = {
  en: "{shown} contains no API call. It looks like Terraform: 'huawei-iam needs' reads it from a folder or from files that are named .tf, .tofu, .tf.json or .tofu.json.",
  zh: "{shown}：未找到 API 调用。内容像是 Terraform：huawei-iam needs 从文件夹或名为 .tf、.tofu、.tf.json、.tofu.json 的文件中读取。",
};
const tooLarge = {
  en: "{shown} is a JSON document of more than {limit} Mi characters. Export fewer requests, or without the contents of the responses.",
  zh: "{shown}：JSON 文档超过 {limit} Mi 个字符，请减少导出的请求，或不导出响应内容。",
};
