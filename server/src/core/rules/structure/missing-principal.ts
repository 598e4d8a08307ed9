import { lacksAll } from "../../policy/forms/missing-element.js";
import { kinds } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";

export const missingPrincipal = defineRule<undefined>({
  id: "missing-principal",
  category: "structure",
  severity: "error",
  appliesTo: ["5.0"],
  summary: {
    en: "A statement of a trust policy does not say whom it is for.",
    zh: "信任策略的语句没有指明委托对象。",
  },

  *checkStatement({ node, index }, { policy }) {
    if (kinds[policy.kind].principals !== "required" || !lacksAll(node, ["Principal", "NotPrincipal"])) return;
    const { start } = node.range;
    yield { range: { start, end: start + 1 }, message, args: { number: index + 1 }, data: undefined };
  },
});

const message = {
  en: "Statement {number} has no \"Principal\". The grammar of trust policies requires it: who may assume the agency.",
  zh: "第 {number} 条语句缺少“Principal”。信任策略的语法要求每条语句指明谁可以使用该委托。",
};
