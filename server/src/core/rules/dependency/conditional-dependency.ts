import { dependenciesOf } from "../../catalog/dependencies.js";
import { addOptional, hintAt, type Optional } from "../../rule/optional-dependency.js";
import { defineRule } from "../../rule/rule.js";

export const conditionalDependency = defineRule<Optional>({
  id: "conditional-dependency",
  category: "dependency",
  severity: "hint",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  summary: {
    en: "An action needs more for some of its APIs, or in some cases.",
    zh: "授权项的部分 API 或部分场景还需要其他授权项。",
  },

  check(context) {
    return hintAt(context, message, ({ action, neededBy }) => {
      const names = dependenciesOf(action).conditional.map((one) => one.action);
      return { names: neededBy.length > 0 ? [] : names, args: {} };
    });
  },

  // One fix each, because only the author knows which case applies.
  *fix({ data }, context) {
    for (const name of data.missing) yield addOptional(data, [name], why, context);
  },
});

const why = { en: "for some uses of {action}", zh: "{action} 的部分场景需要" };
const message = {
  en: "Some APIs or uses of '{action}' also need {missing}. The hover lists them.",
  zh: "“{action}”的部分 API 或场景还需要 {missing}，悬停可查看对应关系。",
};
