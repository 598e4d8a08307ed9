// Functions of lists, objects and other values whose value is known if their arguments are.
// Source: https://developer.hashicorp.com/terraform/language/functions

import {
  areEqual,
  asList,
  asOneType,
  asSet,
  asTexts,
  flat,
  isList,
  isObject,
  isSet,
  isText,
  jsonOf,
  type KnownFunction,
  type KnownValue,
  orderedEntries,
  sorted,
} from "./known-data.js";
import { textFunctions } from "./known-text-functions.js";

/** They return `undefined` for arguments of other types, and for what is not certain. */
export const knownFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ...textFunctions,
  ["jsonencode", ([value, ...others]) => {
    const json = others.length > 0 || value === undefined ? undefined : encoded(value);
    // Terraform escapes characters of HTML.
    return json === undefined || /[<>&\u2028\u2029]/.test(json) ? undefined : json;
  }],
  ["concat", (lists) => (lists.length > 0 && lists.every(isIndexed) ? lists.flat() : undefined)],
  ["setunion", ofLists((lists) => asSet(lists.flat()))],
  ["setintersection", ofLists(([first, ...lists]) =>
    first && asSet(first.filter((one) => lists.every((list) => list.includes(one)))))],
  ["setsubtract", ofLists(([from, other, ...more]) =>
    from && other && more.length === 0 ? asSet(from.filter((one) => !other.includes(one))) : undefined)],
  ["slice", ([list, start, end, ...others]) =>
    isIndexed(list) && isIndex(start) && isIndex(end) && others.length === 0 && start <= end && end <= list.length
      ? list.slice(start, end)
      : undefined],
  ["element", ([list, index, ...others]) =>
    isIndexed(list) && isIndex(index) && others.length === 0 ? list[index % list.length] : undefined],
  ["contains", ([list, value, ...others]) => {
    if (!isList(list) || value === undefined || others.length > 0) return undefined;
    const same = list.map((one) => areEqual(one, value));
    return same.includes(undefined) ? undefined : same.includes(true);
  }],
  ["length", ([value, ...others]) => {
    if (others.length > 0 || value === undefined) return undefined;
    return isList(value) ? value.length : isObject(value) ? value.size : undefined;
  }],
  ["flatten", ofList((items) => flat(items))],
  ["distinct", ofList((items) => {
    const same = asOneType(items);
    return same?.some((one) => typeof one === "object") ? undefined : same && [...new Set(same)];
  })],
  ["compact", ofList((items) => asTexts(items)?.filter((one) => one !== ""))],
  ["reverse", ofList((items) => [...items].reverse())],
  ["tolist", ofList((items) => {
    const same = asOneType(items);
    return same && asList(same);
  })],
  ["toset", ofList(asSet)],
  ["sort", ofList((items) => {
    const texts = asTexts(items);
    return texts && sorted(texts);
  })],
  ["coalescelist", (lists) => (lists.every(isIndexed) ? lists.find((one) => one.length > 0) : undefined)],
  ["merge", (values) => (values.every(isObject) ? new Map(values.flatMap((one) => [...one])) : undefined)],
  ["tomap", ([value, ...others]) => {
    if (!isObject(value) || others.length > 0) return undefined;
    const same = asOneType([...value.values()]);
    return same && new Map([...value.keys()].map((key, index) => [key, same[index]!]));
  }],
  ["keys", ([value, ...others]) =>
    isObject(value) && others.length === 0 ? sorted([...value.keys()]) : undefined],
  ["values", ([value, ...others]) =>
    isObject(value) && others.length === 0 ? orderedEntries(value)?.map(([, one]) => one) : undefined],
  ["lookup", ([value, key, otherwise, ...others]) =>
    isObject(value) && isText(key) && others.length === 0 ? (value.get(key) ?? otherwise) : undefined],
  ["range", ([first, second, third, ...others]) =>
    others.length > 0 ? undefined : numbersTo(second === undefined ? [0, first] : [first, second], third)],
  ["setproduct", (lists) =>
    lists.length > 1 && lists.every(isIndexed) ? productOf(lists) : undefined],
  ["chunklist", ([list, size, ...others]) => {
    if (!isList(list) || !isIndex(size) || size === 0 || others.length > 0) return undefined;
    return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
  }],
  ["zipmap", ([keys, values, ...others]) => {
    if (!isList(keys) || !isList(values) || !keys.every(isText) || others.length > 0) return undefined;
    const entries = keys.map((key, index) => [key, values[index]!] as const);
    return keys.length === values.length && new Set(keys).size === keys.length ? new Map(entries) : undefined;
  }],
  ["one", ([list, ...others]) => (isList(list) && list.length === 1 && others.length === 0 ? list[0] : undefined)],
  ["index", ([list, value, ...others]) => {
    if (!isIndexed(list) || value === undefined || others.length > 0) return undefined;
    const same = list.map((one) => areEqual(one, value));
    return same.includes(undefined) || !same.includes(true) ? undefined : same.indexOf(true);
  }],
  ["alltrue", ([list, ...others]) =>
    isList(list) && list.every(isBoolean) && others.length === 0 ? !list.includes(false) : undefined],
  ["anytrue", ([list, ...others]) =>
    isList(list) && list.every(isBoolean) && others.length === 0 ? list.includes(true) : undefined],
  ["tonumber", ([value, ...others]) => (others.length > 0 ? undefined : numberOf(value))],
  ["max", (values) => (values.length > 0 && values.every(isNumber) ? Math.max(...values) : undefined)],
  ["min", (values) => (values.length > 0 && values.every(isNumber) ? Math.min(...values) : undefined)],
  ["sensitive", ([value, ...others]) => (others.length > 0 ? undefined : value)],
  ["nonsensitive", ([value, ...others]) => (others.length > 0 ? undefined : value)],
]);

/** JSON as Terraform writes it: without blanks, keys in their order. */
function encoded(value: KnownValue): string | undefined {
  if (isObject(value)) {
    const entries = orderedEntries(value)?.map(([key, one]) => `${JSON.stringify(key)}:${encoded(one) ?? ""}`);
    return entries && `{${entries.join(",")}}`;
  }
  return isList(value) ? `[${value.map(encoded).join(",")}]` : jsonOf(value);
}

function ofList(change: (items: readonly KnownValue[]) => readonly KnownValue[] | undefined): KnownFunction {
  return ([items, ...others]) => (isList(items) && others.length === 0 ? change(items) : undefined);
}

/** A function of lists whose items have one type. */
function ofLists(change: (lists: readonly (readonly KnownValue[])[]) => KnownValue | undefined): KnownFunction {
  return (lists) => {
    if (lists.length === 0 || !lists.every(isList)) return undefined;
    const all = lists.flat();
    const same = asOneType(all);
    if (!same) return undefined;
    return change(all.every((one, index) => one === same[index]) ? lists : lists.map((one) => asTexts(one) ?? []));
  };
}

/** Longer lists are not those of policies. */
const mostItems = 1000;

/** All combinations of an item of each list, those of the last list first. */
function productOf(lists: readonly (readonly KnownValue[])[]): readonly KnownValue[] | undefined {
  if (lists.reduce((count, { length }) => count * length, 1) > mostItems) return undefined;
  return lists.reduce<readonly (readonly KnownValue[])[]>(
    (all, list) => all.flatMap((before) => list.map((item) => [...before, item])),
    [[]],
  );
}

/** The numbers from one up or down to another one, which is not among them. */
function numbersTo(
  [from, to]: readonly (KnownValue | undefined)[],
  step: KnownValue | undefined,
): readonly number[] | undefined {
  if (!isNumber(from) || !isNumber(to)) return undefined;
  const sign = from <= to ? 1 : -1;
  const by = step ?? sign;
  if (!isNumber(by) || Math.sign(by) !== sign || Math.abs(to - from) > mostItems * Math.abs(by)) return undefined;
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, index) => from + index * by);
}

function numberOf(value: KnownValue | undefined): number | undefined {
  if (isText(value)) return /^(?:0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : undefined;
  return isNumber(value) ? value : undefined;
}

function isNumber(value: KnownValue | undefined): value is number {
  return typeof value === "number";
}

function isBoolean(value: KnownValue): value is boolean {
  return typeof value === "boolean";
}

/** A list, and no set, whose items have no indexes. */
function isIndexed(value: KnownValue | undefined): value is readonly KnownValue[] {
  return isList(value) && !isSet(value);
}

function isIndex(value: KnownValue | undefined): value is number {
  return isNumber(value) && Number.isSafeInteger(value) && value >= 0;
}
