import { insertProperty } from "../../edit/value.js";
import { findElementProperty } from "../../policy/elements.js";
import { lacksAll } from "../../policy/forms/missing-element.js";
import { validationCodes } from "../../language/version-5.js";
import { defineRule } from "../../rule/rule.js";

export const missingStatement = defineRule<undefined>({
  id: "missing-statement",
  category: "structure",
  severity: "error",
  code: validationCodes.missingStatement,
  appliesTo: ["5.0"],
  summary: {
    en: "A policy of version 5.0 has no Statement.",
    zh: "策略（5.0 版）缺少 Statement。",
  },

  *check({ policy: { node } }) {
    if (!lacksAll(node, ["Statement"])) return;
    const { start } = node.range;
    yield { range: { start, end: start + 1 }, message, args: {}, data: undefined };
  },

  // The empty list is a placeholder, so this fix must not run without asking.
  *fix(_, { file, policy: { node } }) {
    const edits = [insertProperty(file.text, node, "Statement", "[]", findElementProperty(node, "Version"))];
    if (node.isClosed) yield { title, args: {}, safety: "removes-access", edits };
  },
});

const message = {
  en: "The policy has no \"Statement\"; the service rejects it (MISSING_STATEMENT).",
  zh: "策略缺少“Statement”，服务会拒绝（MISSING_STATEMENT）。",
};
const title = { en: "Add an empty \"Statement\" list", zh: "添加空的“Statement”列表" };
