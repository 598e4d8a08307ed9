import type { DistinctCall } from "../../catalog/lookup/distinct-calls.js";
import type { CallNeeds } from "../../needs/needed-actions.js";
import type { WantedPolicies } from "../../needs/wanted-policies.js";
import { type Block, type Item, list, paragraph } from "../../outline/outline.js";
import { counted, nouns, type Plural, separated } from "../../text/counted.js";
import { groupBy } from "../../text/group-by.js";
import type { Bilingual } from "../../text/message.js";
import { titleOfCall } from "../look-up/call-entry.js";
import { type Voice, voice } from "../voice.js";
import { describePolicies, type Reader } from "./policy-notes.js";

/** The result for the calls of a text. */
export interface CallResult {
  readonly needs: CallNeeds;
  /** Whether only a part of the text could be read. */
  readonly isCut: boolean;
  readonly wanted: WantedPolicies;
}

/** What the policies for calls are based on, and which calls they do not cover.  */
export function describeCallNeeds({ needs, isCut, wanted }: CallResult, { shown, language, surface }: Reader): Block[] {
  const say = voice(language);
  const { actions, undecided, unanswered, byPath, needless } = needs;
  const answered = new Set(actions.flatMap(({ calls }) => calls));
  const counts = separated([
    counted(answered.size, answeredCalls),
    ...(undecided.length > 0 ? [counted(undecided.length, undecidedCalls)] : []),
    ...(unanswered.length > 0 ? [counted(unanswered.length, unansweredCalls)] : []),
    ...(needless.length > 0 ? [counted(needless.length, needlessCalls)] : []),
  ]);
  return [
    paragraph(say(summary, { shown, counts, actions: counted(actions.length, nouns.action) })),
    ...(isCut ? [paragraph(say(cutText))] : []),
    ...describePolicies(wanted, actions.length > 0, { language, surface }),
    ...undecided.flatMap(({ call, alternatives }) => [
      paragraph(say(oneOf, placeOf(call))),
      list(alternatives.map((names) => ({ text: [{ code: names.join(", ") }] }))),
    ]),
    ...(unanswered.length > 0
      ? [paragraph(say(noAction)), list(unanswered.map((call) => ({ text: say(oneCall, placeOf(call)) })))]
      : []),
    ...(byPath.length > 0
      ? [
          paragraph(say(pathOnly)),
          list(byPath.map((call) => ({ text: say(callAt, { ...placeOf(call), host: call.found.host ?? "" }) }))),
        ]
      : []),
    ...(needless.length > 0 ? [paragraph(say(noNeed)), list(needlessItems(needless, say))] : []),
  ];
}

/** Calls that need no action, by host, with the first line of each. */
function needlessItems(calls: readonly DistinctCall[], say: Voice): Item[] {
  const hosts = groupBy(calls, ({ found, isForeign }) => (isForeign ? (found.host ?? "") : ""));
  return [...hosts]
    .slice(0, mostHosts)
    .map(([host, those]) => {
      const count = counted(those.length, distinctNoun);
      const line = Math.min(...those.map((one) => one.line));
      return { text: host === "" ? say(preflights, { count, line }) : say(oneHost, { host, count, line }) };
    })
    .concat(hosts.size > mostHosts ? [{ text: say(moreHosts, { count: hosts.size - mostHosts }) }] : []);
}

const mostHosts = 20;

/** A call with its first line, for a text. */
function placeOf({ found, line }: DistinctCall) {
  return { call: [{ code: titleOfCall(found) }], line };
}

/** For a text of which only a part could be read. */
export const cutText: Bilingual = {
  en: "The JSON ends early or has a syntax error; the requests before that place were read.",
  zh: "JSON 不完整或有语法错误，仅读取了出错位置之前的请求。",
};
const summary: Bilingual = { en: "{shown}: {counts}; they need {actions}.", zh: "{shown}：{counts}，共需 {actions}。" };
const answeredCalls: Plural = {
  one: { en: "1 distinct call with known actions", zh: "1 种调用的授权项已知" },
  many: { en: "{count} distinct calls with known actions", zh: "{count} 种调用的授权项已知" },
};
const undecidedCalls: Plural = {
  one: { en: "1 with several possible actions", zh: "1 种对应多个可能的授权项" },
  many: { en: "{count} with several possible actions", zh: "{count} 种对应多个可能的授权项" },
};
const unansweredCalls: Plural = {
  one: { en: "1 without a published action", zh: "1 种没有公开的授权项" },
  many: { en: "{count} without a published action", zh: "{count} 种没有公开的授权项" },
};
const oneOf: Bilingual = {
  en: "{call} (line {line}) needs one of these, which the log does not decide; none was added:",
  zh: "{call}（第 {line} 行）需要以下之一，日志无法确定，未添加：",
};
const noAction: Bilingual = {
  en: "No action is published for these calls; the policy does not cover them:",
  zh: "以下调用没有公开的授权项，策略未涵盖：",
};
const oneCall: Bilingual = { en: "{call} (line {line})", zh: "{call}（第 {line} 行）" };
const distinctNoun: Plural = {
  one: { en: "1 call", zh: "1 种调用" },
  many: { en: "{count} calls", zh: "{count} 种调用" },
};
const needlessCalls: Plural = {
  one: { en: "1 that needs no action", zh: "1 种不需要授权项" },
  many: { en: "{count} that need no action", zh: "{count} 种不需要授权项" },
};
const pathOnly: Bilingual = {
  en: "The hosts of these calls are not known endpoints of Huawei Cloud. Only their paths were matched; check whether they belong in the policy:",
  zh: "以下调用的主机不是已知的华为云终端节点，仅按路径匹配，请确认是否应列入策略：",
};
const callAt: Bilingual = { en: "{call} at {host} (line {line})", zh: "{call}，主机 {host}（第 {line} 行）" };
const noNeed: Bilingual = {
  en: "These calls need no action, because they are not calls to APIs of Huawei Cloud:",
  zh: "以下调用不是对华为云 API 的调用，不需要授权项：",
};
const oneHost: Bilingual = {
  en: "{host}: {count}, first in line {line}",
  zh: "{host}：{count}，首次出现在第 {line} 行",
};
const preflights: Bilingual = {
  en: "preflight requests of a browser: {count}, first in line {line}",
  zh: "浏览器的预检请求：{count}，首次出现在第 {line} 行",
};
const moreHosts: Bilingual = { en: "{count} more hosts", zh: "另外 {count} 个主机" };
