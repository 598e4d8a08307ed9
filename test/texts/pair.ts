import assert from "node:assert/strict";
import type { Bilingual } from "../../server/src/core/text/message.js";

const han = /\p{Script=Han}/u;
/** Chinese punctuation; dashes, ellipses and curved quotes also occur in English texts. */
const chineseMarks = /[，。；：？！（）《》、]/u;

/** Words that are the same in every language. */
const names = /\{\w*\}|\b(?:huawei-iam|Open Telekom Cloud|HTTP Referer|API|Allow|Deny|Effect|Action|Resource|Condition|Version|Statement)\b/g;
/** A name, punctuation between two parts, or only placeholders. */
const isName = (text: string) => !/\p{L}/u.test(text.replace(names, ""));

/** Removes quotations: code, a form between quotes, the answer to a prompt. */
const withoutQuotations = (text: string) => text.replace(/`[^`]*`|“[^”]*”|"[^"]*"/g, "");

const places = (text: string) => [...new Set(text.match(/\{\w*\}/g) ?? [])].sort();

/** Checks the rules for every text in both languages. */
export function checkPair({ en, zh }: Bilingual, where: string): void {
  const both = `${where}\n  ${en}\n  ${zh}`;
  assert.equal(zh === "", en === "", `a text is missing: ${both}`);
  assert.deepEqual(places(zh), places(en), `both must have the same placeholders: ${both}`);
  // A remark in brackets follows other text: English needs a blank before it, Chinese does not.
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
  assert.doesNotMatch(text, chineseMarks, `Chinese punctuation: ${where}`);
}

/** Half-width punctuation next to a Chinese character is a slip, except in a quoted form. */
export function checkChinese(text: string, where: string): void {
  assert.doesNotMatch(withoutQuotations(text), /\p{Script=Han}[,;:?!()]|[,;?!(]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u, `half-width punctuation: ${where}`);
}
