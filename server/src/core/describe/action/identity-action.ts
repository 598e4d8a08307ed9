import type { Catalog } from "../../catalog/catalog.js";
import { identityActionsMatching } from "../../catalog/identity.js";
import type { Action } from "../../catalog/model.js";
import { type Block, type Inline, list, paragraph } from "../../outline/outline.js";
import { grouped } from "../../text/grouped.js";
import type { Bilingual, Language } from "../../text/message.js";
import { dependenciesOf } from "../../catalog/dependencies.js";
import { describeApis } from "./apis.js";
import { describeSources } from "./facts.js";
import { describeSchema } from "./schema-facts.js";
import { describeOtherVersion } from "./other-version.js";
import { describeTitle, titleOf } from "./title.js";
import { namesInARow, voice } from "../voice.js";

/** A version 5.0 action: label, access level and what else a schema says, APIs, what they may need, and source. */
export function describeIdentityAction(action: Action, language: Language, isAlone = true): Block[] {
  return [
    ...describeTitle(action, language, isAlone),
    ...describeSchema(action.schema, language),
    ...describeApis(action, language),
    ...describeOperationNeeds(action, language),
    ...describeSources(action, language),
  ];
}

/** The dependent actions of the operations: the API says that an operation may need them. */
function describeOperationNeeds(action: Action, language: Language): Block[] {
  const { required, conditional } = dependenciesOf(action);
  const names = [...required, ...conditional.map((one) => one.action)];
  if (names.length === 0) return [];
  return [paragraph(voice(language)(texts.needs, { names: namesInARow(names, language, shownNeeds) }))];
}

/** If there are more names, they are counted. */
const shownNeeds = 8;

/**
 * An action of version 5.0 in a policy of version 1.1: its names there first. `catalog` is the catalog of version 1.1.
 */
export function describeNewerAction(action: Action, catalog: Catalog, language: Language, isAlone: boolean): Block[] {
  return [
    paragraph(voice(language)(texts.newer)),
    ...describeOtherVersion(action, catalog, "1.1", language),
    ...describeIdentityAction(action, language, isAlone),
  ];
}

/**
 * An entry of an `Action` list of version 5.0. `catalog` is the catalog of version 1.1, which distinguishes its names.
 */
export function describeIdentityEntry(entry: string, catalog: Catalog, language: Language, isAlone = true): Block[] {
  const say = voice(language);
  const { identity } = catalog;
  if (!identity) return [paragraph(say(texts.unknown, { all: 0 }))];
  if (entry.includes("*")) return describeMatches(entry, identity, language);
  const action = identity.action(entry);
  if (action)
    return [
      paragraph([{ code: action.name }]),
      ...describeIdentityAction(action, language, isAlone),
      ...describeOtherVersion(action, catalog, "1.1", language),
    ];
  const old = catalog.action(entry);
  return [
    paragraph(say(old ? texts.old : texts.unknown, { all: grouped(identity.actions.length) })),
    ...(old ? describeOtherVersion(old, catalog, "5.0", language) : []),
  ];
}

/** If there are more names, they are only counted. */
const shownMatches = 15;

function describeMatches(entry: string, identity: Catalog, language: Language): Block[] {
  const say = voice(language);
  const matches = identityActionsMatching(identity, entry);
  const args = { entry: [{ code: entry }], count: grouped(matches.length), all: grouped(identity.actions.length) };
  const named = ({ name }: Action, title: string): Inline => [{ code: name }, ...(title === "" ? [] : [" — ", title])];
  return [
    paragraph(say(texts.matches, args)),
    ...(matches.length > 0 && matches.length <= shownMatches
      ? [list(matches.map((action) => ({ text: named(action, titleOf(action, language)) })))]
      : []),
    paragraph(say(texts.more)),
  ];
}

const texts = {
  needs: { en: "Its operations may also need {names}.", zh: "其操作可能还需要 {names}。" },
  matches: { en: "{entry} matches {count} of the {all} known actions of version 5.0.", zh: "{entry} 匹配 5.0 版 {all} 个已知授权项中的 {count} 个。" },
  more: { en: "It also matches actions that are not known here or that services add later.", zh: "此处未收录的授权项以及服务日后新增的授权项若与之匹配，也包括在内。" },
  old: {
    en: "This is an action of policy version 1.1. Version 5.0 has its own names; this one is not among the {all} known ones.",
    zh: "这是 1.1 版策略的授权项。5.0 版的授权项另有名称，已知的 {all} 个中没有此名称。",
  },
  newer: {
    en: "This is an action of policy version 5.0. Version 1.1 has its own names.",
    zh: "这是 5.0 版策略的授权项。1.1 版的授权项另有名称。",
  },
  unknown: {
    en: "An action of policy version 5.0 that is not among the {all} known ones. Only some services publish theirs, so it may exist.",
    zh: "5.0 版策略的授权项，不在已知的 {all} 个之列。仅部分服务公布了 5.0 版授权项，因此它可能存在。",
  },
} as const satisfies Record<string, Bilingual>;
