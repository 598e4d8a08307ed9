import type { ApiLookup } from "../../catalog/lookup/find-call.js";
import { counted, type Plural } from "../../text/counted.js";
import { enumerate } from "../../text/enumerate.js";
import { type Bilingual, format, type Language, type MessageArgs } from "../../text/message.js";

/** The names of a call in SDKs and KooCLI: `ECS BatchRebootServers`. */
export function operationNames({ operations }: ApiLookup): string[] {
  return operations.map(({ product, name }) => `${product} ${name}`);
}

/** Notes on the reliability of the answer for a call; empty if a table of the edition lists the call. */
export function notesOnCall(found: ApiLookup, language: Language): string[] {
  const say = (template: Bilingual, args: MessageArgs = {}) => format(template, args, language);
  const { matches, operations, elsewhere, host = "", asked, named = [], annotated = [], identity = [] } = found;
  const names = enumerate(operationNames(found), mostNames);
  const others = enumerate([...new Set(elsewhere.map(({ action }) => action.service))]);
  if (found.isForeign) return [say(texts.foreign, { host })];
  return [
    ...(found.isByPath ? [say(texts.byPath, { host })] : []),
    ...(asked !== undefined && operations.length > 0 ? [say(texts.sibling, { asked, names })] : []),
    ...(found.isBorrowed ? [say(texts.borrowed)] : []),
    ...(named.length > 0
      ? [say(texts.named, { names: enumerate(named) })]
      : matches.length > 0
        ? []
        : annotated.length > 0
          ? [say(texts.annotated, { names, actions: enumerate(annotated) })]
          : operations.length > 0
            ? [say(texts.unpublished, { names })]
            : [say(identity.length > 0 ? texts.newer : texts.unlisted)]),
    ...(identity.length > 0 ? [say(counted(identity.length, inIdentity), { actions: enumerate(identity) })] : []),
    ...(found.others ? [say(texts.sameApi, { names: enumerate(productsOf(found.others), mostNames) })] : []),
    ...(elsewhere.length > 0 ? [say(texts.elsewhere, { host, others })] : []),
  ];
}

function productsOf(operations: ApiLookup["operations"]): string[] {
  return [...new Set(operations.map(({ product }) => product))];
}

/** The number of names shown for a path of many products, such as `/v3/{project_id}/instances`. */
const mostNames = 5;

const inIdentity: Plural = {
  one: { en: "In policies of version 5.0, its action is {actions}.", zh: "在 5.0 版策略中，对应的授权项为 {actions}。" },
  many: { en: "In policies of version 5.0, its actions are {actions}.", zh: "在 5.0 版策略中，对应的授权项为 {actions}。" },
};

const texts = {
  foreign: {
    en: "The host {host} belongs to another provider, so the call needs no action of Huawei Cloud.",
    zh: "主机 {host} 属于其他服务商，此调用不需要华为云的授权项。",
  },
  byPath: {
    en: "The host {host} is not a known endpoint of Huawei Cloud. Only the path was matched, so the call may be to another program.",
    zh: "主机 {host} 不是已知的华为云终端节点，仅按路径匹配，可能是对其他程序的调用。",
  },
  sibling: {
    en: "The list of API operations has one operation per method and path; for this API it is {names}. {asked} uses the same API.",
    zh: "API 列表中每个请求方法和路径只列一个操作，此 API 列出的是 {names}；{asked} 使用同一 API。",
  },
  borrowed: {
    en: "The tables of this edition list the action without its API; the API comes from the tables of the other edition.",
    zh: "本版授权表列出了该授权项但未列出 API，API 取自另一版授权表。",
  },
  sameApi: {
    en: "The same method and path is also an API of {names}. The host of the call decides which service it is for.",
    zh: "{names} 也有请求方法和路径相同的 API，属于哪个服务以调用的主机为准。",
  },
  named: {
    en: "The API Reference of OBS names {names} for this request. The tables of this edition do not list it.",
    zh: "OBS《API参考》写明此请求需要 {names}，但本版授权表未收录。",
  },
  annotated: {
    en: "This is the API operation {names}. Its API definition names {actions}, which no table of version 1.1 confirms.",
    zh: "该 API 为 {names}。其 API 定义写有 {actions}，但 1.1 版授权表未予印证。",
  },
  unpublished: { en: "This is the API operation {names}. No action is published for it.", zh: "该 API 为 {names}，尚无公开的授权项。" },
  newer: { en: "No action of version 1.1 is known for this call.", zh: "此调用没有已知的 1.1 版授权项。" },
  unlisted: { en: "Neither the tables of actions nor the list of API operations has this call.", zh: "授权表和 API 列表中均没有此调用。" },
  elsewhere: {
    en: "The host {host} belongs to another service than the actions that are listed for this path ({others}).",
    zh: "该路径仅见于其他服务（{others}）的授权表，与主机 {host} 所属的服务不同。",
  },
} as const satisfies Record<string, Bilingual>;
