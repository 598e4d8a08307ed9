import { dependenciesOf } from "../../catalog/dependencies.js";
import { addOptional, hintAt, type Optional } from "../../rule/optional-dependency.js";
import { defineRule } from "../../rule/rule.js";

export const indirectDependency = defineRule<Optional>({
  id: "indirect-dependency",
  category: "dependency",
  severity: "hint",
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
  en: "'{action}' serves {neededBy} here. If its own API is to be called as well, it also needs {missing}.",
  zh: "“{action}”在此供 {neededBy} 使用。若还要直接调用它自己的 API，则另需 {missing}。",
};
