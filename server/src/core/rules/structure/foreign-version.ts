import { replaceValue } from "../../edit/value.js";
import { parseActionPattern } from "../../catalog/pattern.js";
import type { ForeignPolicy } from "../../policy/model.js";
import { defineFileRule } from "../../rule/rule.js";

export const foreignVersion = defineFileRule<ForeignPolicy>({
  id: "foreign-version",
  category: "structure",
  severity: "information",
  summary: {
    en: "A policy states the version of AWS policies, and its actions are those of Huawei Cloud.",
    zh: "策略的版本号为 AWS 的版本号，而授权项属于华为云。",
  },

  *check({ file: { foreign }, catalog }) {
    if (!foreign) return;
    const services = foreign.actions.map((action) => parseActionPattern(action).parts?.[0]);
    if (!services.every((service) => service !== undefined && catalog.ofService(service).length > 0)) return;
    const args = { version: foreign.version.value.trim(), action: foreign.actions[0]! };
    yield { range: foreign.version.range, message, args, data: foreign, facts: args };
  },

  // The policy takes effect with this fix, so the author decides.
  *fix({ data: { version, actions } }) {
    if (version.isClosed)
      yield {
        title,
        args: { count: actions.length },
        safety: "grants-access",
        edits: [replaceValue(version, '"1.1"')],
        grants: actions,
      };
  },
});

const message = {
  en: "AWS version with Huawei Cloud actions: \"{version}\" is a version of AWS policies, but '{action}' is an action of Huawei Cloud. A custom policy needs \"Version\": \"1.1\". Nothing else in this policy is checked.",
  zh: "AWS 版本号与华为云授权项混用：“{version}”是 AWS 策略的版本号，而“{action}”是华为云的授权项。自定义策略须写明 \"Version\": \"1.1\"。本策略的其余内容未作检查。",
};
const title = { en: "Change to \"1.1\", so that the {count} actions take effect", zh: "改为 \"1.1\"，使 {count} 个授权项生效" };
