import type { Fix } from "../fix/fix.js";
import type { JsonSyntaxErrorKind } from "../policy/json/syntax-error.js";
import { changedReport } from "../rule/changed-report.js";
import { fullwidthPunctuation } from "../rules/structure/fullwidth-punctuation.js";
import { nestedTooDeep } from "../rules/structure/json-syntax.js";
import type { Bilingual } from "../text/message.js";
import type { Finding } from "./finding.js";

/**
 * The report of a syntax error in the syntax of the file itself: Terraform cannot read the file, so the service gets no
 * policy. `written` is the text of the file at its place.
 */
export function hclSyntaxReport({ rule, report }: Finding, written: string): Finding["report"] {
  if (report.message === nestedTooDeep) return report;
  const message =
    rule.id === fullwidthPunctuation.id
      ? messageOfMark(report.args["meant"])
      : written.includes("\n") && written.startsWith('"')
        ? lineBreak
        : (messages[kindOf(report.data)] ?? hclSyntax);
  const { range, args, data, facts, severity, related, tags } = changedReport(report, { message });
  // The code is one of the service, which never sees the policy.
  return {
    range, message, args, data,
    ...(facts && { facts }), ...(severity && { severity }), ...(related && { related }), ...(tags && { tags }),
  };
}

/** The fix for a missing separator, named by the one that is added. */
export function withHclSeparator(fix: Fix): Fix {
  return fix.edits.some(({ newText }) => newText.includes("=")) ? { ...fix, title: addEquals } : fix;
}

const addEquals = { en: "Add '='", zh: "添加“=”" };

function kindOf(data: unknown): JsonSyntaxErrorKind {
  return typeof data === "object" && data !== null && "kind" in data ? (data.kind as JsonSyntaxErrorKind) : "not-json";
}

function messageOfMark(meant: unknown): Bilingual {
  return meant === " " ? blank : meant === '"' ? quotes : mark;
}

/** The message for text that is not HCL, for a reason that no other message names. */
export const hclSyntax = {
  en: "This is not valid HCL. Terraform cannot read the file.",
  zh: "此处不是合法的 HCL，Terraform 无法读取该文件。",
};
export const hclMissingComma = {
  en: "Missing comma after this. Terraform cannot read the file.",
  zh: "此处之后缺少逗号，Terraform 无法读取该文件。",
};
export const hclExtraComma = {
  en: "Unexpected comma. Terraform cannot read the file.",
  zh: "此处逗号多余，Terraform 无法读取该文件。",
};
export const missingBracket = {
  en: "A '{mark}' is missing here. Terraform cannot read the file.",
  zh: "此处缺少“{mark}”，Terraform 无法读取该文件。",
};
const extraBracket = {
  en: "This '{mark}' closes nothing. Terraform cannot read the file.",
  zh: "此处的“{mark}”没有对应的左括号，Terraform 无法读取该文件。",
};
const missingQuote = {
  en: "This string is not enclosed in double quotes (\"). Terraform cannot read the file.",
  zh: "该字符串未用一对双引号（\"）括起，Terraform 无法读取该文件。",
};
export const missingSeparator = {
  en: "Nothing separates this name from its value. Terraform cannot read the file.",
  zh: "该名称与其值之间缺少分隔符，Terraform 无法读取该文件。",
};
const missingValue = {
  en: "A value is missing here. Terraform cannot read the file.",
  zh: "此处缺少值，Terraform 无法读取该文件。",
};
const openComment = {
  en: "This comment is not closed. Terraform cannot read the file. Close it with '*/'.",
  zh: "该注释未闭合，Terraform 无法读取该文件。请用“*/”闭合。",
};
const lineBreak = {
  en: "A string in quotes contains a line break. Terraform cannot read the file.",
  zh: "引号内的字符串跨行，Terraform 无法读取该文件。",
};
const blank = {
  en: "{written} is a blank that is not allowed here; use an ordinary blank. Terraform cannot read the file.",
  zh: "{written} 是此处不允许的空白字符，应改为普通空格，否则 Terraform 无法读取该文件。",
};
const mark = {
  en: "'{written}' is not valid here; use '{meant}'. Terraform cannot read the file.",
  zh: "此处不能使用“{written}”，应为“{meant}”，否则 Terraform 无法读取该文件。",
};
const quotes = {
  en: "Use straight quotes (\"). Terraform cannot read the file.",
  zh: "字符串须使用英文直引号（\"），否则 Terraform 无法读取该文件。",
};
const messages: Readonly<Partial<Record<JsonSyntaxErrorKind, Bilingual>>> = {
  "missing-comma": hclMissingComma,
  "extra-comma": hclExtraComma,
  "trailing-comma": hclExtraComma,
  "missing-bracket": missingBracket,
  "extra-bracket": extraBracket,
  "missing-quote": missingQuote,
  "missing-colon": missingSeparator,
  "missing-value": missingValue,
  "unclosed-comment": openComment,
};
