import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { jsonSyntax } from "../rules/structure/json-syntax.js";
import { missingComma } from "../rules/structure/missing-comma.js";
import { unbalancedBrackets } from "../rules/structure/unbalanced-brackets.js";
import { trailingComma } from "../rules/structure/trailing-comma.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import type { Bilingual } from "../text/message.js";
import { applyEdits, type TextRange } from "../text/range.js";
import { codesOf, invisibleIn } from "../text/invisible.js";
import { alsoInvisible, removeInvisible } from "./naming-invisible.js";
import type { Finding } from "./finding.js";
import { isBetter } from "./is-better.js";
import { missingParen } from "./missing-paren.js";
import { hclExtraComma, hclMissingComma, hclSyntax, missingBracket } from "./hcl-syntax-report.js";

type HclSyntaxError = TerraformFile["syntaxErrors"][number];
type Kind = HclSyntaxError["kind"];

/**
 * The syntax errors in a policy that its view does not show, such as a missing line break between the arguments of a
 * block. `found` are its findings. After an error other than a comma, the text may be misread.
 */
export function hclSyntaxErrors(
  host: TerraformFile,
  view: PolicyView,
  found: readonly Finding[],
  levels: RuleSettings,
): Finding[] {
  const inView = host.syntaxErrors.filter(({ range }) => view.host.start <= range.start && range.end <= view.host.end);
  if (inView.length === 0) return [];
  const syntax = found.filter(({ rule }) => rule.isSyntax);
  if (syntax.some(({ rule }) => rule !== missingComma && rule !== trailingComma)) return [];
  const lines = new Set(syntax.map(({ report }) => lineOf(host.text, report.range.start)));
  const [first, ...others] = inView.filter(({ range }) => !lines.has(lineOf(host.text, range.start)));
  if (!first) return [];
  const paren = missingParen(host, view, first.range);
  const level = levelInForce(paren === undefined ? rules[first.kind] : unbalancedBrackets, levels);
  if (level === "off") return [];
  if (paren !== undefined) return [parenFinding(host, first.range, paren, level)];
  const ofKind = others.filter(({ kind }) => kind === first.kind);
  return [toFinding(host, first, [first, ...ofKind], level)];
}

/** Other errors may follow from it. */
function parenFinding(host: TerraformFile, range: TextRange, at: number, severity: Finding["severity"]): Finding {
  const args = { mark: ")" };
  const edits = [{ range: { start: at, end: at }, newText: ")" }];
  return {
    rule: unbalancedBrackets,
    severity,
    report: { range, message: missingBracket, args, data: undefined },
    fixes: () =>
      isBetter(host, applyEdits(host.text, edits)) ? [{ title: addMark, args, safety: "safe", edits }] : [],
    fixAll: () => undefined,
  };
}

function lineOf(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1);
}

function toFinding(
  host: TerraformFile,
  { kind, range }: HclSyntaxError,
  all: readonly HclSyntaxError[],
  severity: Finding["severity"],
): Finding {
  const hidden = invisibleIn(host.text, range);
  const args = { invisible: codesOf(hidden) };
  return {
    rule: rules[kind],
    severity,
    report: {
      range, args, data: undefined,
      message: hidden.length > 0 ? alsoInvisible(messages[kind]) : messages[kind],
    },
    fixes() {
      const edits = all.flatMap((one) => one.edits);
      const title = hidden.length > 0 ? removeInvisible : titles[kind];
      return title && edits.length > 0 && isBetter(host, applyEdits(host.text, edits))
        ? [{ title, args, safety: "safe", edits }]
        : [];
    },
    fixAll: () => undefined,
  };
}

const rules = {
  "missing-comma": missingComma,
  "extra-comma": trailingComma,
  "missing-line-break": jsonSyntax,
  escape: jsonSyntax,
  unexpected: jsonSyntax,
} satisfies Record<Kind, unknown>;

const messages: Readonly<Record<Kind, Bilingual>> = {
  "missing-comma": hclMissingComma,
  "extra-comma": hclExtraComma,
  "missing-line-break": {
    en: "A line break is missing after this: each argument of a block begins on a new line. Terraform cannot read the file.",
    zh: "此处之后缺少换行：块中的每个参数须另起一行，否则 Terraform 无法读取该文件。",
  },
  escape: {
    en: "After a backslash HCL allows only one of n r t \" \\ u U. Terraform cannot read the file.",
    zh: "HCL 中反斜杠后只能是 n r t \" \\ u U 之一，Terraform 无法读取该文件。",
  },
  unexpected: hclSyntax,
};
const addMark: Bilingual = { en: "Add '{mark}'", zh: "添加“{mark}”" };
const titles: Readonly<Partial<Record<Kind, Bilingual>>> = {
  "missing-comma": { en: "Add the comma", zh: "添加逗号" },
  "extra-comma": { en: "Remove the comma", zh: "删除逗号" },
  "missing-line-break": { en: "Add the line breaks", zh: "添加换行" },
};
