import { CompletionItemKind } from "vscode-languageserver-types";
import { describeConditionKey } from "../../../core/describe/condition.js";
import { identityActionsMatching } from "../../../core/catalog/identity.js";
import { type ConditionKey, isComparedBy, type KeyType, tagFamilyEnd } from "../../../core/language/condition-keys.js";
import { type OperatorFamily, parseOperator } from "../../../core/language/operators.js";
import { keysForActions } from "../../../core/language/schema-keys.js";
import { conditionVersion } from "../../../core/language/policy-languages.js";
import { toItem } from "../item/item.js";
import { keyChoice, objectAt, otherKeys, type Skeleton } from "../item/key-choice.js";
import { say, servicesOf } from "../item/request.js";
import { literal } from "../item/snippet.js";
import type { CompletionKind } from "../kind.js";

/**
 * The keys that an operator can still get: global ones and those of the statement's services, with a type that it
 * compares.
 */
export const conditionKeyKind: CompletionKind = {
  at: "key",
  elements: ["Condition"],
  applies: ({ operator, spot }) => operator?.value !== undefined && objectAt(spot) === operator.value,

  items(request) {
    const { place: { policy, statement, operator } } = request;
    const version = conditionVersion(policy.language);
    const family = parseOperator(operator?.key.value ?? "").operator?.family;
    const there = new Set(otherKeys(request).map((key) => key.toLowerCase()));
    const { identity } = request.snapshot.environment.catalog;
    const actions =
      version === "5.0" && identity
        ? (statement?.actions ?? []).flatMap(({ pattern }) => identityActionsMatching(identity, pattern.text))
        : [];
    return keysForActions(version, servicesOf(statement?.actions), actions, identity?.schemas)
      .filter(({ key, type }) => !there.has(key.toLowerCase()) && (family === undefined || isComparedBy(family, type)))
      .map((one, index) => toItem(request, {
        ...keyChoice(request, { key: one.key, value: valueOf(one, family), index }),
        kind: CompletionItemKind.Field,
        beside: say(request, types[one.type]),
        subject: { kind: "condition-key", name: one.key, version },
      }));
  },

  describe: {
    "condition-key": ({ name, version }, { catalog, language }) =>
      describeConditionKey(String(name), String(version), language, catalog.identity?.schemas),
  },
};

function valueOf({ key, type, example: shown }: ConditionKey, family: OperatorFamily | undefined): Skeleton {
  const value = family === "null" || type === "bool" ? '["${1|true,false|}"]' : `["\${1:${literal(shown ?? "")}}"]`;
  if (!key.endsWith(tagFamilyEnd)) return { snippet: value };
  return { key: `${literal(key.slice(0, -tagFamilyEnd.length))}\${1:key}`, snippet: value.replace("${1", "${2") };
}

const types: Readonly<Record<KeyType, { readonly en: string; readonly zh: string }>> = {
  string: { en: "string", zh: "字符串" },
  number: { en: "number", zh: "数值" },
  date: { en: "date", zh: "时间" },
  bool: { en: "true or false", zh: "布尔值" },
  ip: { en: "IP address", zh: "IP 地址" },
};
