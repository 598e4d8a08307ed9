import { conditionKey, globalKeys } from "../../language/condition-keys.js";
import { nearest } from "../../text/near.js";
import { renameKey } from "../../edit/value.js";
import type { PropertyNode } from "../../policy/syntax.js";
import { defineRule } from "../../rule/rule.js";

interface UnknownKey {
  readonly property: PropertyNode;
  readonly near: string | undefined;
}

export const unknownConditionKey = defineRule<UnknownKey>({
  id: "unknown-condition-key",
  category: "condition",
  // The list of global keys is complete for its edition only.
  severity: "information",
  code: "IAM.1052",
  summary: {
    en: "A condition key is not among the global keys of version 1.1, or has no service prefix.",
    zh: "条件键不在 1.1 版本的全局条件键中，或缺少服务名前缀。",
  },

  *checkCondition({ key, keyProperty }) {
    const isGlobal = /^g:/i.test(key.value);
    if (
      conditionKey(key.value)?.versions.includes("1.1")
      || key.value.includes("${")
      || (!isGlobal && key.value.includes(":"))
    )
      return;
    const near = nearest(isGlobal ? key.value : `g:${key.value}`, globalKeys("1.1"), 1, 2)[0];
    const message = near !== undefined ? misspelled : isGlobal ? notGlobal : noService;
    yield {
      range: key.range,
      message,
      args: { key: key.value, near: near ?? "" },
      data: { property: keyProperty, near },
      facts: { key: key.value },
    };
  },

  *fix({ args, data: { property, near } }) {
    if (near !== undefined) yield { title, args, safety: "grants-access", edits: [renameKey(property, near)] };
  },
});

const misspelled = {
  en: "\"{key}\" is not a documented condition key. Did you mean \"{near}\"? The service rejects unknown keys (IAM.1052).",
  zh: "文档中没有条件键“{key}”，是否应为“{near}”？服务会拒绝未知的条件键（IAM.1052）。",
};
const notGlobal = {
  en: "\"{key}\" is not among the global keys of version 1.1; the service rejects unknown keys (IAM.1052).",
  zh: "“{key}”不在 1.1 版本的全局条件键中，服务会拒绝未知的条件键（IAM.1052）。",
};
const noService = {
  en: "\"{key}\" has no prefix: global keys begin with \"g:\", others with their service, such as \"obs:prefix\" (IAM.1052).",
  zh: "“{key}”缺少前缀：全局条件键以“g:”开头，服务条件键以服务名开头，例如“obs:prefix”（IAM.1052）。",
};
const title = { en: "Replace with \"{near}\"", zh: "替换为“{near}”" };
