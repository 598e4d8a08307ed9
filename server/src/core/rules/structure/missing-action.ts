import { insertProperty } from "../../edit/value.js";
import { findElementProperty } from "../../policy/elements.js";
import type { Statement } from "../../policy/model.js";
import { lacksAll } from "../../policy/forms/missing-element.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

export const missingAction = defineRule<Statement>({
  id: "missing-action",
  category: "structure",
  severity: "error",
  code: "IAM.1030",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A statement has no Action.",
    zh: "语句缺少 Action。",
  },

  *checkStatement(statement, { policy }) {
    if (!lacksAll(statement.node, ["Action", "NotAction"])) return;
    const { start } = statement.node.range;
    const code = inBrackets(codeIn(policy.language, "IAM.1030"));
    yield { range: { start, end: start + 1 }, message, args: { number: statement.index + 1, code }, data: statement };
  },

  // The empty list is a placeholder, so this fix must not run without asking: it would only replace the finding by a
  // weaker one.
  *fix({ data: { node } }, { file }) {
    const effect = findElementProperty(node, "Effect");
    if (node.isClosed)
      yield {
        title,
        args: {},
        safety: "removes-access",
        edits: [insertProperty(file.text, node, "Action", "[]", effect)],
      };
  },
});

const message = {
  en: "Statement {number} has no \"Action\"; the service rejects it{code}.",
  zh: "第 {number} 条语句缺少“Action”，服务会拒绝{code}。",
};
const title = { en: "Add an empty \"Action\" list", zh: "添加空的“Action”列表" };
