import type { Catalog } from "../../catalog/catalog.js";
import { isDiscarded } from "../../catalog/labels.js";
import type { Action } from "../../catalog/model.js";
import { twinsOf } from "../../catalog/twins.js";
import { type Block, type Inline, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { describeApis, describeTwins } from "./apis.js";
import { describeSources, describeSupport } from "./facts.js";
import { describeNeeds, type PolicyContext } from "./needs.js";
import { describeTitle } from "./title.js";
import { namesInARow, voice } from "../voice.js";

export interface ActionContext {
  /** The action's place in the policy that lists it; without it, nothing is said about the policy. */
  readonly standing?: PolicyContext | undefined;
  /** Whether the whole description is in this language only. */
  readonly isAlone?: boolean;
}

/**
 * A description of an action, the most important facts first: its purpose, remarks on its name, its APIs and those that
 * need another action, the actions that need it, and its own dependencies. The name itself is left to the caller,
 * because most readers already see it.
 */
export function describeAction(
  action: Action,
  catalog: Catalog,
  language: Language,
  { standing, isAlone = true }: ActionContext = {},
): Block[] {
  const apis = describeApis(action, language, catalog.operationName);
  const needs = describeNeeds(action, language, standing);
  const isLong = apis.some((block) => block.kind === "list" && block.items.length > longList);
  const twins = describeTwins(
    twinsOf(action, catalog),
    language,
    (name) => standing?.permissions?.verdict(name) === "allowed",
  );
  return [
    ...describeTitle(action, language, isAlone),
    ...remarksOn(action, catalog, language).map(paragraph),
    ...(isLong ? [...needs, paragraph(voice(language)(texts.apis)), ...apis, ...twins] : [...apis, ...twins, ...needs]),
    ...describeSupport(action, language),
    ...describeSources(action, language),
  ];
}

/** A longer list would push the dependencies out of sight. */
const longList = 8;

/** Remarks on the name: no table lists it, it is an older name, or its APIs are discarded. */
export function remarksOn(action: Action, catalog: Catalog, language: Language): Inline[] {
  const say = voice(language);
  const names = catalog.currentNames(action.name);
  return [
    ...(action.status === "dependency-only" ? [say(texts.dependencyOnly)] : []),
    ...(names.length > 0
      ? [say(names.length === 1 ? texts.renamed : texts.split, { names: namesInARow(names, language) })]
      : []),
    ...(isDiscarded(action) ? [say(texts.discarded)] : []),
  ];
}

const texts = {
  dependencyOnly: {
    en: "Known only as a dependency of other actions; no table lists it.",
    zh: "仅作为其他授权项的依赖出现，授权表未单独列出。",
  },
  renamed: { en: "An older name: newer tables call it {names}. Both names are valid.", zh: "旧名称：较新的授权表称为 {names}，新旧名称均有效。" },
  split: { en: "An older name: newer tables split it into {names}. All names are valid.", zh: "旧名称：较新的授权表将其拆分为 {names}，新旧名称均有效。" },
  apis: { en: "All APIs that need it:", zh: "需要此授权项的全部 API：" },
  discarded: { en: "The tables mark all of its APIs as discarded.", zh: "授权表将其全部 API 标记为废弃。" },
} as const satisfies Record<string, Bilingual>;
