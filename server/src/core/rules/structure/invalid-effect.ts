import { replaceValue } from "../../edit/value.js";
import type { StringNode } from "../../policy/syntax.js";
import type { Effect, Statement } from "../../policy/model.js";
import { nearest } from "../../text/near.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

interface Wrong {
  readonly statement: Statement;
  readonly node: StringNode;
  readonly meant: Effect | undefined;
  /** Whether the text is a valid effect except for letter case and blanks. */
  readonly isCertain: boolean;
}

export const invalidEffect = defineRule<Wrong>({
  id: "invalid-effect",
  category: "structure",
  severity: "error",
  code: "IAM.1029",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "Effect is neither \"Allow\" nor \"Deny\".",
    zh: "Effect 既不是 \"Allow\" 也不是 \"Deny\"。",
  },

  *checkStatement(statement, { policy }) {
    const { effectNode: node, effect } = statement;
    if (node?.kind !== "string" || node.value === effect?.value) return;
    const meant = effect?.value ?? (nearest(node.value.trim(), ["Allow", "Deny"])[0] as Effect | undefined);
    // The guides use capitals, the error table small letters; whether the service checks the case is unknown.
    const isCaseOnly = effect !== undefined && node.value.trim() === node.value;
    yield {
      range: node.range,
      message: isCaseOnly ? otherCase : effect ? blanks : neither,
      args: { written: node.value, meant: meant ?? "", code: inBrackets(codeIn(policy.language, "IAM.1029")) },
      ...(isCaseOnly ? { severity: "warning" as const } : {}),
      data: { statement, node, meant, isCertain: effect !== undefined },
      facts: { written: node.value },
    };
  },

  *fix({ data: { statement, node, meant, isCertain }, args }) {
    if (!meant || !node.isClosed) return;
    const edits = [replaceValue(node, JSON.stringify(meant))];
    const grants = statement.actions.map(({ pattern }) => pattern.text);
    if (isCertain) yield { title, args, safety: "safe", edits };
    else if (meant === "Deny") yield { title, args, safety: "removes-access", edits };
    else yield { title: granting, args: { ...args, count: grants.length }, safety: "grants-access", edits, grants };
  },
});

const neither = {
  en: "\"{written}\" is not an effect; it must be \"Allow\" or \"Deny\"{code}.",
  zh: "“{written}”不是有效的 Effect，须为 \"Allow\" 或 \"Deny\"{code}。",
};
const blanks = {
  en: "\"{written}\" has blanks around it; the effect must be exactly \"{meant}\"{code}.",
  zh: "“{written}”两端有空白，Effect 须恰好为 \"{meant}\"{code}。",
};
const otherCase = {
  en: "The guides write \"{meant}\", not \"{written}\"; whether the service accepts other letter case is not documented{code}.",
  zh: "文档写作 \"{meant}\" 而非 \"{written}\"；服务是否接受其他大小写未见说明{code}。",
};
const title = { en: "Change to \"{meant}\"", zh: "改为 \"{meant}\"" };
const granting = { en: "Change to \"{meant}\", which grants the {count} listed actions", zh: "改为 \"{meant}\"，授予所列 {count} 个授权项" };
