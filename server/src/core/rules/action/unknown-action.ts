import { otherActionFix } from "../../fix/other-action-fix.js";
import { defineRule } from "../../rule/rule.js";
import { reportUndocumentedName, type UndocumentedName } from "../../rule/undocumented-name.js";

export const unknownAction = defineRule<UndocumentedName>({
  id: "unknown-action",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  summary: {
    en: "An action is a misspelling of a documented action, or is missing from the tables of its service.",
    zh: "授权项疑似拼写错误，或未列入所属服务的授权表。",
  },

  checkNamedAction(listed, { catalog }) {
    const { pattern } = listed.entry;
    // The name is known; other rules report misprints and renamed actions.
    if (catalog.action(pattern.text) || catalog.erratum(pattern.text) || catalog.currentNames(pattern.text).length > 0)
      return undefined;
    return reportUndocumentedName(listed, catalog, messages);
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

const messages = {
  misspelled: {
    en: "'{name}' is not a documented action. Did you mean '{near}'? IAM rejects a policy with an unregistered action (IAM.1036).",
    zh: "“{name}”不是文档中的授权项，是否应为“{near}”？策略含有未注册的授权项时，IAM 会拒绝该策略（IAM.1036）。",
  },
  unlisted: {
    en: "'{name}' is not in the published tables of '{service}' (newest page: {date}). It may have been added later.",
    zh: "“{name}”未列入 {service} 的授权表（所收录页面最新日期：{date}），可能是此后新增的授权项。",
  },
};
