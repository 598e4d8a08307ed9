import { otherActionFix } from "../../fix/other-action-fix.js";
import type { Catalog } from "../../catalog/catalog.js";
import { kinds } from "../../language/policy-languages.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { defineRule, type Report } from "../../rule/rule.js";
import { reportUndocumentedName, type UndocumentedName } from "../../rule/undocumented-name.js";
import { findOtherVersion } from "../../rule/other-version.js";

export const unknownAction = defineRule<UndocumentedName>({
  id: "unknown-action",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  appliesTo: ["custom-policy", "5.0"],
  isAboutNames: true,
  checksExceptions: true,
  summary: {
    en: "An action is a misspelling of a documented action, or is missing from the tables of its service.",
    zh: "授权项疑似拼写错误，或未列入所属服务的授权表。",
  },

  checkNamedAction(listed, { catalog, policy }) {
    const { pattern } = listed.entry;
    if (kinds[policy.kind].actions === "identity") return inIdentity(listed, catalog);
    // The name is known; other rules report misprints and renamed actions.
    if (catalog.action(pattern.text) || catalog.erratum(pattern.text) || catalog.currentNames(pattern.text).length > 0)
      return undefined;
    return findOtherVersion(listed, policy, catalog) ? undefined : reportUndocumentedName(listed, catalog, messages);
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

/** The catalog of version 5.0 has few services. A name of version 1.1 there is not a slip. */
function inIdentity(listed: ListedAction, catalog: Catalog): Report<UndocumentedName> | undefined {
  const { identity } = catalog;
  const { text } = listed.entry.pattern;
  const isKnown = [identity, catalog].some((one) => one?.action(text) || (one?.currentNames(text).length ?? 0) > 0);
  return isKnown || !identity ? undefined : reportUndocumentedName(listed, identity, messages5);
}

const messages5 = {
  misspelled: {
    en: "'{name}' is not a known action of version 5.0. Did you mean '{near}'?",
    zh: "“{name}”不是 5.0 版的已知授权项，是否应为“{near}”？",
  },
  excepted: {
    en: "'{name}' is not a known action of version 5.0. Did you mean '{near}'?",
    zh: "“{name}”不是 5.0 版的已知授权项，是否应为“{near}”？",
  },
  allowed: {
    en: "'{name}' is not a known action of version 5.0, so \"NotAction\" does not except '{near}': this statement allows it. Did you mean '{near}'?",
    zh: "“{name}”不是 5.0 版的已知授权项，“NotAction”因此并未排除“{near}”，本语句仍允许该授权项。是否应为“{near}”？",
  },
  denied: {
    en: "'{name}' is not a known action of version 5.0, so \"NotAction\" does not except '{near}': this statement denies it. Did you mean '{near}'?",
    zh: "“{name}”不是 5.0 版的已知授权项，“NotAction”因此并未排除“{near}”，本语句仍拒绝该授权项。是否应为“{near}”？",
  },
  unlisted: {
    en: "'{name}' is not in the authorization schema of '{service}' ({date}). It may have been added later.",
    zh: "“{name}”未列入 {service} 的授权概要（{date}），可能是此后新增的授权项。",
  },
};
const messages = {
  misspelled: {
    en: "'{name}' is not a documented action. Did you mean '{near}'? IAM rejects a policy with an unregistered action (IAM.1036).",
    zh: "“{name}”不是文档中的授权项，是否应为“{near}”？策略含有未注册的授权项时，IAM 会拒绝该策略（IAM.1036）。",
  },
  // The error table has `NotAction`, but nothing says whether its names must be registered.
  excepted: {
    en: "'{name}' is not a documented action. Did you mean '{near}'?",
    zh: "“{name}”不是文档中的授权项，是否应为“{near}”？",
  },
  unlisted: {
    en: "'{name}' is not in the published tables of '{service}' (newest page: {date}). It may have been added later.",
    zh: "“{name}”未列入 {service} 的授权表（所收录页面最新日期：{date}），可能是此后新增的授权项。",
  },
};
