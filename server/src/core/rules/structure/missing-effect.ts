import { insertProperty } from "../../edit/value.js";
import type { Statement } from "../../policy/model.js";
import { lacksAll } from "../../policy/forms/missing-element.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

export const missingEffect = defineRule<Statement>({
  id: "missing-effect",
  category: "structure",
  severity: "error",
  code: "IAM.1029",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A statement has no Effect.",
    zh: "语句缺少 Effect。",
  },

  *checkStatement(statement, { policy }) {
    if (!lacksAll(statement.node, ["Effect"])) return;
    const { start } = statement.node.range;
    const code = inBrackets(codeIn(policy.language, "IAM.1029"));
    yield { range: { start, end: start + 1 }, message, args: { number: statement.index + 1, code }, data: statement };
  },

  // Deny comes first: a guess must not grant access.
  *fix({ data: { node, actions } }, { file }) {
    if (!node.isClosed) return;
    yield {
      title: deny,
      args: {},
      safety: "removes-access",
      edits: [insertProperty(file.text, node, "Effect", '"Deny"')],
    };
    const grants = actions.map(({ pattern }) => pattern.text);
    yield {
      title: allow,
      args: { count: grants.length },
      safety: "grants-access",
      edits: [insertProperty(file.text, node, "Effect", '"Allow"')],
      grants,
    };
  },
});

const message = {
  en: "Statement {number} has no \"Effect\"; it must say \"Allow\" or \"Deny\"{code}.",
  zh: "第 {number} 条语句缺少“Effect”，须写明 \"Allow\" 或 \"Deny\"{code}。",
};
const deny = { en: "Add \"Effect\": \"Deny\"", zh: "添加 \"Effect\": \"Deny\"" };
const allow = { en: "Add \"Effect\": \"Allow\", which grants {count} listed actions", zh: "添加 \"Effect\": \"Allow\"，授予所列 {count} 个授权项" };
