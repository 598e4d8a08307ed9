import { addressBlock } from "../../language/address.js";
import { type OperatorFamily, parseOperator } from "../../language/operators.js";
import { defineRule } from "../../rule/rule.js";
import type { Bilingual } from "../../text/message.js";

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
      if (value === "" || value.includes("${") || form.fits(value.trim())) continue;
      yield {
        range,
        message: /Not/.test(operator.value) ? negated : message,
        args: { value, operator: operator.value, wanted: form.wanted },
        data: undefined,
        facts: { value, operator: operator.value },
      };
    }
  },
});

/** The form of a value, and what is wanted instead of another one. */
interface Form {
  readonly fits: (value: string) => boolean;
  readonly wanted: Bilingual;
}

const truth: Form = {
  fits: (value) => /^(?:true|false)$/i.test(value),
  wanted: { en: "\"true\" or \"false\"", zh: "\"true\" 或 \"false\"" },
};

/** Strings may have any form. A text unlike an IPv4 address or block may be an address in a form that no page has. */
const forms: Readonly<Partial<Record<OperatorFamily, Form>>> = {
  bool: truth,
  null: truth,
  number: { fits: (value) => /^[+-]?\d+(?:\.\d+)?$/.test(value), wanted: { en: "a number", zh: "数值" } },
  date: {
    fits: (value) => /^(?:\d{4}-\d{2}-\d{2}(?:[T ].+)?|\d+)$/.test(value),
    wanted: { en: "a time such as \"2030-01-31T00:00:00Z\"", zh: "时间，例如 \"2030-01-31T00:00:00Z\"" },
  },
  ip: {
    fits: (value) => !/^\d+(?:\.\d+){3}(?:\/\d+)?$/.test(value) || addressBlock(value) !== undefined,
    wanted: { en: "an address or a block such as \"10.0.0.0/8\"", zh: "地址或网段，例如 \"10.0.0.0/8\"" },
  },
};

const message = {
  en: "\"{operator}\" requires {wanted}; \"{value}\" does not match, so the condition will probably never be true.",
  zh: "“{operator}”要求条件值为{wanted}，“{value}”不符，该条件很可能永远不成立。",
};
const negated = {
  en: "\"{operator}\" requires {wanted}; \"{value}\" does not match, so the condition will probably always be true.",
  zh: "“{operator}”要求条件值为{wanted}，“{value}”不符，该条件很可能总是成立。",
};
