import type { Language } from "../../core/text/message.js";

/**
 * The language to speak: what `--lang` says, even where the rest of the line is wrong (the complaint about it should be
 * readable too), else the first of LC_ALL, LC_MESSAGES and LANG that is set, else the system's own.
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
