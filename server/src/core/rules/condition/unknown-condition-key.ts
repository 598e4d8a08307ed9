import type { Catalog } from "../../catalog/catalog.js";
import { conditionKey, globalKeys, serviceOfKey } from "../../language/condition-keys.js";
import { knownConditionKey } from "../../language/schema-keys.js";
import { hasInvisible } from "../../text/invisible.js";
import { nearest } from "../../text/near.js";
import { renameKey } from "../../edit/value.js";
import type { PropertyNode } from "../../policy/syntax.js";
import { conditionVersion } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

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
  appliesTo: ["custom-policy", "5.0"],
  summary: {
    en: "A condition key is not among the global keys of version 1.1, or has no service prefix.",
    zh: "条件键不在 1.1 版本的全局条件键中，或缺少服务名前缀。",
  },

  *checkCondition({ key, keyProperty }, { policy: { language }, catalog: { identity } }) {
    const version = conditionVersion(language);
    const isGlobal = /^g:/i.test(key.value);
    const service = serviceOfKey(key.value);
    // A schema defines all keys of its service.
    if (version === "5.0" && service !== undefined && isUndefined(key.value, service, identity)) {
      yield {
        range: key.range,
        message: notInSchema,
        args: { key: key.value, service },
        data: { property: keyProperty, near: undefined },
        facts: { key: key.value },
      };
      return;
    }
    if (
      conditionKey(key.value)?.versions.includes(version)
      || key.value.includes("${")
      || (!isGlobal && key.value.includes(":") && !hasInvisible(key.value))
    )
      return;
    const near = nearest(isGlobal ? key.value : `g:${key.value}`, globalKeys(version), 1, 2)[0];
    // The list of version 5.0 is not complete, so only a slip is reported.
    if (near === undefined && isGlobal && version === "5.0") return;
    const code = codeIn(language, "IAM.1052");
    const slip = code === undefined ? misspelled5 : misspelled;
    const other = key.value.includes(":") ? notDocumented : noService;
    const message = near !== undefined ? slip : isGlobal ? notGlobal : other;
    yield {
      range: key.range,
      message,
      args: { key: key.value, near: near ?? "", code: inBrackets(code) },
      data: { property: keyProperty, near },
      facts: { key: key.value },
    };
  },

  *fix({ args, data: { property, near } }) {
    if (near !== undefined) yield { title, args, safety: "grants-access", edits: [renameKey(property, near)] };
  },
});

function isUndefined(key: string, service: string, identity: Catalog | undefined): boolean {
  const isComplete = identity?.coverage(service) === "all-named" && !key.includes("${");
  return isComplete && knownConditionKey(key, "5.0", identity.schemas) === undefined;
}

const notDocumented = {
  en: "\"{key}\" is not a condition key of any service{code}.",
  zh: "“{key}”不是任何服务的条件键{code}。",
};
const notInSchema = {
  en: "\"{key}\" is not among the condition keys in the authorization schema of '{service}'.",
  zh: "“{key}”不在 {service} 授权概要的条件键中。",
};
const misspelled5 = {
  en: "\"{key}\" is not a documented condition key. Did you mean \"{near}\"?",
  zh: "文档中没有条件键“{key}”，是否应为“{near}”？",
};
const misspelled = {
  en: "\"{key}\" is not a documented condition key. Did you mean \"{near}\"? The service rejects unknown keys (IAM.1052).",
  zh: "文档中没有条件键“{key}”，是否应为“{near}”？服务会拒绝未知的条件键（IAM.1052）。",
};
const notGlobal = {
  en: "\"{key}\" is not among the global keys of version 1.1; the service rejects unknown keys (IAM.1052).",
  zh: "“{key}”不在 1.1 版本的全局条件键中，服务会拒绝未知的条件键（IAM.1052）。",
};
const noService = {
  en: "\"{key}\" has no prefix: global keys begin with \"g:\", others with their service, such as \"obs:prefix\"{code}.",
  zh: "“{key}”缺少前缀：全局条件键以“g:”开头，服务条件键以服务名开头，例如“obs:prefix”{code}。",
};
const title = { en: "Replace with \"{near}\"", zh: "替换为“{near}”" };
