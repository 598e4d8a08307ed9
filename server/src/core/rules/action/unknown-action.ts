import type { ListedAction } from "../../policy/listed-actions.js";
import { nearActions } from "../../catalog/near-actions.js";
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
    en: "An action is not in the published tables of its service, which are known completely.",
    zh: "授权项不在所属服务的官方授权表中，且该服务的授权表收录完整。",
  },

  checkNamedAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const service = pattern.parts![0];
    if (catalog.coverage(service) !== "complete" || catalog.action(pattern.text)) return undefined;
    // Both are known names, and other rules speak about them.
    if (catalog.erratum(pattern.text) || catalog.currentNames(pattern.text).length > 0) return undefined;
    const near = nearActions(pattern, catalog);
    const [first] = near;
    return {
      range,
      message: first === undefined ? unknown : misspelled,
      // Guides name actions that no table has: without a slip to point at, it may be one of them.
      ...(first === undefined ? { severity: "information" as const } : {}),
      args: { action: pattern.text, near: first ?? "" },
      data: { ...listed, near },
      facts: { action: pattern.text, near },
    };
  },

  *fix({ data }) {
    for (const name of data.near) yield otherActionFix(data, name);
  },
});

const unknown = {
  en: "'{action}' is not in the published tables of its service. IAM refuses a policy with an unregistered action (IAM.1036).",
  zh: "“{action}”不在该服务的官方授权表中。策略中含有未注册的授权项时，IAM 会拒绝该策略（IAM.1036）。",
};
const misspelled = {
  en: "'{action}' is not a documented action. Did you mean '{near}'? IAM refuses unregistered actions (IAM.1036).",
  zh: "“{action}”不是文档中的授权项，是否应为“{near}”？IAM 会拒绝未注册的授权项（IAM.1036）。",
};
