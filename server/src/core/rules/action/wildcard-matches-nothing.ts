import { newestPageOf } from "../../catalog/page-date.js";
import { slipsOf } from "../../catalog/slips/slips.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { otherActionFix } from "../../fix/other-action-fix.js";
import { defineRule } from "../../rule/rule.js";

interface Idle extends ListedAction {
  readonly near: readonly string[];
}

export const wildcardMatchesNothing = defineRule<Idle>({
  id: "wildcard-matches-nothing",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  summary: {
    en: "A wildcard matches no documented action: it is misspelled, or the tables of its service have no such action.",
    zh: "通配写法未匹配到任何授权项：疑似拼写错误，或所属服务的授权表中没有对应的授权项。",
  },

  checkAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const service = pattern.parts?.[0];
    if (!pattern.isWildcard || service === undefined || catalog.matching(pattern).length > 0) return undefined;
    if (catalog.isPublished(pattern) || catalog.erratum(pattern.text)) return undefined;
    const near = slipsOf(pattern, catalog);
    const [first] = near;
    const facts = { action: pattern.text, near };
    const data = { ...listed, near };
    if (first !== undefined)
      return { range, message: misspelled, args: { pattern: pattern.text, near: first }, data, facts };
    if (catalog.coverage(service) !== "all-named") return undefined;
    const date = newestPageOf(service, catalog) ?? "";
    return {
      range,
      severity: "information",
      message: nothing,
      args: { pattern: pattern.text, service, date },
      data,
      facts,
    };
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

const nothing = {
  en: "'{pattern}' matches no action in the published tables of '{service}' (newest page: {date}). Actions added later may match.",
  zh: "“{pattern}”未匹配到 {service} 授权表中的任何授权项（所收录页面最新日期：{date}），可能匹配此后新增的授权项。",
};
const misspelled = {
  en: "'{pattern}' matches no documented action. Did you mean '{near}'? IAM may reject it as unregistered (IAM.1036).",
  zh: "“{pattern}”未匹配到任何授权项，是否应为“{near}”？IAM 可能按未注册的授权项拒绝（IAM.1036）。",
};
