import { limits } from "../../language/limits.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitActions = defineRule<undefined>({
  id: "limit-actions",
  category: "structure",
  severity: "error",
  code: limits.actions.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A statement lists more than 100 actions.",
    zh: "一条语句列出的授权项超过 100 个。",
  },

  *checkStatement({ actionList }) {
    if (actionList?.kind !== "array") return;
    const extra = actionList.items[limits.actions.max];
    if (extra) yield* overLimit(extra.range, actionList.items.length, limits.actions, counted);
  },
});

const counted = { en: "actions in the statement", zh: "语句的授权项数" };
