import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { jsonSyntax } from "../rules/structure/json-syntax.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import { isJson } from "../terraform/is-json.js";
import { isJsonText } from "../terraform/put-back/json-text.js";
import type { Bilingual } from "../text/message.js";
import { applyEdits, type TextEdit, type TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { Finding } from "./finding.js";
import { isBetter } from "./is-better.js";

/**
 * The error of a text in single quotes, or of an action without quotes, in a policy in HCL's own syntax; `undefined` if
 * the first syntax error among its findings has another reason. All other syntax errors may follow from this one.
 */
export function wrongQuotes(
  host: TerraformFile,
  view: PolicyView,
  found: readonly Finding[],
  levels: RuleSettings,
): Finding | undefined {
  const level = levelInForce(jsonSyntax, levels);
  const [first] = found
    .filter(({ rule, report }) => rule.isSyntax && !isJsonText(view, report.range))
    .map(({ report }) => toHostRange(view, report.range).start)
    .sort((a, b) => a - b);
  const isHcl = (view.form === "object" || view.form === "blocks") && !isJson(host.text);
  if (first === undefined || level === "off" || !isHcl) return undefined;
  const all = misquoted(host.text, lineAround(host.text, first).start, view.host.end);
  const line = lineAround(host.text, first);
  const [wrong] = all.filter(({ range }) => range.start <= line.end);
  if (!wrong) return undefined;
  const edits = all.map(({ range, value }): TextEdit => ({ range, newText: `"${value}"` }));
  return {
    rule: jsonSyntax,
    severity: level,
    report: {
      range: wrong.range,
      message: wrong.isQuoted ? singleQuotes : noQuotes,
      args: { value: wrong.value },
      data: undefined,
    },
    fixes: () =>
      isBetter(host, applyEdits(host.text, edits)) ? [{ title, args: {}, safety: "safe", edits }] : [],
    fixAll: () => undefined,
  };
}

interface Misquoted {
  readonly range: TextRange;
  readonly value: string;
  /** Whether it is in single quotes. */
  readonly isQuoted: boolean;
}

/** Texts in single quotes, and actions without quotes, outside of strings and comments. */
function misquoted(text: string, start: number, end: number): Misquoted[] {
  return [...text.slice(start, end).matchAll(parts)].flatMap((match): Misquoted[] => {
    const [written, quoted, action] = match;
    const value = quoted ?? action;
    const from = start + match.index;
    return value === undefined
      ? []
      : [{ range: { start: from, end: from + written.length }, value, isQuoted: quoted !== undefined }];
  });
}

/** Strings and comments, or one of the two. Two colons without blanks are never HCL. */
const parts =
  /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|'([^'"\\\n]*)'|(?<!["\w.*:-])(\w[\w-]*(?::[\w*-]+){2})(?!["\w*:-])/g;

function lineAround(text: string, offset: number): TextRange {
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end < 0 ? text.length : end };
}

const singleQuotes: Bilingual = {
  en: "HCL has no single quotes; use double quotes (\"). Terraform cannot read the file.",
  zh: "HCL 不支持单引号，应使用双引号（\"），否则 Terraform 无法读取该文件。",
};
const noQuotes: Bilingual = {
  en: "'{value}' has no quotes; a text is enclosed in double quotes (\"). Terraform cannot read the file.",
  zh: "“{value}”缺少引号：文本须用双引号（\"）括起，否则 Terraform 无法读取该文件。",
};
const title: Bilingual = { en: "Use double quotes", zh: "改用双引号" };
