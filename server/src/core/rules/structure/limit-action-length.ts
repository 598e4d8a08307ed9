import { limits } from "../../language/limits.js";
import { listedActions } from "../../policy/listed-actions.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitActionLength = defineRule<undefined>({
  id: "limit-action-length",
  category: "structure",
  severity: "error",
  code: limits.actionLength.code,
  appliesTo: ["custom-policy", "agency-policy"],
  summary: {
    en: "An action is longer than 128 characters.",
    zh: "授权项的长度超过 128 个字符。",
  },

  *check({ policy }) {
    for (const { entry: { pattern, range } } of listedActions(policy)) yield* overLimit(range, pattern.text.length, limits.actionLength, counted);
  },
});

const counted = { en: "characters in the action", zh: "授权项的字符数" };
