import { type AnswersByText, answersByText } from "./answers.js";
import { grouped } from "./grouped.js";
import { oncePer } from "./lazily.js";
import { type Bilingual, formatBoth } from "./message.js";

/** A text with a `{count}`: `one` for exactly one, `many` for every other number. */
export interface Plural {
  readonly one: Bilingual;
  readonly many: Bilingual;
}

/** The text for a number, with the number filled in: a sentence, or a value for a `{place}` of another template. */
export function counted(count: number, plural: Plural): Bilingual {
  return textsOf(plural)(String(count), () => {
    const template = count === 1 ? plural.one : plural.many;
    const args = { count: grouped(count) };
    return formatBoth(template, args);
  });
}

/** Written once, because completion counts what each of its stages leads to. */
const textsOf = oncePer<Plural, AnswersByText<Bilingual>>(() => answersByText(1000));

/** "2 errors, 1 warning"; "no errors or warnings" if there are none. */
export function problemCount(errors: number, warnings: number): Bilingual {
  const counts = [[errors, nouns.error], [warnings, nouns.warning]] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  return parts.length === 0 ? noProblems : separated(parts);
}

/** Texts in a row, with the separators of each language. */
export function separated(texts: readonly Bilingual[]): Bilingual {
  return { en: texts.map(({ en }) => en).join(", "), zh: texts.map(({ zh }) => zh).join("、") };
}

/** Names in a row, which are the same in both languages. */
export function separatedNames(names: readonly string[]): Bilingual {
  return separated(names.map((name) => ({ en: name, zh: name })));
}

const noProblems: Bilingual = { en: "no errors or warnings", zh: "没有错误或警告" };

/** Things that several rooms count, in Chinese with their measure words. */
export const nouns = {
  action: { one: { en: "1 action", zh: "1 个授权项" }, many: { en: "{count} actions", zh: "{count} 个授权项" } },
  error: { one: { en: "1 error", zh: "1 个错误" }, many: { en: "{count} errors", zh: "{count} 个错误" } },
  file: { one: { en: "1 file", zh: "1 个文件" }, many: { en: "{count} files", zh: "{count} 个文件" } },
  finding: { one: { en: "1 problem", zh: "1 个问题" }, many: { en: "{count} problems", zh: "{count} 个问题" } },
  hint: { one: { en: "1 hint", zh: "1 条提示" }, many: { en: "{count} hints", zh: "{count} 条提示" } },
  information: { one: { en: "1 information", zh: "1 条信息" }, many: { en: "{count} information", zh: "{count} 条信息" } },
  month: { one: { en: "1 month", zh: "1 个月" }, many: { en: "{count} months", zh: "{count} 个月" } },
  policy: { one: { en: "1 policy", zh: "1 个策略" }, many: { en: "{count} policies", zh: "{count} 个策略" } },
  statement: { one: { en: "1 statement", zh: "1 条语句" }, many: { en: "{count} statements", zh: "{count} 条语句" } },
  warning: { one: { en: "1 warning", zh: "1 个警告" }, many: { en: "{count} warnings", zh: "{count} 个警告" } },
  year: { one: { en: "1 year", zh: "1 年" }, many: { en: "{count} years", zh: "{count} 年" } },
} as const satisfies Record<string, Plural>;
