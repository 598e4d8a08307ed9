/** A language of our texts. */
export type Language = "en" | "zh";

/** A text in both languages. Both are required, so a missing translation does not compile. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Values for the `{places}` of a template. A bilingual value is used in the reader's language. */
export type MessageArgs = Readonly<Record<string, string | number | Bilingual>>;

/** The template in the reader's language with its `{places}` filled in. A place without a value stays unchanged. */
export function format(template: Bilingual, args: MessageArgs, language: Language): string {
  const text = template[language];
  // Many texts have no places, and a list may have hundreds of texts.
  return text.includes("{") ? fill(text, args, language) : text;
}

/** The same in both languages, to be a value of another template. */
export function formatBoth(template: Bilingual, args: MessageArgs): Bilingual {
  return { en: format(template, args, "en"), zh: format(template, args, "zh") };
}

function fill(text: string, args: MessageArgs, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = args[name];
    if (value === undefined) return place;
    return typeof value === "object" ? value[language] : String(value);
  });
}
