import { removeProperty } from "../../edit/lists/remove.js";
import { renameKey } from "../../edit/value.js";
import { kinds } from "../../language/policy-languages.js";
import { principalTypes, validationCodes } from "../../language/version-5.js";
import { findElement, isMisspelled } from "../../policy/elements.js";
import { isMeantAs } from "../../policy/forms/missing-element.js";
import { propertiesOf } from "../../policy/read/read-condition.js";
import type { ObjectNode, PropertyNode } from "../../policy/syntax.js";
import { enumerate } from "../../text/enumerate.js";
import { defineRule } from "../../rule/rule.js";

interface Unsupported {
  readonly object: ObjectNode;
  readonly property: PropertyNode;
  /** The type of principal that is probably meant; `undefined` for a whole element. */
  readonly meant: string | undefined;
  readonly isElement: boolean;
}

export const unsupportedPrincipal = defineRule<Unsupported>({
  id: "unsupported-principal",
  category: "structure",
  severity: "error",
  code: validationCodes.principal,
  appliesTo: ["5.0"],
  summary: {
    en: "A policy of version 5.0 has principals that its kind does not support.",
    zh: "策略（5.0 版）使用了该类策略不支持的 Principal。",
  },

  *checkStatement({ node }, { policy }) {
    const { principals } = kinds[policy.kind];
    if (principals === "none") {
      for (const property of node.properties.filter(({ key }) => elements.includes(key.value))) {
        const data = { object: node, property, meant: undefined, isElement: true };
        yield { range: property.key.range, message: notHere, args: { key: property.key.value }, data };
      }
    }
    if (principals !== "required") return;
    for (const value of elements.map((name) => findElement(node, name))) {
      for (const property of propertiesOf(value)) {
        const { key } = property;
        if (principalTypes.includes(key.value)) continue;
        const meant = principalTypes.find((type) => isMisspelled(key.value, type) || isMeantAs(key.value, type));
        yield {
          range: key.range,
          message: meant === undefined ? notAType : misspelled,
          args: { key: key.value, meant: meant ?? "", types: enumerate(principalTypes, principalTypes.length) },
          data: { object: value as ObjectNode, property, meant, isElement: false },
          facts: { key: key.value },
        };
      }
    }
  },

  *fix({ args, data: { object, property, meant, isElement } }, { file }) {
    // Without its principals the statement may be for everyone that the policy is attached to.
    if (isElement)
      yield { title: remove, args, safety: "grants-access", edits: removeProperty(file.text, object, property) };
    else if (meant !== undefined && !object.properties.some(({ key }) => key.value === meant))
      yield { title: rename, args, safety: "grants-access", edits: [renameKey(property, meant)] };
  },
});

const elements: readonly string[] = ["Principal", "NotPrincipal"];

const notHere = {
  en: "\"{key}\" belongs to trust policies; this kind of policy is attached to identities and must not have it (UNSUPPORTED_PRINCIPAL).",
  zh: "“{key}”是信任策略的元素；此类策略附加在身份上，不能使用（UNSUPPORTED_PRINCIPAL）。",
};
const notAType = {
  en: "\"{key}\" is not a type of principal; a trust policy has {types} (UNSUPPORTED_PRINCIPAL).",
  zh: "“{key}”不是 Principal 的类型；信任策略支持 {types}（UNSUPPORTED_PRINCIPAL）。",
};
const misspelled = {
  en: "\"{key}\" is not a type of principal. Did you mean \"{meant}\"? (UNSUPPORTED_PRINCIPAL)",
  zh: "“{key}”不是 Principal 的类型，是否应为“{meant}”？（UNSUPPORTED_PRINCIPAL）",
};
const remove = { en: "Remove \"{key}\"", zh: "删除“{key}”" };
const rename = { en: "Rename to \"{meant}\"", zh: "改名为“{meant}”" };
