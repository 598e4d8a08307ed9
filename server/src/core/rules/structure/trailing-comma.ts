import type { JsonSyntaxError } from "../../policy/json/syntax-error.js";
import { fixSyntaxError, reportSyntaxErrors } from "../../rule/syntax-error-report.js";
import { defineFileRule } from "../../rule/rule.js";

export const trailingComma = defineFileRule<JsonSyntaxError>({
  id: "trailing-comma",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "There is a superfluous comma.",
    zh: "存在多余的逗号。",
  },
  // JSONC allows a comma after the last item, and a .jsonc file is not sent to the service as it is.
  check: (context) =>
    reportSyntaxErrors(
      context,
      context.file.dialect === "jsonc"
        ? { "extra-comma": extra }
        : { "extra-comma": extra, "trailing-comma": trailing },
    ),
  fix: (report, context) => fixSyntaxError(report, context, title),
});

const trailing = {
  en: "JSON does not allow a comma after the last item; the service rejects the policy.",
  zh: "JSON 中最后一项之后不能有逗号，否则服务会拒绝该策略。",
};
const extra = {
  en: "Unexpected comma: JSON has exactly one comma between two items. The service rejects the policy.",
  zh: "此处逗号多余：JSON 的两项之间只有一个逗号，否则服务会拒绝该策略。",
};
const title = { en: "Remove the comma", zh: "删除逗号" };
