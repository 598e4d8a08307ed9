/** The languages of the site. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** A text in both languages. `{name}` is replaced by the argument of that name. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** The text in a language, with its arguments. A placeholder without an argument stays as it is. */
export function textIn(
  language: Language,
  text: Bilingual,
  args: Readonly<Record<string, string | number>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

/** English needs a plural; Chinese does not. `one` and `other` are used for English only by their `en`. */
export function countedIn(language: Language, count: number, one: Bilingual, other: Bilingual): string {
  return textIn(language, count === 1 ? one : other, { count });
}
