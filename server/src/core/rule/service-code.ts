import { languages, type LanguageVersion, type Violation } from "../language/policy-languages.js";
import type { PolicyFile } from "../policy/model.js";
import type { Bilingual } from "../text/message.js";
import type { Report } from "./rule.js";

/**
 * The code of the service for what a rule reports, in the language of the policy: `code` of the error table for older
 * versions, the code of the `violation` for version 5.0. `undefined` if the service's own list has none that is
 * published.
 */
export function codeIn(language: LanguageVersion, code: string, violation?: Violation): string | undefined {
  const { codes } = languages[language];
  return codes === undefined ? code : violation && codes[violation];
}

/** A code at the end of a sentence: « (IAM.1029)»; nothing without a code. */
export function inBrackets(code: string | undefined): Bilingual | string {
  return code === undefined ? "" : { en: ` (${code})`, zh: `（${code}）` };
}

/** Reports about what is not JSON, with the code for it at the end if the language of the file's policies has one. */
export function withSyntaxCode(
  reports: readonly Report<unknown>[],
  { policies }: PolicyFile,
): readonly Report<unknown>[] {
  const code = policies.map(({ language }) => languages[language].codes?.syntax).find((one) => one !== undefined);
  if (code === undefined) return reports;
  return reports.map((report) => {
    const { en, zh } = report.message;
    const message = { en: `${en.replace(/\.$/, "")} (${code}).`, zh: `${zh.replace(/。$/, "")}（${code}）。` };
    return { ...report, message, code };
  });
}
