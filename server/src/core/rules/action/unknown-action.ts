import type { ListedAction } from "../../policy/listed-actions.js";
import { newestPageOf } from "../../catalog/page-date.js";
import { slipsOf } from "../../catalog/slips/slips.js";
import { otherActionFix } from "../../fix/other-action-fix.js";
import { defineRule } from "../../rule/rule.js";

interface Unknown extends ListedAction {
  readonly near: readonly string[];
}

export const unknownAction = defineRule<Unknown>({
  id: "unknown-action",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  summary: {
    en: "An action is a misspelling of a documented action, or is missing from the tables of its service.",
    zh: "授权项疑似拼写错误，或未列入所属服务的授权表。",
  },

  checkNamedAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    // The name is known; other rules report misprints and renamed actions.
    if (catalog.action(pattern.text) || catalog.erratum(pattern.text) || catalog.currentNames(pattern.text).length > 0)
      return undefined;
    const service = pattern.parts![0];
    const near = slipsOf(pattern, catalog);
    const [first] = near;
    const facts = { action: pattern.text, near };
    const data = { ...listed, near };
    if (first !== undefined)
      return { range, message: misspelled, args: { action: pattern.text, near: first }, data, facts };
    if (catalog.coverage(service) !== "all-named") return undefined;
    const date = newestPageOf(service, catalog) ?? "";
    // The action may be newer than the page, or a guide may use it although no table has it.
    return {
      range,
      severity: "information",
      message: unknown,
      args: { action: pattern.text, service, date },
      data,
      facts,
    };
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

const unknown = {
  en: "'{action}' is not in the published tables of '{service}' (newest page: {date}). It may have been added later.",
  zh: "“{action}”未列入 {service} 的授权表（所收录页面最新日期：{date}），可能是此后新增的授权项。",
};
const misspelled = {
  en: "'{action}' is not a documented action. Did you mean '{near}'? IAM rejects a policy with an unregistered action (IAM.1036).",
  zh: "“{action}”不是文档中的授权项，是否应为“{near}”？策略含有未注册的授权项时，IAM 会拒绝该策略（IAM.1036）。",
};
