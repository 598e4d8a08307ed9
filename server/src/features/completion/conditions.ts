import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { type ConditionKey, conditionKey, type KeyType, keysFor, tagFamilyEnd } from "../../core/language/condition-keys.js";
import { type Operator, type OperatorFamily, parseOperator, provenOperators, setPrefixes, spellOperator } from "../../core/language/operators.js";
import type { PolicyDocument } from "../../core/policy/model.js";
import { propertiesOf } from "../../core/policy/read-condition.js";
import type { ObjectNode } from "../../core/policy/syntax.js";
import { literal, quoted, sortText, toItem } from "./item.js";
import { keyChoice, type Skeleton, withoutCurrent } from "./keys.js";
import { type Request, say, servicesOf } from "./request.js";

/**
 * The operators of a condition that are not there yet and fit the keys that are: the plain ones first, then those that
 * hold without the key. The prefixes for keys with several values are a step of their own, unless one is written already.
 */
export function operatorItems(request: Request, object: ObjectNode): CompletionItem[] {
  const { slot, place: { policy, operator } } = request;
  const there = new Set(withoutCurrent(request, object).properties.map(({ key }) => key.value));
  const keys = propertiesOf(operator?.value).map(({ key }) => conditionKey(key.value));
  const fits = ({ family }: Operator) => keys.every((key) => key === undefined || isFitting(family, key.type));
  const offered = provenOperators(versionOf(policy)).filter(fits);
  const setPrefix = setPrefixes.find((prefix) => slot.typed.startsWith(prefix)) ?? "";
  // A set of values needs a key that can have several.
  const mayHaveSeveral = keys.every((key) => key === undefined || key.multiValued);
  const spelled = [false, true].flatMap((hasIfExists) => offered.filter(({ family }) => family !== "null" || (!hasIfExists && setPrefix === ""))
    .map(({ name, meaning }) => ({ name: spellOperator({ setPrefix, hasIfExists }, name), hasIfExists, meaning })));
  const items = spelled.filter(({ name }) => !there.has(name)).map(({ name, hasIfExists }, index) => toItem(request, {
    ...keyChoice(request, object, { key: name, value: emptyCondition, index, group: hasIfExists ? 1 : 0 }),
    kind: CompletionItemKind.Operator,
    subject: { kind: "operator", name, version: versionOf(policy) },
  }));
  return setPrefix !== "" || !mayHaveSeveral ? items : [...items, ...prefixItems(request)];
}

function prefixItems(request: Request): CompletionItem[] {
  const { slot, support } = request;
  if (slot.open !== "" && !support.snippets) return [];
  return setPrefixes.map((prefix, index) => toItem(request, {
    label: prefix,
    kind: CompletionItemKind.Module,
    beside: say(request, severalValues),
    ...(support.snippets ? { text: quoted({ ...slot, trail: "" }, `${literal(prefix)}$0`), isSnippet: true } : { text: `${slot.lead}${prefix}${isClosed(request) ? '"' : ""}` }),
    sortText: sortText(2, index),
    again: true,
  }));
}

function isClosed({ place: { spot } }: Request): boolean {
  return spot.kind === "key" && spot.property.key.isClosed;
}

/** The keys that an operator may still get: global ones and those of the statement's services, of a type that it compares. */
export function conditionKeyItems(request: Request, object: ObjectNode): CompletionItem[] {
  const { place: { policy, statement, operator } } = request;
  const family = parseOperator(operator?.key.value ?? "").operator?.family;
  const there = new Set(withoutCurrent(request, object).properties.map(({ key }) => key.value.toLowerCase()));
  return keysFor(versionOf(policy), servicesOf(statement?.actions))
    .filter(({ key, type }) => !there.has(key.toLowerCase()) && (family === undefined || isFitting(family, type)))
    .map((one, index) => toItem(request, {
      ...keyChoice(request, object, { key: one.key, value: valueOf(one, family), index }),
      kind: CompletionItemKind.Field,
      beside: say(request, types[one.type]),
      subject: { kind: "condition-key", name: one.key, version: versionOf(policy) },
    }));
}

/** The values that a key can have under its operator, where there are few, or where their form must be known. */
export function conditionValueItems(request: Request): CompletionItem[] {
  const { place: { operator, conditionKey: property }, slot } = request;
  const family = parseOperator(operator?.key.value ?? "").operator?.family;
  const key = conditionKey(property?.key.value ?? "");
  const isTruth = family === "bool" || family === "null" || (family === undefined && key?.type === "bool");
  const form = family === "date" || family === "number" ? (key?.example ?? forms[family]) : undefined;
  const values = isTruth ? truths : form === undefined ? [] : [form];
  return values.map((value, index) => toItem(request, {
    label: value,
    kind: CompletionItemKind.Value,
    ...(isTruth ? {} : { beside: say(request, example) }),
    text: quoted(slot, value),
    sortText: sortText(0, index),
  }));
}

/** `Null` asks only whether a key is there. */
function isFitting(family: OperatorFamily, type: KeyType): boolean {
  return family === "null" || family === type;
}

function valueOf({ key, type, example: shown }: ConditionKey, family: OperatorFamily | undefined): Skeleton {
  const value = family === "null" || type === "bool" ? '["${1|true,false|}"]' : `["\${1:${literal(shown ?? "")}}"]`;
  if (!key.endsWith(tagFamilyEnd)) return { snippet: value };
  return { key: `${literal(key.slice(0, -tagFamilyEnd.length))}\${1:key}`, snippet: value.replace("${1", "${2") };
}

function versionOf({ language }: PolicyDocument): string {
  return language === "5.0" ? "5.0" : "1.1";
}

const emptyCondition: Skeleton = { snippet: "{\n\t$1\n}", again: true };
const truths = ["true", "false"];
const forms = { date: "2030-01-31T00:00:00Z", number: "3600" };

const example = { en: "example", zh: "示例" };
const severalValues = { en: "for keys with several values", zh: "用于多值条件键" };
const types: Readonly<Record<KeyType, { readonly en: string; readonly zh: string }>> = {
  string: { en: "string", zh: "字符串" },
  number: { en: "number", zh: "数值" },
  date: { en: "date", zh: "时间" },
  bool: { en: "true or false", zh: "布尔值" },
  ip: { en: "IP address", zh: "IP 地址" },
};
