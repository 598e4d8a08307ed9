import { mayHaveBody } from "../../calls/api-call.js";
import { dependenciesOf } from "../../catalog/dependencies.js";
import { labelOf, labelsOf } from "../../catalog/labels.js";
import { type ApiLookup, decidedAlternatives } from "../../catalog/lookup/find-actions.js";
import type { Alternative } from "../../catalog/lookup/alternatives.js";
import type { Bilingual, Language } from "../../text/message.js";
import { type Say, sayIn } from "../../text/say.js";
import { notesOnCall, operationNames } from "./call-notes.js";
import { operationsOf } from "./look-up.js";

/** One way to allow a call: an action, and everything that the same call needs with it. */
export interface CallNeed {
  readonly action: string;
  /** The label on the page, in the reader's language if possible; "" if it has none. */
  readonly label: string;
  /** The other actions of the row, those that the action always needs, and those that it needs for this API. */
  readonly needs: readonly string[];
  /** The published API, if the call itself has no method. */
  readonly api?: string;
}

/** The report on one call of a text. */
export interface CallEntry {
  /** `METHOD /path` as published; for an unlisted call as it was read, with its host. */
  readonly title: string;
  /** `ECS ListServersDetails`. */
  readonly names: readonly string[];
  /** One if it is certain, several if the body or the method of the call decides; none if no action is published. */
  readonly needs: readonly CallNeed[];
  /** Which of several needs applies, and notes about the answer. */
  readonly notes: readonly string[];
}

/** Describes one call of several. */
export function describeCallEntry(found: ApiLookup, isForeign: boolean, language: Language): CallEntry {
  const say = sayIn(language);
  const alternatives = found.isOtherMethod ? [] : decidedAlternatives(found);
  const needs = alternatives.map((one) => needOf(one, found, language));
  return {
    title: titleOfCall(found),
    names: operationNames(found),
    needs,
    notes: isForeign ? [say(texts.foreign)] : notesOn(found, needs, say, language),
  };
}

function notesOn(found: ApiLookup, needs: readonly CallNeed[], say: Say, language: Language): string[] {
  const { isOtherMethod, method } = found;
  if (method === "OPTIONS") return [say(texts.preflight)];
  const notes = notesOnCall(found, language);
  if (isOtherMethod) return [say(texts.otherMethod, { method: method ?? "" }), ...notes];
  if (needs.length < 2) return notes;
  return [...notes, say(method === undefined ? texts.noMethod : mayHaveBody(method) ? texts.byBody : texts.several)];
}

/** `METHOD /path` as published; for an unlisted call as it was read, with its host. */
export function titleOfCall(found: ApiLookup): string {
  const { method, host, path, operations, isOtherMethod, asked } = found;
  const [api, another] = operationsOf(found);
  if (isOtherMethod && api !== undefined) return withoutParameters(api.replace(/^\S+/, method ?? ""));
  if (api !== undefined)
    return withoutParameters(another === undefined || method !== undefined ? api : api.replace(/^\S+ /, ""));
  const [operation] = operations;
  if (operation)
    return method === undefined && operations.length > 1 ? operation.path : `${operation.method} ${operation.path}`;
  if (path === "") return asked ?? "";
  return `${method ?? ""} ${host === undefined ? "" : `https://${host}`}${path}`.trim();
}

/** Some pages publish a path with its query parameters. */
function withoutParameters(api: string): string {
  return api.replace(/\?.*\{.*$/, "");
}

function needOf({ names, actions }: Alternative, { method, matches }: ApiLookup, language: Language): CallNeed {
  const [action] = actions;
  const apis = matches
    .filter((match) => match.action === action)
    .map(({ operation }) => `${operation.method} ${operation.path}`);
  const { required, conditional } = dependenciesOf(action!);
  const forApi = conditional.filter(
    (need) => need.cases.length === 0 && need.apis.some((api) => apis.includes(`${api.method} ${api.path}`)),
  );
  const all = [...names, ...required, ...forApi.map((need) => need.action)];
  const needs = [...new Map(all.map((name) => [name.toLowerCase(), name])).values()].filter(
    (name) => name.toLowerCase() !== action!.name.toLowerCase(),
  );
  const rows = action!.permissions.filter((row) => row.apis.some((api) => apis.includes(`${api.method} ${api.path}`)));
  const labels = [
    ...rows.flatMap((row) => row.labels[language] ?? []),
    ...rows.map((row) => labelOf(row, language)),
    ...labelsOf(action!, language),
  ];
  return {
    action: action!.name,
    label: labels.find((label) => label !== "") ?? "",
    needs,
    ...(method === undefined && apis[0] !== undefined ? { api: apis[0] } : {}),
  };
}

const texts = {
  foreign: { en: "This host is not a known endpoint of Huawei Cloud.", zh: "该主机不是已知的华为云终端节点。" },
  otherMethod: {
    en: "The catalog has this path, but not with the method {method}: no action is published for it.",
    zh: "目录收录了该路径，但没有 {method} 方法，尚无公开的授权项。",
  },
  preflight: { en: "Browsers send this before the request itself. It needs no action.", zh: "浏览器在实际请求之前发送的预检请求，不需要授权项。" },
  noMethod: { en: "The text does not say the method. It decides which action the call needs:", zh: "文本中没有请求方法，所需授权项取决于请求方法：" },
  several: { en: "The tables list several actions for this API; one of them is needed:", zh: "授权表为该 API 列出多个授权项，需要其中之一：" },
  byBody: { en: "The request body decides which action the call needs:", zh: "所需授权项取决于请求体：" },
} as const satisfies Record<string, Bilingual>;
