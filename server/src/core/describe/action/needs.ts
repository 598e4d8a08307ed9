import type { Verdict } from "../../analysis/permissions.js";
import type { Requirers } from "../../analysis/requirers.js";
import { type ActionDependencies, casesOf, dependenciesOf } from "../../catalog/dependencies.js";
import type { Action } from "../../catalog/model.js";
import { type Block, codeList, type Inline, joined, list, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { inARow, namesInARow, voice } from "../voice.js";

/** The state of an action; `open`: only a value that is not known before Terraform runs may allow it. */
export type StandingVerdict = Verdict | "open";

interface Verdicts {
  verdict(action: string): StandingVerdict;
}

/** The place of an action in the policy that lists it. */
export interface PolicyContext {
  /** What the policy allows; `undefined` if dependencies are irrelevant, as in a Deny statement. */
  readonly permissions: Verdicts | undefined;
  readonly requirers: Requirers;
}

/** The actions of the policy that need this one, and its own dependencies, each with its state in the policy. */
export function describeNeeds(action: Action, language: Language, standing?: PolicyContext): Block[] {
  if (action.status === "dependency-only") return neededBy(language, standing?.requirers);
  const needs = dependenciesOf(action);
  return [
    ...neededBy(language, standing?.requirers),
    ...required(needs, language, standing),
    ...conditional(needs, language, standing),
    ...newer(needs, language, standing),
  ];
}

/** The number of names that are shown; the rest is counted. */
const shownNames = 5;

function neededBy(language: Language, requirers: Requirers | undefined): Block[] {
  const say = voice(language);
  const { always, sometimes } = requirers ?? { always: [], sometimes: [] };
  const names = (all: readonly string[]) => namesInARow(all, language, shownNames);
  return [
    ...(always.length > 0 ? [paragraph(say(texts.neededBy, { names: names(always) }))] : []),
    ...(sometimes.length > 0 ? [paragraph(say(texts.neededSometimes, { names: names(sometimes) }))] : []),
  ];
}

function required(
  { isStated, required: names, conditional: some, newer: more }: ActionDependencies,
  language: Language,
  standing: PolicyContext | undefined,
): Block[] {
  const say = voice(language);
  if (!isStated) return [paragraph(say(texts.unknown))];
  const [only] = names;
  if (only === undefined) return [paragraph(say(some.length + more.length > 0 ? texts.nothingAlways : texts.nothing))];
  // An action that is listed for others is not called directly, so its own dependencies are not missing yet.
  const isOwn = standing?.requirers.explain === true;
  const stateTexts = isOwn ? quietStates : states;
  const withState = (name: string): Inline => [{ code: name }, ...stateOf(name, stateTexts, language, standing)];
  if (names.length === 1) return [paragraph(say(isOwn ? texts.ownOne : texts.one, { need: withState(only) }))];
  const summary =
    standing?.permissions && !isOwn
      ? [say(texts.comma), ...summaryOf(names, standing.permissions, language)].flat()
      : [];
  return [
    paragraph(say(isOwn ? texts.ownMany : texts.many, { count: names.length, summary })),
    list(names.map((name) => ({ text: withState(name) }))),
  ];
}

/** «9 missing and 1 denied here»: the count of problems comes first; there is none if everything is granted. */
function summaryOf(names: readonly string[], permissions: Verdicts, language: Language): Inline[] {
  const say = voice(language);
  const count = (verdict: Verdict) => names.filter((name) => permissions.verdict(name) === verdict).length;
  const [missing, denied] = [count("not-granted"), count("denied")];
  const open = names.filter((name) => permissions.verdict(name) === "open").length;
  if (missing + denied + open === 0) return [say(texts.allAllowed)];
  return [
    inARow(
      [
        ...(missing > 0 ? [say(texts.countMissing, { count: missing })] : []),
        ...(denied > 0 ? [say(texts.countDenied, { count: denied })] : []),
        ...(open > 0 ? [say(texts.countOpen, { count: open })] : []),
      ],
      language,
    ),
  ];
}

function conditional(
  { conditional: needs }: ActionDependencies,
  language: Language,
  standing: PolicyContext | undefined,
): Block[] {
  if (needs.length === 0) return [];
  const say = voice(language);
  // Many dependencies apply to the same few APIs, so they are grouped.
  const groups = new Map<string, { readonly only: Inline; readonly names: string[] }>();
  for (const need of needs) {
    const { action, apis } = need;
    const cases = casesOf(need, language);
    const operations = [...new Set(apis.map(({ method, path }) => `${method} ${path}`))];
    const only = inARow(
      [...operations.map((code): Inline => [{ code }]), ...cases.map((one): Inline => [one])],
      language,
    );
    const key = JSON.stringify([operations, cases, standing?.permissions?.verdict(action)]);
    const group = groups.get(key);
    if (group) group.names.push(action);
    else groups.set(key, { only, names: [action] });
  }
  const items = [...groups.values()].map(({ only, names }) => ({
    text: [
      ...codeList(names, language),
      ...stateOf(names[0]!, quietStates, language, standing),
      ...(only.length > 0 ? say(texts.onlyFor, { only }) : []),
    ],
  }));
  return [paragraph(say(texts.sometimes)), list(items)];
}

function newer({ newer: needs }: ActionDependencies, language: Language, standing: PolicyContext | undefined): Block[] {
  const say = voice(language);
  return [...new Set(needs.map(({ source }) => source.date))].map((date) => {
    const names = needs.filter(({ source }) => source.date === date).map(({ action }) => action);
    const byState = [...new Set(names.map((name) => standing?.permissions?.verdict(name)))].map((verdict): Inline => {
      const those = codeList(names.filter((name) => standing?.permissions?.verdict(name) === verdict), language);
      return verdict === undefined ? those : [...those, ...say(texts.inBrackets, { state: say(quietStates[verdict]) })];
    });
    return paragraph(say(texts.newer, { date, names: joined(byState, language === "zh" ? "；" : "; ") }));
  });
}

function stateOf(
  name: string,
  stateTexts: Readonly<Record<StandingVerdict, Bilingual>>,
  language: Language,
  standing: PolicyContext | undefined,
): Inline {
  if (!standing?.permissions) return [];
  return [" — ", ...voice(language)(stateTexts[standing.permissions.verdict(name)])];
}

/** The state of a dependency in the policy. */
const states: Readonly<Record<StandingVerdict, Bilingual>> = {
  allowed: { en: "allowed here", zh: "本策略已允许" },
  denied: { en: "**denied here**", zh: "**本策略已拒绝**" },
  "not-granted": { en: "**missing here**", zh: "**本策略缺少**" },
  open: { en: "perhaps allowed here, depending on a value that is not known", zh: "此处无法确定本策略是否允许" },
};
/** An optional dependency is not called missing. */
const quietStates: Readonly<Record<StandingVerdict, Bilingual>> = {
  ...states,
  "not-granted": { en: "not allowed here", zh: "本策略未允许" },
};
const texts = {
  neededBy: { en: "Needed here by {names}.", zh: "本策略中 {names} 依赖此授权项。" },
  neededSometimes: { en: "Needed here for some APIs or cases of {names}.", zh: "本策略中 {names} 在部分 API 或场景下依赖此授权项。" },
  unknown: { en: "Its table does not list dependencies.", zh: "授权表未说明其依赖的授权项。" },
  nothing: { en: "Depends on no other action.", zh: "不依赖其他授权项。" },
  nothingAlways: { en: "No dependency is required in every case.", zh: "没有在任何情况下都必需的依赖。" },
  one: { en: "Depends on {need}.", zh: "依赖 {need}。" },
  many: { en: "Depends on {count} actions{summary}:", zh: "依赖 {count} 个授权项{summary}：" },
  ownOne: { en: "Calling it directly also requires {need}.", zh: "直接调用其自身的 API 时，还依赖 {need}。" },
  ownMany: { en: "Calling it directly also requires {count} actions:", zh: "直接调用其自身的 API 时，还依赖 {count} 个授权项：" },
  comma: { en: ", ", zh: "，" },
  allAllowed: { en: "all allowed here", zh: "本策略均已允许" },
  countMissing: { en: "**{count} missing here**", zh: "**本策略缺少 {count} 个**" },
  countDenied: { en: "**{count} denied here**", zh: "**本策略拒绝 {count} 个**" },
  countOpen: { en: "{count} not known here", zh: "{count} 个在此处无法确定" },
  sometimes: { en: "Only for some APIs or cases:", zh: "仅部分 API 或场景需要：" },
  onlyFor: { en: " (for {only})", zh: "（用于 {only}）" },
  inBrackets: { en: " ({state})", zh: "（{state}）" },
  newer: { en: "The page of {date} also lists {names}.", zh: "{date} 版文档还列出 {names}。" },
} as const satisfies Record<string, Bilingual>;
