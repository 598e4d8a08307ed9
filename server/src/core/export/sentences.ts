import { type Bilingual, format, type Language } from "../text/message.js";
import type { ConsoleText } from "./console-text.js";

/** What the author of a copied policy should know of the copy: how it stands, what was repaired, what was added or left out. */
export function sentencesAbout({ errors, warnings, notes }: Extract<ConsoleText, { kind: "text" }>, language: Language): string[] {
  const count = problemCount(errors, warnings, language);
  const findings = errors + warnings === 0 ? [] : [format(errors > 0 ? refusedProbably : problems, { count }, language)];
  return [...findings, ...notes.map(({ text, args }) => format(text, args, language))];
}

/** "2 errors, 1 warning"; "no errors" where there is nothing of either. */
export function problemCount(errors: number, warnings: number, language: Language): string {
  const parts = [...(errors > 0 ? [counted(errors, error, language)] : []), ...(warnings > 0 ? [counted(warnings, warning, language)] : [])];
  return parts.length > 0 ? parts.join(format(comma, {}, language)) : format(nothing, {}, language);
}

/** A number with its noun, as each language wants it. */
export function counted(count: number, { one, many }: { readonly one: Bilingual; readonly many: Bilingual }, language: Language): string {
  return format(count === 1 ? one : many, { count }, language);
}

const error = { one: { en: "1 error", zh: "1 个错误" }, many: { en: "{count} errors", zh: "{count} 个错误" } };
const warning = { one: { en: "1 warning", zh: "1 个警告" }, many: { en: "{count} warnings", zh: "{count} 个警告" } };
const nothing = { en: "no errors", zh: "没有错误" };
const comma = { en: ", ", zh: "、" };
const refusedProbably = { en: "{count}: the service will probably refuse it.", zh: "有 {count}，服务很可能拒绝。" };
const problems = { en: "{count}.", zh: "有 {count}。" };
