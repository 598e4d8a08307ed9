import { renameKey } from "../../edit/value.js";
import { parseOperator, spellOperator } from "../../language/operators.js";
import { propertiesOf } from "../../policy/read/read-condition.js";
import type { PropertyNode } from "../../policy/syntax.js";
import { defineRule } from "../../rule/rule.js";

interface NullIfExists {
  readonly property: PropertyNode;
  readonly meant: string;
}

export const ifexistsOnNull = defineRule<NullIfExists>({
  id: "ifexists-on-null",
  category: "condition",
  severity: "warning",
  appliesTo: ["custom-policy", "5.0"],
  summary: {
    en: "The operator Null has the suffix IfExists, which only other operators may have.",
    zh: "运算符 Null 带有 IfExists 后缀，而该后缀适用于除 Null 外的运算符。",
  },

  *checkStatement({ conditionNode }) {
    for (const property of propertiesOf(conditionNode)) {
      const written = parseOperator(property.key.value.trim());
      if (written.operator?.family !== "null" || !written.hasIfExists) continue;
      const meant = spellOperator({ ...written, hasIfExists: false }, written.base);
      yield {
        range: property.key.range,
        message,
        args: { written: property.key.value, meant },
        data: { property, meant },
      };
    }
  },

  *fix({ args, data: { property, meant } }) {
    yield { title, args, safety: "safe", edits: [renameKey(property, meant)] };
  },
});

const message = {
  en: "\"{written}\" is not an operator: \"Null\" already tests whether a key exists, so it does not accept \"IfExists\".",
  zh: "“{written}”不是有效的运算符：“Null”本身就判断条件键是否存在，不能再加“IfExists”。",
};
const title = { en: "Replace with \"{meant}\"", zh: "替换为“{meant}”" };
