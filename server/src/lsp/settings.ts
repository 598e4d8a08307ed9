import { type RuleSettings, readRuleSettings } from "../core/lint/config.js";
import type { Language } from "../core/text/message.js";

/** What the `huaweiIam` section of an editor says, read. */
export interface Settings {
  /** `undefined`: the language of the editor. */
  readonly language: Language | undefined;
  readonly rules: RuleSettings;
  /** Parts that could not be understood and were left out. */
  readonly problems: readonly string[];
}

/** Reads the section, whatever a client sends. */
export function readSettings(section: unknown): Settings {
  const values = typeof section === "object" && section !== null ? (section as Record<string, unknown>) : {};
  const { settings: rules, problems } = readRuleSettings(values["rules"]);
  const language = values["language"];
  const isKnown = language === undefined || language === null || language === "auto" || languageOf(language) !== undefined;
  return {
    language: languageOf(language),
    rules,
    problems: [...problems.map((problem) => `rules: ${problem}`), ...(isKnown ? [] : [`language: ${String(language)}`])],
  };
}

/** The language of a locale such as `zh-cn` or `en-US`; `undefined` for any other value. */
export function languageOf(locale: unknown): Language | undefined {
  if (typeof locale !== "string") return undefined;
  if (/^zh\b/i.test(locale)) return "zh";
  return /^en\b/i.test(locale) ? "en" : undefined;
}
