import type { Edition, Route } from "./route.js";
import type { Language } from "./text.js";

/** Language and edition of the page. */
export interface SiteSettings {
  readonly language: Language;
  readonly edition: Edition;
}

/** What the address says, or else the settings of before, or else the first language of the browser that we have. */
export function settingsFor(
  { language, edition }: Pick<Route, "language" | "edition">,
  before: SiteSettings | undefined,
  browserLanguages: readonly string[],
): SiteSettings {
  const own = browserLanguages.flatMap((tag): Language[] =>
    /^zh\b/i.test(tag) ? ["zh"] : /^en\b/i.test(tag) ? ["en"] : [],
  );
  return {
    language: language ?? before?.language ?? own[0] ?? "en",
    edition: edition ?? before?.edition ?? "huaweicloud",
  };
}
