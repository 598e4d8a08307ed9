import { defineRule } from "../../rule/rule.js";

export const permissionSetCharacters = defineRule<undefined>({
  id: "permission-set-characters",
  category: "structure",
  severity: "warning",
  appliesTo: ["permission-set-policy"],
  summary: {
    en: "The policy of a permission set has characters outside of Latin-1, such as Chinese ones.",
    zh: "权限集的自定义策略含有 Latin-1 以外的字符，例如中文。",
  },

  // The pattern of the API definition lists these characters but has no anchors, so this is not certain.
  *check({ policy: { node }, file: { text } }) {
    const found = /[^\t\n\r\u0020-\u00ff]+/.exec(text.slice(node.range.start, node.range.end));
    if (!found) return;
    const start = node.range.start + found.index;
    yield {
      range: { start, end: start + found[0].length },
      message,
      args: { written: found[0].slice(0, 20) },
      data: undefined,
      facts: { written: found[0].slice(0, 20) },
    };
  },
});

const message = {
  en: "\"{written}\": the policy of a permission set may only have characters from U+0020 to U+00FF, tabs and line breaks; IAM Identity Center probably rejects others.",
  zh: "“{written}”：权限集策略仅支持 U+0020 至 U+00FF 的字符、制表符和换行符，IAM 身份中心很可能拒绝其他字符。",
};
