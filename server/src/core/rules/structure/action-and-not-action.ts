import { findElementProperty } from "../../policy/elements.js";
import { languages } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

export const actionAndNotAction = defineRule<undefined>({
  id: "action-and-not-action",
  category: "structure",
  severity: "error",
  code: "IAM.1031",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A statement has both an element and its negation, such as Action and NotAction.",
    zh: "语句同时含有某个元素及其否定形式，例如 Action 和 NotAction。",
  },

  *checkStatement({ node }, { policy: { language } }) {
    const code = inBrackets(codeIn(language, "IAM.1031"));
    for (const [name, negation] of languages[language].alternatives) {
      const found = node.properties.find(({ key }) => key.value === negation);
      if (!found) continue;
      const { range } = found.key;
      const other = findElementProperty(node, name);
      if (other) {
        const related = [{ range: other.key.range, message: here, args: { name } }];
        yield { range, message: both, args: { name, negation, code }, related, data: undefined };
      } else if (language === "1.1")
        // The error table includes the element, but no guide of 1.1 does.
        yield { range, message: undocumented, args: {}, severity: "information" as const, data: undefined };
    }
  },
});

const here = { en: "\"{name}\" is here.", zh: "“{name}”位于此处。" };
const both = {
  en: "A statement has either \"{name}\" or \"{negation}\", not both; the service rejects it{code}.",
  zh: "一条语句只能有“{name}”或“{negation}”之一，服务会拒绝同时使用{code}。",
};
const undocumented = {
  en: "No guide of version 1.1 documents \"NotAction\"; the Terraform provider drops it without a word.",
  zh: "1.1 版本的文档没有“NotAction”，Terraform provider 会直接丢弃该元素。",
};
