import { insertProperty } from "../../edit/value.js";
import { lacksAll } from "../../policy/forms/missing-element.js";
import { defineRule } from "../../rule/rule.js";

export const missingVersion = defineRule<undefined>({
  id: "missing-version",
  category: "structure",
  severity: "error",
  code: "IAM.1024",
  appliesTo: ["1.1"],
  summary: {
    en: "A custom policy has no Version.",
    zh: "自定义策略缺少 Version。",
  },

  *check({ policy }) {
    if (!lacksAll(policy.node, ["Version"])) return;
    const { start } = policy.node.range;
    yield { range: { start, end: start + 1 }, message, args: {}, data: undefined };
  },

  *fix(_, { file, policy }) {
    // Elements of version 5.0 show that the missing version is not 1.1.
    const isOlder =
      policy.statements.every(({ unknownKeys }) => unknownKeys.length === 0)
      && policy.statements.some(({ actions }) => actions.length > 0);
    yield {
      title,
      args: {},
      safety: isOlder ? "safe" : "grants-access",
      edits: [insertProperty(file.text, policy.node, "Version", '"1.1"')],
    };
  },
});

const message = {
  en: "The policy has no \"Version\". A custom policy needs \"Version\": \"1.1\" (IAM.1024).",
  zh: "策略缺少“Version”。自定义策略须写明 \"Version\": \"1.1\"（IAM.1024）。",
};
const title = { en: "Add \"Version\": \"1.1\"", zh: "添加 \"Version\": \"1.1\"" };
