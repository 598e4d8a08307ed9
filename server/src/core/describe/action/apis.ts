import type { RowNames } from "../../catalog/operations/row-names.js";
import type { Action } from "../../catalog/model.js";
import type { Twin } from "../../catalog/twins.js";
import { apisOf } from "../../catalog/apis.js";
import { type Block, codeList, type Inline, type Item, list, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { voice } from "../voice.js";

/**
 * All APIs that need an action, each once, with its name in SDKs and KooCLI if known. If their labels differ, each API
 * has its own.
 */
export function describeApis(action: Action, language: Language, operationName: RowNames = () => undefined): Block[] {
  const apis = apisOf(action, language);
  if (apis.length === 0) return [];
  const groups = new Map<string, Inline[]>();
  for (const { operation, label } of apis) {
    const key = label.replace(/[.。]$/, "");
    const name = operationName(action, operation);
    groups.set(key, [
      ...(groups.get(key) ?? []),
      [{ code: operation }, ...(name === undefined ? [] : [" ", { code: name }])],
    ]);
  }
  if (groups.size === 1) return [list([...groups.values()].flat().map((text) => ({ text })))];
  return [list([...groups].flatMap(([label, operations]) => inGroup(label, operations)))];
}

function inGroup(label: string, operations: readonly Inline[]): Item[] {
  const [only, ...more] = operations;
  if (label === "") return operations.map((text) => ({ text }));
  if (more.length === 0) return [{ text: [...only!, " — ", label] }];
  return [{ text: [label], items: operations.map((text) => ({ text })) }];
}

/** The same operations in other APIs, with the actions that those need. */
export function describeTwins(
  twins: readonly Twin[],
  language: Language,
  isAllowed: (name: string) => boolean,
): Block[] {
  if (twins.length === 0) return [];
  const say = voice(language);
  const items = twins.map(({ action, apis }) => ({
    text: [
      { code: action.name },
      " — ",
      ...codeList(
        apis.map(({ method, path }) => `${method} ${path}`),
        language,
      ),
      ...(isAllowed(action.name) ? [" — ", ...say(texts.twinAllowed)] : []),
    ],
  }));
  return [paragraph(say(texts.twins)), list(items)];
}

const texts = {
  twins: { en: "Other APIs for the same operation use:", zh: "同一操作的其他 API 使用：" },
  twinAllowed: { en: "allowed here", zh: "本策略已允许" },
} as const satisfies Record<string, Bilingual>;
