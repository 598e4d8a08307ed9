import { hasElement } from "../../policy/elements.js";
import { defineRule } from "../../rule/rule.js";

export const actionAndNotAction = defineRule<undefined>({
  id: "action-and-not-action",
  category: "structure",
  severity: "error",
  code: "IAM.1031",
  appliesTo: ["1.1"],
  summary: {
    en: "A statement has both Action and NotAction.",
    zh: "语句同时含有 Action 和 NotAction。",
  },

  *checkStatement({ node }) {
    const notAction = node.properties.find(({ key }) => key.value === "NotAction");
    if (!notAction) return;
    // The error table includes the element, but no guide of 1.1 does.
    yield hasElement(node, "Action")
      ? { range: notAction.key.range, message: both, args: {}, data: undefined }
      : {
          range: notAction.key.range,
          message: undocumented,
          args: {},
          severity: "information" as const,
          data: undefined,
        };
  },
});

const both = {
  en: "A statement has either \"Action\" or \"NotAction\", not both; the service rejects it (IAM.1031).",
  zh: "一条语句只能有“Action”或“NotAction”之一，服务会拒绝同时使用（IAM.1031）。",
};
const undocumented = {
  en: "No guide of version 1.1 documents \"NotAction\"; the Terraform provider drops it without a word.",
  zh: "1.1 版本的文档没有“NotAction”，Terraform provider 会直接丢弃该元素。",
};
