import { dependenciesOf } from "../../catalog/dependencies.js";
import { addOptional, hintAt, type Optional, optionalMark } from "../../rule/optional-dependency.js";
import { defineRule } from "../../rule/rule.js";

export const indirectDependency = defineRule<Optional>({
  id: "indirect-dependency",
  category: "dependency",
  severity: "hint",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  mark: optionalMark,
  summary: {
    en: "An action that is listed because another one needs it has needs of its own.",
    zh: "因其他授权项依赖而列出的授权项，自身还有依赖。",
  },

  check(context) {
    return hintAt(context, message, ({ action, neededBy }) => ({
      names: neededBy.length > 0 ? dependenciesOf(action).required : [],
      args: { neededBy: { en: neededBy.join(", "), zh: neededBy.join("、") } },
    }));
  },

  *fix({ data }, context) {
    yield addOptional(data, data.missing, why, context);
  },
});

const why = { en: "to call the API of {action} itself", zh: "用于直接调用 {action} 的 API" };
const message = {
  en: "'{action}' is listed for {neededBy}. Calling it directly also requires {missing}.",
  zh: "“{action}”供 {neededBy} 使用；若直接调用其自身的 API，还需要 {missing}。",
};
