import { limits } from "../../language/limits.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitStatements = defineRule<undefined>({
  id: "limit-statements",
  category: "structure",
  severity: "error",
  code: limits.statements.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A policy has more than 8 statements.",
    zh: "策略的语句超过 8 条。",
  },

  *check({ policy: { list } }) {
    // The range starts at the first statement above the limit, which shows what must be removed.
    const extra = list?.items[limits.statements.max];
    if (list && extra) yield* overLimit(extra.range, list.items.length, limits.statements, counted);
  },
});

const counted = { en: "statements in the policy", zh: "策略的语句数" };
