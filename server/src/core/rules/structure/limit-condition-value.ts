import { limits } from "../../language/limits.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitConditionValue = defineRule<undefined>({
  id: "limit-condition-value",
  category: "structure",
  severity: "error",
  code: limits.valueLength.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A condition value is empty or longer than 1,024 characters.",
    zh: "条件值为空，或超过 1,024 个字符。",
  },

  *checkCondition({ values }) {
    for (const { value, range } of values) {
      yield* overLimit(range, value.length, limits.valueLength, counted);
      // It is unclear whether each value needs a character or all values of a key together.
      if (value.length === 0)
        yield {
          range: { start: range.start - 1, end: range.end + 1 },
          message: empty,
          args: {},
          severity: "warning",
          data: undefined,
        };
    }
  },
});

const counted = { en: "characters in the condition value", zh: "条件值的字符数" };
const empty = {
  en: "The condition value is empty; the service requires 1 to 1,024 characters (IAM.1056).",
  zh: "条件值为空，服务要求 1 至 1,024 个字符（IAM.1056）。",
};
