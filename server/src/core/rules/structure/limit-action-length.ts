import { limits } from "../../language/limits.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitActionLength = defineRule<undefined>({
  id: "limit-action-length",
  category: "structure",
  severity: "error",
  code: limits.actionLength.code,
  appliesTo: ["1.1"],
  isAboutNames: true,
  summary: {
    en: "An action is longer than 128 characters.",
    zh: "授权项的长度超过 128 个字符。",
  },

  checkAction({ entry: { pattern, range } }) {
    return overLimit(range, pattern.text.length, limits.actionLength, counted)[0];
  },
});

const counted = { en: "characters in the action", zh: "授权项的字符数" };
