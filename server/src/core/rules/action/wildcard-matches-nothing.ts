import { otherActionFix } from "../../fix/other-action-fix.js";
import { kinds } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { reportUndocumentedName, type UndocumentedName } from "../../rule/undocumented-name.js";

export const wildcardMatchesNothing = defineRule<UndocumentedName>({
  id: "wildcard-matches-nothing",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  appliesTo: ["custom-policy", "5.0"],
  isAboutNames: true,
  checksExceptions: true,
  summary: {
    en: "A wildcard matches no documented action: it is misspelled, or the tables of its service have no such action.",
    zh: "通配写法未匹配到任何授权项：疑似拼写错误，或所属服务的授权表中没有对应的授权项。",
  },

  checkAction(listed, { catalog: all, policy: { kind } }) {
    const { pattern } = listed.entry;
    if (!pattern.isWildcard || !pattern.parts) return undefined;
    const is5 = kinds[kind].actions === "identity";
    const catalog = is5 ? all.identity : all;
    if (!catalog || (is5 && all.matching(pattern).length > 0)) return undefined;
    if (catalog.matching(pattern).length > 0) return undefined;
    if (catalog.isPublished(pattern) || catalog.erratum(pattern.text)) return undefined;
    return reportUndocumentedName(listed, catalog, is5 ? messages5 : messages);
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

const messages5 = {
  misspelled: {
    en: "'{name}' matches no known action of version 5.0. Did you mean '{near}'?",
    zh: "“{name}”未匹配到 5.0 版的任何已知授权项，是否应为“{near}”？",
  },
  excepted: {
    en: "'{name}' matches no known action of version 5.0. Did you mean '{near}'?",
    zh: "“{name}”未匹配到 5.0 版的任何已知授权项，是否应为“{near}”？",
  },
  allowed: {
    en: "'{name}' matches no known action of version 5.0, so \"NotAction\" does not except '{near}': this statement allows it. Did you mean '{near}'?",
    zh: "“{name}”未匹配到 5.0 版的任何已知授权项，“NotAction”因此并未排除“{near}”，本语句仍允许这些授权项。是否应为“{near}”？",
  },
  denied: {
    en: "'{name}' matches no known action of version 5.0, so \"NotAction\" does not except '{near}': this statement denies it. Did you mean '{near}'?",
    zh: "“{name}”未匹配到 5.0 版的任何已知授权项，“NotAction”因此并未排除“{near}”，本语句仍拒绝这些授权项。是否应为“{near}”？",
  },
  unlisted: {
    en: "'{name}' matches no action in the authorization schema of '{service}' ({date}). Actions added later may match.",
    zh: "“{name}”未匹配到 {service} 授权概要（{date}）中的任何授权项，可能匹配此后新增的授权项。",
  },
};
const messages = {
  misspelled: {
    en: "'{name}' matches no documented action. Did you mean '{near}'? IAM may reject it as unregistered (IAM.1036).",
    zh: "“{name}”未匹配到任何授权项，是否应为“{near}”？IAM 可能按未注册的授权项拒绝（IAM.1036）。",
  },
  excepted: {
    en: "'{name}' matches no documented action. Did you mean '{near}'?",
    zh: "“{name}”未匹配到任何授权项，是否应为“{near}”？",
  },
  unlisted: {
    en: "'{name}' matches no action in the published tables of '{service}' (newest page: {date}). Actions added later may match.",
    zh: "“{name}”未匹配到 {service} 授权表中的任何授权项（所收录页面最新日期：{date}），可能匹配此后新增的授权项。",
  },
};
