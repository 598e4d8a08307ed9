import type { JsonSyntaxError } from "../../policy/json/syntax-error.js";
import { fixSyntaxError, reportSyntaxErrors } from "../../rule/syntax-error-report.js";
import { defineFileRule } from "../../rule/rule.js";

export const missingQuote = defineFileRule<JsonSyntaxError>({
  id: "missing-quote",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "A string lacks a quote, has one too many, or has single quotes.",
    zh: "字符串缺少或多出引号，或使用了单引号。",
  },
  check: (context) => reportSyntaxErrors(context, { "missing-quote": message }),
  fix: (report, context) => fixSyntaxError(report, context, title),
});

const message = {
  en: "This string is not enclosed in double quotes (\"), so the service cannot read the policy.",
  zh: "该字符串未用一对双引号（\"）括起，服务无法解析该策略。",
};
const title = { en: "Enclose in double quotes", zh: "用双引号括起" };
