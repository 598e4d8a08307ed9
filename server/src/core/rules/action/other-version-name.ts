import { otherActionFix, otherActionsFix } from "../../fix/other-action-fix.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { enumerate } from "../../text/enumerate.js";
import { defineRule } from "../../rule/rule.js";
import { findOtherVersion, type OtherVersionName } from "../../rule/other-version.js";

export const otherVersionName = defineRule<ListedAction & OtherVersionName>({
  id: "other-version-name",
  category: "action",
  // The service may accept an earlier name as an alias, and the known tables are older than the service.
  severity: "information",
  appliesTo: ["custom-policy", "5.0"],
  isAboutNames: true,
  checksExceptions: true,
  summary: {
    en: "An action has its name in another version of the policy language.",
    zh: "授权项使用了另一策略版本中的名称。",
  },

  checkNamedAction(listed, { catalog, policy }) {
    const found = findOtherVersion(listed, policy, catalog);
    if (!found) return undefined;
    const { version, names, isCertain } = found;
    const { pattern, range } = listed.entry;
    const other = version === "5.0" ? "1.1" : "5.0";
    return {
      range,
      ...(found.isCaseOnly && version === "1.1" ? { severity: "hint" as const } : {}),
      message: !isCertain ? perhaps : names.length > 1 ? split : renamed,
      args: { action: pattern.text, version, other, names: enumerate(names, shownNames), count: names.length },
      data: { ...listed, ...found },
      facts: { action: pattern.text, names },
    };
  },

  *fix({ data }, { file }) {
    const [name, ...more] = data.names;
    if (!data.isCertain || name === undefined) return;
    if (more.length > 0) yield* otherActionsFix(file.text, data, data.names);
    else yield otherActionFix(data, name);
  },
});

/** If there are more names, they are counted. */
const shownNames = 5;

const renamed = {
  en: "'{action}' is the {other} name; in {version} it is '{names}'.",
  zh: "“{action}”是 {other} 版的名称，{version} 版中为“{names}”。",
};
const split = {
  en: "'{action}' is the {other} name; in {version} it is split into {count} actions: {names}.",
  zh: "“{action}”是 {other} 版的名称，{version} 版中拆分为 {count} 个授权项：{names}。",
};
const perhaps = {
  en: "'{action}' is a name of version {other}. Version {version} has {names} for its operations, which is not exactly the same.",
  zh: "“{action}”是 {other} 版的名称。{version} 版中与其操作相关的是 {names}，但并不完全等同。",
};
