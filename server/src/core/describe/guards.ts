import type { GuardNote } from "../policy/guarded-part.js";
import { type Block, codeList, paragraph } from "../outline/outline.js";
import { separated } from "../text/counted.js";
import { type Bilingual, formatBoth, type Language } from "../text/message.js";
import type { Voice } from "./voice.js";

// What decides whether a part of a policy applies.

/** As a part of a sentence: «only if var.x (line 9) is true». */
export function guardClause(guard: GuardNote): Bilingual {
  return formatBoth(clauses[guard.kind], { value: guard.text, place: writtenPlace(guard) });
}

/** The values that decide whether the limits of a statement apply, as a part of a sentence. */
export function limitClause(guards: readonly GuardNote[]): Bilingual {
  const values = guards.map((one) => formatBoth(valueAt, { value: one.text, place: writtenPlace(one) }));
  return formatBoth(limits, { values: separated(values) });
}

/** As a sentence: «Only if var.x (line 9) is true.» */
export function guardSentence(guard: GuardNote): Bilingual {
  return formatBoth(sentences[guard.kind], { value: guard.text, place: writtenPlace(guard) });
}

/** As a paragraph each. */
export function describeGuards(guards: readonly GuardNote[], language: Language, say: Voice): Block[] {
  return guards.map((guard) => {
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

const valueAt = { en: "{value} ({place})", zh: "{value}（{place}）" };
const limits = {
  en: "perhaps without these limits, depending on {values}",
  zh: "也可能无此限制（取决于 {values}）",
};

const clauses: Readonly<Record<GuardNote["kind"], Bilingual>> = {
  if: { en: "only if {value} ({place}) is true", zh: "仅当 {value}（{place}）为 true" },
  unless: { en: "only if {value} ({place}) is false", zh: "仅当 {value}（{place}）为 false" },
  choice: { en: "only if {value} ({place}) has this value", zh: "仅当 {value}（{place}）取此值" },
  each: { en: "for each element of {value} ({place}), if it has any", zh: "按 {value}（{place}）的每个元素各一份" },
};

const sentences: Readonly<Record<GuardNote["kind"], Bilingual>> = {
  if: { en: "Only if {value} ({place}) is true.", zh: "仅当 {value}（{place}）为 true 时适用。" },
  unless: { en: "Only if {value} ({place}) is false.", zh: "仅当 {value}（{place}）为 false 时适用。" },
  choice: { en: "Only if {value} ({place}) has this value.", zh: "仅当 {value}（{place}）取此值时适用。" },
  each: {
    en: "Once for each element of {value} ({place}), so not at all if it has none.",
    zh: "按 {value}（{place}）的每个元素各一份；没有元素则不适用。",
  },
};
