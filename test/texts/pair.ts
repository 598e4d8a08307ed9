import assert from "node:assert/strict";
import type { Bilingual } from "../../server/src/core/text/message.js";

const han = /\p{Script=Han}/u;
/** Marks of Chinese type; a dash, an ellipsis and curved quotes stand in English texts, too. */
const chineseMarks = /[，。；：？！（）《》、]/u;

/** Words that are the same in every language. */
const names = /\{\w*\}|\b(?:huawei-iam|Open Telekom Cloud|HTTP Referer|API|Allow|Deny|Effect|Action|Resource|Condition|Version|Statement)\b/g;
/** A name, a mark between two parts, or nothing but places. */
const isName = (text: string) => !/\p{L}/u.test(text.replace(names, ""));

/** What is quoted from somewhere else: code, a form between quotes, the answer to a question of the machine. */
const withoutQuotations = (text: string) => text.replace(/`[^`]*`|“[^”]*”|"[^"]*"/g, "");

const places = (text: string) => [...new Set(text.match(/\{\w*\}/g) ?? [])].sort();

/** What every text for people keeps to, in both languages that we publish in. */
export function checkPair({ en, zh }: Bilingual, where: string): void {
  const both = `${where}\n  ${en}\n  ${zh}`;
  assert.equal(zh === "", en === "", `a text is missing: ${both}`);
  assert.deepEqual(places(zh), places(en), `both have the same places: ${both}`);
  // A remark in brackets is joined to what stands before it: English wants a blank there, Chinese has none.
  const joined = en.startsWith(" (") && zh.startsWith("（") ? en.slice(1) : en;
  if (isName(zh)) return;
  assert.equal(joined, joined.trim(), `blanks around: ${both}`);
  assert.equal(zh, zh.trim(), `blanks around: ${both}`);
  assert.match(zh, han, `not Chinese: ${both}`);
  checkEnglish(en, both);
  checkChinese(zh, both);
}

export function checkEnglish(text: string, where: string): void {
  assert.doesNotMatch(text, han, `not English: ${where}`);
  assert.doesNotMatch(text, chineseMarks, `marks of Chinese type: ${where}`);
}

/** Half-width marks beside a Chinese character are slips, but in a form that is quoted. */
export function checkChinese(text: string, where: string): void {
  assert.doesNotMatch(withoutQuotations(text), /\p{Script=Han}[,;:?!()]|[,;?!(]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u, `half-width marks: ${where}`);
}
