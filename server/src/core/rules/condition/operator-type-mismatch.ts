import type { KeyType } from "../../language/condition-keys.js";
import { type OperatorFamily, parseOperator } from "../../language/operators.js";
import { knownConditionKey } from "../../language/schema-keys.js";
import { conditionVersion } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn } from "../../rule/service-code.js";

export const operatorTypeMismatch = defineRule<undefined>({
  id: "operator-type-mismatch",
  category: "condition",
  severity: "warning",
  code: "IAM.1055",
  appliesTo: ["custom-policy", "5.0"],
  summary: {
    en: "A condition operator does not match the type of its condition key.",
    zh: "条件运算符比较的类型与条件键的类型不一致。",
  },

  *checkCondition({ operator, key, operatorProperty }, { policy: { language }, catalog }) {
    const family = parseOperator(operator.value).operator?.family;
    const version = conditionVersion(language);
    const known = knownConditionKey(key.value, version, catalog.identity?.schemas);
    if (!family || !known?.isProven || !known.versions.includes(version) || fits(family, known.type)) return;
    const args = {
      operator: operator.value,
      key: known.key,
      type: types[known.type],
      wanted: operatorsFor[known.type],
    };
    yield {
      range: operatorProperty.key.range,
      message: codeIn(language, "IAM.1055") === undefined ? message5 : message,
      args,
      data: undefined,
      facts: { operator: operator.value, key: known.key },
    };
  },
});

function fits(family: OperatorFamily, type: KeyType): boolean {
  return family === type || family === "null" || type === "ip";
}

const types = {
  string: { en: "a string", zh: "字符串" },
  number: { en: "a number", zh: "数值" },
  date: { en: "a point in time", zh: "时间" },
  bool: { en: "true or false", zh: "布尔值" },
  ip: { en: "an address", zh: "IP 地址" },
} as const;
const operatorsFor = {
  string: "String...",
  number: "Number...",
  date: "Date...",
  bool: "Bool",
  ip: "IpAddress",
} as const;

const message = {
  en: "\"{key}\" is {type}, which \"{operator}\" cannot compare; use \"{wanted}\". The service rejects a mismatch (IAM.1055).",
  zh: "“{key}”的类型为{type}，“{operator}”不能比较，应使用“{wanted}”；类型不符时服务会拒绝（IAM.1055）。",
};
const message5 = {
  en: "\"{key}\" is {type}, which \"{operator}\" cannot compare; use \"{wanted}\".",
  zh: "“{key}”的类型为{type}，“{operator}”不能比较，应使用“{wanted}”。",
};
