import type { JsonSyntaxError } from "../../policy/json/syntax-error.js";
import { fixSyntaxError, reportSyntaxErrors } from "../../rule/syntax-error-report.js";
import { defineFileRule } from "../../rule/rule.js";

export const missingComma = defineFileRule<JsonSyntaxError>({
  id: "missing-comma",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "A comma is missing between two items or properties.",
    zh: "两个元素或属性之间缺少逗号。",
  },
  check: (context) => reportSyntaxErrors(context, { "missing-comma": message }),
  fix: (report, context) => fixSyntaxError(report, context, title),
});

const message = {
  en: "Missing comma after this. IAM rejects the policy because it is not valid JSON.",
  zh: "此处之后缺少逗号，策略不是合法的 JSON，IAM 会拒绝。",
};
const title = { en: "Add the comma", zh: "添加逗号" };
