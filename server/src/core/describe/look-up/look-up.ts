import { mayHaveBody } from "../../calls/api-call.js";
import { alternativesOf } from "../../catalog/lookup/alternatives.js";
import type { ApiLookup, Lookup } from "../../catalog/lookup/find-actions.js";
import type { SearchResult } from "../../catalog/lookup/search.js";
import type { Action } from "../../catalog/model.js";
import { isAgencyAction } from "../../language/agency.js";
import { notesOnCall } from "./call-notes.js";
import { enumerate } from "../../text/enumerate.js";
import { counted, nouns, type Plural } from "../../text/counted.js";
import type { Bilingual, Language } from "../../text/message.js";
import { type Say, sayIn } from "../../text/say.js";

/** The actions that a look-up found, each once, the most likely first. */
export function actionsFound(found: Lookup): Action[] {
  switch (found.kind) {
    case "action":
      return [found.action];
    case "api":
      return actionsOfCalls([found]);
    case "calls":
      return actionsOfCalls(found.calls);
    case "wildcard":
    case "identity":
    case "named":
    case "words":
      return [...new Set(found.actions)];
    case "nothing":
      return [];
  }
}

/** The published operations that match a call, each once, as `METHOD /path`. */
export function operationsOf({ matches }: ApiLookup): string[] {
  return [...new Set(matches.map(({ operation: { method, path } }) => `${method} ${path}`))];
}

function actionsOfCalls(calls: readonly ApiLookup[]): Action[] {
  return [...new Set(calls.flatMap(({ matches }) => matches.map(({ action }) => action)))];
}

/** One sentence: how a query was understood, and how many actions it found. */
export function describeLookup(found: Lookup, query: string, language: Language): string {
  const say = sayIn(language);
  const count = actionsFound(found).length;
  switch (found.kind) {
    case "action":
      return found.erratum ? say(misprint, { ...found.erratum }) : say(texts.isAction);
    case "wildcard":
      return say(counted(count, texts.matches), { pattern: found.pattern });
    case "identity":
      return withSynonyms(
        say(counted(count, texts.identity), { names: enumerate(found.actions.map(({ name }) => name), mostNames) }),
        found,
        language,
      );
    case "named":
      return say(counted(count, texts.names));
    case "api":
      return found.matches.length === 0
        ? notesOnCall(found, language).join(language === "zh" ? "" : " ")
        : describeCall(found, count, say);
    case "calls":
      return describeCalls(found.calls, count, language);
    case "words":
      return withSynonyms(say(counted(count, texts.fits)), found, language);
    case "nothing":
      if (found.named !== undefined && isAgencyAction(found.named)) return say(texts.agency, { name: found.named });
      if (found.isElsewhere) return say(texts.named, { name: found.named ?? "" });
      return say(texts.nothing, { query: query.length > longQuery ? `${query.slice(0, longQuery)}…` : query });
  }
}

/** Adds the terms that were searched for words of the query. */
function withSynonyms(summary: string, found: SearchResult, language: Language): string {
  const notes = notesOnSynonyms(found, language);
  return notes === "" ? summary : [summary, notes].join(language === "zh" ? "" : " ");
}

/** The terms that were searched for words of the query, in one sentence each; "" if there are none. */
export function notesOnSynonyms({ synonyms = [] }: SearchResult, language: Language): string {
  const say = sayIn(language);
  return synonyms
    .map(({ said, terms }) => say(texts.synonyms, { said, terms: enumerate(terms.filter((term) => term !== said)) }))
    .join(language === "zh" ? "" : " ");
}

/** If there are more names, they are counted. */
const mostNames = 5;

/** A query may be a whole error message or a request with its body. */
const longQuery = 80;

function describeCalls(calls: readonly ApiLookup[], count: number, language: Language): string {
  const say = sayIn(language);
  const unanswered = calls.filter(({ matches, isOtherMethod }) => matches.length === 0 || isOtherMethod).length;
  const summary = say(texts.calls, { calls: calls.length, actions: counted(count, nouns.action) });
  return unanswered === 0
    ? summary
    : [summary, say(counted(unanswered, texts.unanswered))].join(language === "zh" ? "" : " ");
}

function describeCall({ isOtherMethod, method, bodyKey, matches }: ApiLookup, count: number, say: Say): string {
  if (isOtherMethod) return say(texts.otherMethod, { method: method ?? "" });
  const alternatives = alternativesOf(matches);
  if (count > 1 && alternatives.length === 1) return say(texts.together, { count });
  if (count > 1 && !mayHaveBody(method)) return say(texts.oneOf, { count: alternatives.length });
  const haveGroups = alternatives.some(({ names }) => names.length > 1);
  if (haveGroups && bodyKey === undefined) return say(texts.alternatives, { count: alternatives.length });
  return say(counted(count, bodyKey === undefined ? texts.ofCall : texts.ofCallWithBody), { key: bodyKey ?? "" });
}

/** A note on a name that the published tables write in two ways; `written` and `meant` are the names. */
export const misprint: Bilingual = {
  en: "{written} is a misprint in the published table; the action is {meant}.",
  zh: "{written} 是官方授权表中的误写，正确的授权项为 {meant}。",
};

const texts = {
  isAction: { en: "This is the action.", zh: "即为该授权项。" },
  matches: {
    one: { en: "1 action matches “{pattern}”.", zh: "“{pattern}”匹配 1 个授权项。" },
    many: { en: "{count} actions match “{pattern}”.", zh: "“{pattern}”匹配 {count} 个授权项。" },
  },
  names: {
    one: { en: "The text names this action.", zh: "文本中提到以下授权项。" },
    many: { en: "The text names {count} actions.", zh: "文本中提到 {count} 个授权项。" },
  },
  identity: {
    one: {
      en: "No action of version 1.1 matches. This one is for policies of version 5.0: {names}.",
      zh: "1.1 版没有相符的授权项。以下授权项用于 5.0 版策略：{names}。",
    },
    many: {
      en: "No action of version 1.1 matches. {count} actions for policies of version 5.0 do: {names}.",
      zh: "1.1 版没有相符的授权项。有 {count} 个授权项用于 5.0 版策略：{names}。",
    },
  },
  otherMethod: {
    en: "The catalog has no {method} for this path; these actions belong to its other methods.",
    zh: "目录中该路径没有 {method} 方法，以下为其他请求方法。",
  },
  ofCall: {
    one: { en: "1 action for this API.", zh: "该 API 对应 1 个授权项。" },
    many: {
      en: "{count} actions for this API; the request body decides which one the call needs.",
      zh: "该 API 对应 {count} 个授权项，取决于请求体。",
    },
  },
  oneOf: { en: "The tables list {count} alternatives for this API; the call needs one of them.", zh: "授权表为该 API 列出 {count} 种情况，调用满足其一即可。" },
  together: { en: "This call needs these {count} actions together.", zh: "此调用须同时具备以下 {count} 个授权项。" },
  alternatives: {
    en: "{count} alternatives for this API; the request body decides which one the call needs.",
    zh: "该 API 对应 {count} 种情况，取决于请求体。",
  },
  ofCallWithBody: {
    one: { en: "1 action for this API.", zh: "该 API 对应 1 个授权项。" },
    many: {
      en: "{count} actions for this API; the first one matches “{key}” in the request body.",
      zh: "该 API 对应 {count} 个授权项，请求体中的“{key}”与第一个相符。",
    },
  },
  calls: { en: "{calls} calls, {actions}.", zh: "{calls} 个 API 调用，{actions}。" },
  unanswered: {
    one: { en: "No action is published for 1 of them.", zh: "其中 1 个尚无公开的授权项。" },
    many: { en: "No action is published for {count} of them.", zh: "其中 {count} 个尚无公开的授权项。" },
  },
  fits: {
    one: { en: "1 action found.", zh: "找到 1 个授权项。" },
    many: { en: "{count} actions found.", zh: "找到 {count} 个授权项。" },
  },
  synonyms: { en: "“{said}” was also searched as {terms}.", zh: "“{said}”也按 {terms} 查找。" },
  agency: {
    en: "{name} is the action of policies for switching to an agency. No table lists it.",
    zh: "{name} 是切换委托的策略所用的授权项，授权表未收录。",
  },
  named: {
    en: "The tables of this edition do not list {name}, but an official guide or another edition names it.",
    zh: "本版授权表未收录 {name}，但官方指南或另一版授权表提到该授权项。",
  },
  nothing: { en: "Nothing in the catalog matches “{query}”.", zh: "目录中没有与“{query}”相符的内容。" },
} as const satisfies Record<string, Bilingual | Plural>;
