// Functions of Terraform whose value is known if their arguments are.
// Source: https://developer.hashicorp.com/terraform/language/functions

import {
  areEqual,
  asSet,
  isList,
  isObject,
  isText,
  jsonOf,
  type KnownValue,
  orderedEntries,
  scalarText,
  sorted,
} from "./known-data.js";

type KnownFunction = (values: readonly KnownValue[]) => KnownValue | undefined;

const onText = (change: (text: string, ...others: readonly string[]) => KnownValue | undefined, count = 1) =>
  (values: readonly KnownValue[]) =>
    values.length === count && values.every(isText) ? change(values[0]!, ...values.slice(1)) : undefined;

/** They return `undefined` for arguments of other types, and for what is not certain. */
export const knownFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ["format", formatted],
  ["join", ([separator, ...lists]) => {
    const items = lists.every(isList) ? lists.flat() : undefined;
    return isText(separator) && items?.every(isText) ? items.join(separator) : undefined;
  }],
  ["jsonencode", ([value, ...others]) => {
    const json = others.length > 0 || value === undefined ? undefined : encoded(value);
    // Terraform escapes characters of HTML.
    return json === undefined || /[<>&\u2028\u2029]/.test(json) ? undefined : json;
  }],
  ["lower", onText((text) => (isAscii(text) ? text.toLowerCase() : undefined))],
  ["upper", onText((text) => (isAscii(text) ? text.toUpperCase() : undefined))],
  ["trimspace", onText((text) => (isAscii(text) ? text.trim() : undefined))],
  ["trimprefix", onText((text, prefix) => (text.startsWith(prefix!) ? text.slice(prefix!.length) : text), 2)],
  ["trimsuffix", onText(
    (text, suffix) => (suffix !== "" && text.endsWith(suffix!) ? text.slice(0, -suffix!.length) : text),
    2,
  )],
  // A pattern between slashes is a regular expression.
  ["replace", onText((text, old, by) => (/^\/.*\/$/.test(old!) ? undefined : text.replaceAll(old!, () => by!)), 3)],
  ["startswith", onText((text, prefix) => text.startsWith(prefix!), 2)],
  ["endswith", onText((text, suffix) => text.endsWith(suffix!), 2)],
  ["tostring", ([value, ...others]) => (others.length > 0 ? undefined : scalarText(value))],
  ["split", onText((separator, text) => (separator === "" ? undefined : text!.split(separator)), 2)],
  ["formatlist", (values) => {
    const [template, only, ...others] = values;
    if (!isList(only) || others.length > 0) return undefined;
    const items = only.map((one) => formatted([template!, one]));
    return items.every((one) => one !== undefined) ? items : undefined;
  }],
  ["concat", (lists) => (lists.every(isList) ? lists.flat() : undefined)],
  ["setunion", (lists) => (lists.every(isList) ? asSet(lists.flat()) : undefined)],
  ["setintersection", ([first, ...lists]) =>
    isList(first) && lists.every(isList)
      ? asSet(first.filter((one) => lists.every((list) => list.includes(one))))
      : undefined],
  ["setsubtract", ([from, other, ...more]) =>
    isList(from) && isList(other) && more.length === 0 ? asSet(from.filter((one) => !other.includes(one))) : undefined],
  ["slice", ([list, start, end, ...others]) =>
    isList(list) && isIndex(start) && isIndex(end) && others.length === 0 && start <= end && end <= list.length
      ? list.slice(start, end)
      : undefined],
  ["element", ([list, index, ...others]) =>
    isList(list) && isIndex(index) && others.length === 0 ? list[index % list.length] : undefined],
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
  ["distinct", ofList((items) => (items.every(isText) ? [...new Set(items)] : undefined))],
  ["compact", ofList((items) => (items.every(isText) ? items.filter((one) => one !== "") : undefined))],
  ["reverse", ofList((items) => [...items].reverse())],
  ["tolist", ofList((items) => [...items])],
  ["toset", ofList(asSet)],
  ["sort", ofList(sorted)],
  ["coalescelist", (lists) => (lists.every(isList) ? lists.find((one) => one.length > 0) : undefined)],
  ["merge", (values) => (values.every(isObject) ? new Map(values.flatMap((one) => [...one])) : undefined)],
  ["tomap", ([value, ...others]) => (isObject(value) && others.length === 0 ? value : undefined)],
  ["keys", ([value, ...others]) =>
    isObject(value) && others.length === 0 ? sorted([...value.keys()]) : undefined],
  ["values", ([value, ...others]) =>
    isObject(value) && others.length === 0 ? orderedEntries(value)?.map(([, one]) => one) : undefined],
  ["lookup", ([value, key, otherwise, ...others]) =>
    isObject(value) && isText(key) && others.length === 0 ? (value.get(key) ?? otherwise) : undefined],
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

/** `format` with the verbs `%s`, `%d`, `%v` and `%%`, each used once, in order. */
function formatted([template, ...values]: readonly KnownValue[]): string | undefined {
  if (!isText(template)) return undefined;
  let used = 0;
  let isKnown = true;
  const text = template.replace(/%(.?)/gsu, (_all, verb: string) => {
    if (verb === "%") return "%";
    const value = values[used++];
    const fits = /^[sv]$/.test(verb) ? scalarText(value) !== undefined : verb === "d" && typeof value === "number";
    isKnown &&= fits;
    return fits ? scalarText(value)! : "";
  });
  return isKnown && used === values.length ? text : undefined;
}

function ofList(change: (items: readonly KnownValue[]) => readonly KnownValue[] | undefined): KnownFunction {
  return ([items, ...others]) => (isList(items) && others.length === 0 ? change(items) : undefined);
}

function flat(items: readonly KnownValue[]): readonly KnownValue[] {
  return items.flatMap((one) => (isList(one) ? flat(one) : [one]));
}

function isIndex(value: KnownValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
