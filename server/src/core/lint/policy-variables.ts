import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { jsonSyntax } from "../rules/structure/json-syntax.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import type { TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";

/**
 * Policy variables that Terraform interprets as its own expressions and rejects: `${g:UserName}` must be written
 * `$${g:UserName}`.
 */
export function unescapedVariables(
  { text }: TerraformFile,
  { segments, unknown }: PolicyView,
  levels: RuleSettings,
): Finding[] {
  const level = levelInForce(jsonSyntax, levels);
  if (level === "off" || unknown.length === 0) return [];
  return [...segments].filter(({ kind, host }) => kind === "unknown" && variable.test(text.slice(host.start, host.end)))
    .map(({ host }) => toFinding(text, host, level));
}

const variable = /^\$\{\s*[A-Za-z][\w-]*:[A-Za-z][\w/-]*\s*\}$/;

function toFinding(text: string, range: TextRange, severity: Finding["severity"]): Finding {
  const written = text.slice(range.start, range.end);
  const args = { written, escaped: `$${written}` };
  return {
    rule: jsonSyntax,
    severity,
    report: { range, message, args, data: undefined },
    fixes: () => [
      {
        title: escape,
        args,
        safety: "safe",
        edits: [{ range: { start: range.start, end: range.start }, newText: "$" }],
      },
    ],
    fixAll: () => undefined,
  };
}

const message = {
  en: "Terraform cannot read \"{written}\". A policy variable is written \"{escaped}\" here.",
  zh: "Terraform 无法解析“{written}”；此处的策略变量应写作“{escaped}”。",
};
const escape = { en: "Write \"{escaped}\"", zh: "改写为“{escaped}”" };
