import { insertProperty } from "../../edit/value.js";
import { lacksAll } from "../../policy/forms/missing-element.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

export const missingVersion = defineRule<undefined>({
  id: "missing-version",
  category: "structure",
  severity: "error",
  code: "IAM.1024",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A custom policy has no Version.",
    zh: "自定义策略缺少 Version。",
  },

  *check({ policy }) {
    if (!lacksAll(policy.node, ["Version"])) return;
    const { start } = policy.node.range;
    const { language: version } = policy;
    const code = inBrackets(codeIn(version, "IAM.1024", "missingVersion"));
    const args = { version, code };
    const text = version === "5.0" ? message5 : message;
    yield { range: { start, end: start + 1 }, message: text, args, data: undefined };
  },

  *fix({ args }, { file, policy }) {
    // Elements of version 5.0 show that the missing version is not 1.1.
    const isCertain =
      policy.statements.every(({ unknownKeys }) => unknownKeys.length === 0)
      && policy.statements.some(({ actions }) => actions.length > 0);
    yield {
      title,
      args,
      safety: isCertain ? "safe" : "grants-access",
      edits: [insertProperty(file.text, policy.node, "Version", JSON.stringify(policy.language))],
    };
  },
});

const message = {
  en: "The policy has no \"Version\". A custom policy needs \"Version\": \"1.1\"{code}.",
  zh: "策略缺少“Version”。自定义策略须写明 \"Version\": \"1.1\"{code}。",
};
const message5 = {
  en: "The policy has no \"Version\". A policy of this kind needs \"Version\": \"5.0\"{code}.",
  zh: "策略缺少“Version”。此类策略须写明 \"Version\": \"5.0\"{code}。",
};
const title = { en: "Add \"Version\": \"{version}\"", zh: "添加 \"Version\": \"{version}\"" };
