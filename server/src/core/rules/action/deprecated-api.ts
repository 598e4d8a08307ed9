import { isDiscarded } from "../../catalog/labels.js";
import { defineRule } from "../../rule/rule.js";

export const deprecatedApi = defineRule<undefined>({
  id: "deprecated-api",
  category: "action",
  severity: "hint",
  isAboutNames: true,
  summary: {
    en: "The tables mark every API of an action as discarded.",
    zh: "授权项对应的 API 在授权表中均已标记为废弃。",
  },

  checkNamedAction({ entry: { pattern, range } }, { catalog }) {
    const action = catalog.action(pattern.text);
    if (!action || !isDiscarded(action)) return undefined;
    return {
      range,
      message,
      args: { action: action.name },
      data: undefined,
      facts: { action: action.name },
      tags: ["deprecated"],
    };
  },
});

const message = {
  en: "Every API of '{action}' is marked as discarded in the tables; newer APIs may need another action.",
  zh: "“{action}”对应的 API 在授权表中均标记为废弃，新版 API 可能对应其他授权项。",
};
