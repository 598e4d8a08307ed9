import { dependenciesOf } from "../../catalog/dependencies.js";
import { addOptional, hintAt, type Optional, optionalMark } from "../../rule/optional-dependency.js";
import { defineRule } from "../../rule/rule.js";

export const newerDependency = defineRule<Optional>({
  id: "newer-dependency",
  category: "dependency",
  severity: "hint",
  mark: optionalMark,
  summary: {
    en: "A newer page lists a dependency that the page we follow does not.",
    zh: "较新的文档列出了基准文档中没有的依赖。",
  },

  check(context) {
    return hintAt(context, message, ({ action }) => {
      const { newer } = dependenciesOf(action);
      return { names: newer.map((one) => one.action), args: { date: newer[0]?.source.date ?? "" } };
    });
  },

  *fix({ data }, context) {
    const month = dependenciesOf(data.action).newer[0]?.source.date.slice(0, "YYYY-MM".length) ?? "";
    yield addOptional(data, data.missing, why, context, { month });
  },
});

const why = { en: "required by newer docs, {month}", zh: "{month} 的较新文档要求" };
const message = {
  en: "The page of {date} also lists {missing} as needed by '{action}'.",
  zh: "{date} 版文档还将 {missing} 列为“{action}”的依赖。",
};
