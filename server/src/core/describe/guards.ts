import type { ElementGuards, LimitGuards } from "../analysis/limit-guards.js";
import type { GuardNote } from "../policy/guarded-part.js";
import { type Block, codeList, paragraph } from "../outline/outline.js";
import { separated, separatedNames } from "../text/counted.js";
import { type Bilingual, formatBoth, type Language } from "../text/message.js";
import type { Voice } from "./voice.js";

// What decides whether a part of a policy applies.

/** As a part of a sentence: «only if var.x (line 9) is true». */
export function guardClause(guard: GuardNote): Bilingual {
  if (guard.keys) return formatBoth(inInstances, { keys: separatedNames(guard.keys) });
  return formatBoth(clauses[guard.kind], { value: guard.text, place: writtenPlace(guard) });
}

/** The limits of a statement that may be absent, and the values that decide, as parts of a sentence. */
export function limitClauses({ resources, conditions }: LimitGuards = {}): Bilingual[] {
  const clause = (template: Bilingual, guards: ElementGuards | undefined): Bilingual[] => {
    if (!guards?.mayBeAbsent) return [];
    const values = guards.notes.map((one) => formatBoth(valueAt, { value: one.text, place: writtenPlace(one) }));
    return [formatBoth(template, { values: separated(values) })];
  };
  return [...clause(anyResource, resources), ...clause(noCondition, conditions)];
}

/** As a sentence: «Only if var.x (line 9) is true.» */
export function guardSentence(guard: GuardNote): Bilingual {
  if (guard.keys) return formatBoth(onlyInInstances, { keys: separatedNames(guard.keys) });
  return formatBoth(sentences[guard.kind], { value: guard.text, place: writtenPlace(guard) });
}

/** As a paragraph each. */
export function describeGuards(guards: readonly GuardNote[], language: Language, say: Voice): Block[] {
  return guards.map((guard) => {
    if (guard.keys) return paragraph(say(onlyInInstances, { keys: codeList(guard.keys, language) }));
    const args = { value: codeList([guard.text], language), place: say(writtenPlace(guard)) };
    return paragraph(say(sentences[guard.kind], args));
  });
}

/** The place of a value in its file: «line 9», or «locals.tf, line 9». */
export function writtenPlace({ line, file }: Pick<GuardNote, "line" | "file">): Bilingual {
  return file === undefined ? formatBoth(atLine, { line }) : formatBoth(atLineOf, { file, line });
}

const atLine = { en: "line {line}", zh: "第 {line} 行" };
const atLineOf = { en: "{file}, line {line}", zh: "{file} 第 {line} 行" };

const inInstances = { en: "only in the instance {keys} of its resource", zh: "仅在资源的实例 {keys} 中" };
const onlyInInstances = { en: "Only in the instance {keys} of its resource.", zh: "仅在资源的实例 {keys} 中适用。" };

const valueAt = { en: "{value} ({place})", zh: "{value}（{place}）" };
const anyResource = {
  en: "perhaps for all resources, depending on {values}",
  zh: "也可能不限资源（取决于 {values}）",
};
const noCondition = {
  en: "perhaps without the condition, depending on {values}",
  zh: "也可能没有条件限制（取决于 {values}）",
};

const clauses: Readonly<Record<GuardNote["kind"], Bilingual>> = {
  if: { en: "only if {value} ({place}) is true", zh: "仅当 {value}（{place}）为 true" },
  unless: { en: "only if {value} ({place}) is false", zh: "仅当 {value}（{place}）为 false" },
  choice: { en: "only if {value} ({place}) has this value", zh: "仅当 {value}（{place}）取此值" },
  instance: { en: "only if {value} ({place}) has this value", zh: "仅当 {value}（{place}）取此值" },
  each: { en: "for each element of {value} ({place}), if it has any", zh: "按 {value}（{place}）的每个元素各一份" },
  count: { en: "as often as {value} ({place}) says", zh: "份数取决于 {value}（{place}），为 0 则没有" },
  never: { en: "never: {value} ({place}) makes no copy of it", zh: "不适用：{value}（{place}）不产生副本" },
};

const sentences: Readonly<Record<GuardNote["kind"], Bilingual>> = {
  if: { en: "Only if {value} ({place}) is true.", zh: "仅当 {value}（{place}）为 true 时适用。" },
  unless: { en: "Only if {value} ({place}) is false.", zh: "仅当 {value}（{place}）为 false 时适用。" },
  choice: { en: "Only if {value} ({place}) has this value.", zh: "仅当 {value}（{place}）取此值时适用。" },
  instance: { en: "Only if {value} ({place}) has this value.", zh: "仅当 {value}（{place}）取此值时适用。" },
  each: {
    en: "Once for each element of {value} ({place}), so not at all if it has none.",
    zh: "按 {value}（{place}）的每个元素各一份；没有元素则不适用。",
  },
  count: {
    en: "As often as {value} ({place}) says, so not at all if it is 0.",
    zh: "份数取决于 {value}（{place}），为 0 则不适用。",
  },
  never: { en: "Never: {value} ({place}) makes no copy of it.", zh: "不适用：{value}（{place}）不产生副本。" },
};
