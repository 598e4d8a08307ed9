import { renameKey } from "../../edit/value.js";
import { conditionVersion } from "../../language/policy-languages.js";
import { propertiesOf } from "../../policy/read/read-condition.js";
import type { PropertyNode } from "../../policy/syntax.js";
import { operatorFormOf, type OperatorForm } from "../../policy/forms/operator-form.js";
import { defineRule } from "../../rule/rule.js";

interface Unknown extends OperatorForm {
  readonly property: PropertyNode;
}

export const unknownOperator = defineRule<Unknown>({
  id: "unknown-operator",
  category: "condition",
  severity: "warning",
  appliesTo: ["custom-policy", "5.0"],
  summary: {
    en: "A condition operator is in none of the operator tables.",
    zh: "条件运算符不在官方运算符表中。",
  },

  *checkStatement({ conditionNode }, { policy }) {
    const version = conditionVersion(policy.language);
    for (const property of propertiesOf(conditionNode)) {
      const form = operatorFormOf(property.key.value, version);
      if (form.kind === "known") continue;
      const args = { written: property.key.value, meant: form.meant ?? "", version };
      const isRemark = form.kind === "unproven" || form.kind === "other-case";
      yield {
        range: property.key.range,
        message: form.kind === "unproven" && form.meant !== undefined ? unprovenHabit : messages[form.kind],
        args,
        ...(isRemark ? { severity: "information" as const } : {}),
        data: { ...form, property },
        facts: { written: args.written, meant: args.meant },
      };
    }
  },

  *fix({ args, data: { isCertain, property, meant } }) {
    if (meant === undefined || !property.key.isClosed) return;
    // An operator that the author does not mean may allow more.
    yield { title, args, safety: isCertain ? "safe" : "grants-access", edits: [renameKey(property, meant)] };
  },
});

const messages: Readonly<Record<Exclude<OperatorForm["kind"], "known">, { readonly en: string; readonly zh: string }>> =
  {
    misspelled: {
      en: '"{written}" is not a condition operator. Did you mean "{meant}"?',
      zh: "“{written}”不是条件运算符，是否应为“{meant}”？",
    },
    unknown: {
      en: '"{written}" is not a condition operator: it is in none of the operator tables, and the condition will probably not work.',
      zh: "“{written}”不是条件运算符：官方运算符表中没有它，该条件很可能不生效。",
    },
    "other-case": {
      en: 'The operator tables write "{meant}"; whether other letter case is accepted is not documented.',
      zh: "官方运算符表写作“{meant}”；是否接受其他大小写未见说明。",
    },
    unproven: {
      en: '"{written}" is not in the operator tables of version {version}.',
      zh: "{version} 版本的运算符表中没有“{written}”。",
    },
  };
const unprovenHabit = {
  en: "\"{written}\" is not in the operator tables of version {version}; they have \"{meant}\".",
  zh: "{version} 版本的运算符表中没有“{written}”，表中有“{meant}”。",
};
const title = { en: "Replace with \"{meant}\"", zh: "替换为“{meant}”" };
