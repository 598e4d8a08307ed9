import type { Language } from "../../core/text/message.js";

/**
 * The output language: the value of `--lang`, even if the rest of the command line is invalid, so that the error
 * message is readable; or else the first of LC_ALL, LC_MESSAGES and LANG that is set; or else the language of the
 * system.
 */
export function languageFor(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const option = argv.findLast((arg, index) => arg.startsWith("--lang=") || argv[index - 1] === "--lang");
  const asked = option === undefined ? undefined : toLanguage(option.replace(/^--lang=/, ""));
  if (asked) return asked;
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return toLanguage(locale ?? Intl.DateTimeFormat().resolvedOptions().locale) ?? "en";
}

/** The language of `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en-GB` ...; `undefined` for others. */
function toLanguage(locale: string): Language | undefined {
  const [, name] = /^(zh|en)(?:[-_.@]|$)/i.exec(locale) ?? [];
  return name?.toLowerCase() as Language | undefined;
}
