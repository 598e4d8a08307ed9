import { innerTexts } from "../../../core/describe/element-texts.js";
import { entitled } from "../../../core/describe/voice.js";
import { kinds } from "../../../core/language/policy-languages.js";
import { principalTypes } from "../../../core/language/version-5.js";
import { findElement } from "../../../core/policy/elements.js";
import { toItem } from "../item/item.js";
import { keyChoice, objectAt, otherKeys } from "../item/key-choice.js";
import type { CompletionKind } from "../kind.js";

/** The types of principals that a statement of a trust policy can still get. */
export const principalKind: CompletionKind = {
  at: "key",
  elements: ["Principal", "NotPrincipal"],
  applies({ policy, statement, element = "", spot }) {
    const object = objectAt(spot);
    return (
      kinds[policy.kind].principals === "required"
      && object !== undefined
      && object === findElement(statement?.node, element)
    );
  },

  items(request) {
    const there = new Set(otherKeys(request));
    return principalTypes
      .filter((type) => !there.has(type))
      .map((type, index) =>
        toItem(request, {
          ...keyChoice(request, { key: type, value: { snippet: values[type] ?? '["$1"]' }, index }),
          subject: { kind: "principal-type", name: type },
        }),
      );
  },

  describe: {
    "principal-type"({ name }, { language }) {
      const text = innerTexts["Principal"]?.[String(name)];
      return text && [entitled(String(name), text, language)];
    },
  },
};

/** Services have a name of this form; the others are IDs or URNs of the author's own. */
const values: Readonly<Record<string, string>> = { Service: '["service.$1"]' };
