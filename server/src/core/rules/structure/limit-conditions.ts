import { limits } from "../../language/limits.js";
import { propertiesOf } from "../../policy/read/read-condition.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitConditions = defineRule<undefined>({
  id: "limit-conditions",
  category: "structure",
  severity: "error",
  code: limits.operators.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A Condition has more than 10 operators, or an operator more than 10 keys.",
    zh: "Condition 的运算符超过 10 个，或一个运算符的条件键超过 10 个。",
  },

  *checkStatement({ conditionNode }) {
    const operators = propertiesOf(conditionNode);
    const extra = operators[limits.operators.max];
    if (extra) yield* overLimit(extra.key.range, operators.length, limits.operators, inCondition);
    for (const { value } of operators) {
      const keys = propertiesOf(value);
      const extraKey = keys[limits.keys.max];
      if (extraKey) yield* overLimit(extraKey.key.range, keys.length, limits.keys, underOperator);
    }
  },
});

const inCondition = { en: "operators in the condition", zh: "条件的运算符数" };
const underOperator = { en: "keys under the operator", zh: "运算符下的条件键数" };
