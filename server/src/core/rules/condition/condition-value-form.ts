import { type OperatorFamily, parseOperator } from "../../language/operators.js";
import { defineRule } from "../../rule/rule.js";

export const conditionValueForm = defineRule<undefined>({
  id: "condition-value-form",
  category: "condition",
  severity: "warning",
  appliesTo: ["custom-policy", "5.0"],
  summary: {
    en: "A condition value does not have the type that its operator compares.",
    zh: "条件值不是运算符所比较的类型。",
  },

  *checkCondition({ operator, values }) {
    const family = parseOperator(operator.value).operator?.family;
    const form = family && forms[family];
    if (!form) return;
    for (const { value, range } of values) {
      // `limit-condition-value` reports empty values; a placeholder is filled in later.
      if (value === "" || value.includes("${") || form.pattern.test(value.trim())) continue;
      yield {
        range,
        message,
        args: { value, operator: operator.value, wanted: form.wanted },
        data: undefined,
        facts: { value, operator: operator.value },
      };
    }
  },
});

const truth = { pattern: /^(?:true|false)$/i, wanted: { en: "\"true\" or \"false\"", zh: "\"true\" 或 \"false\"" } };

/** Strings may have any form, and too little is known about addresses. */
const forms: Readonly<
  Partial<
    Record<OperatorFamily, { readonly pattern: RegExp; readonly wanted: { readonly en: string; readonly zh: string } }>
  >
> = {
  bool: truth,
  null: truth,
  number: { pattern: /^[+-]?\d+(?:\.\d+)?$/, wanted: { en: "a number", zh: "数值" } },
  date: { pattern: /^(?:\d{4}-\d{2}-\d{2}(?:[T ].+)?|\d+)$/, wanted: { en: "a time such as \"2030-01-31T00:00:00Z\"", zh: "时间，例如 \"2030-01-31T00:00:00Z\"" } },
};

const message = {
  en: "\"{operator}\" requires {wanted}; \"{value}\" does not match, so the condition will probably never be true.",
  zh: "“{operator}”要求条件值为{wanted}，“{value}”不符，该条件很可能永远不成立。",
};
