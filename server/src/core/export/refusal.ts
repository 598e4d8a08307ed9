import { lint } from "../lint/lint.js";
import { autoFixOf } from "../lint/apply-safe-fixes.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { Catalog } from "../catalog/catalog.js";
import type { TextRange } from "../text/range.js";
import type { ExportNote } from "./note.js";

/** The reason why a text cannot be converted to JSON, and its place in it. */
export interface Refusal {
  readonly kind: "refused";
  readonly range: TextRange | undefined;
  readonly reason: ExportNote;
}

/** Why this text cannot be converted to JSON. */
export function refusal({ text, catalog }: { readonly text: string; readonly catalog: Catalog }): Refusal {
  // Comments and trailing commas are not a reason, because the export drops them.
  const file = parsePolicyFile(text.replace(/^\ufeff/, ""), "jsonc");
  if (!file.looksLikePolicy) return { kind: "refused", range: undefined, reason: { text: noPolicy, args: {} } };
  const moved = text.length - file.text.length;
  // Runs all rules: settings may suppress one of them, but the reason is needed anyway.
  const errors = lint(file, catalog).filter(({ rule, severity }) => rule.subject === "file" && severity === "error");
  const first = errors.find((finding) => autoFixOf(finding) === undefined) ?? errors[0];
  const at = first?.report.range ?? file.problems[0]?.range;
  const range = at && { start: at.start + moved, end: at.end + moved };
  return {
    kind: "refused",
    range,
    reason: first ? { text: first.report.message, args: first.report.args } : { text: notJson, args: {} },
  };
}

const noPolicy = { en: "This file contains no Huawei Cloud policy.", zh: "此文件中没有华为云策略。" };
const notJson = { en: "The text is not JSON here.", zh: "此处不是合法的 JSON。" };
