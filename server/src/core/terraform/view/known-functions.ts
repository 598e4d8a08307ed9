// Functions of Terraform whose value is known if their arguments are.
// Source: https://developer.hashicorp.com/terraform/language/functions

/** A value that is known before Terraform runs: a string, a whole number, or a list of such values. */
export type KnownValue = string | number | readonly KnownValue[];

type KnownFunction = (values: readonly KnownValue[]) => KnownValue | undefined;

/** Functions that return a string. */
export const textFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ["format", formatted],
  ["join", ([separator, ...lists]) => {
    const items = lists.every(isList) ? lists.flat() : undefined;
    return typeof separator === "string" && items?.every(isText) ? items.join(separator) : undefined;
  }],
  ["jsonencode", ([value, ...others]) => {
    const json = others.length > 0 ? undefined : JSON.stringify(value);
    // Terraform escapes characters of HTML.
    return json === undefined || /[<>&\u2028\u2029]/.test(json) ? undefined : json;
  }],
  ["lower", ofAscii((text) => text.toLowerCase())],
  ["upper", ofAscii((text) => text.toUpperCase())],
  ["tostring", ([value, ...others]) => (others.length > 0 || isList(value) ? undefined : value?.toString())],
]);

/** Functions that return a list or a set. */
export const listFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ["split", ([separator, text, ...others]) =>
    typeof separator === "string" && separator !== "" && typeof text === "string" && others.length === 0
      ? text.split(separator)
      : undefined],
  ["formatlist", (values) => {
    const [template, only, ...others] = values;
    if (!isList(only) || others.length > 0) return undefined;
    const items = only.map((one) => formatted([template!, one]));
    return items.every((one) => one !== undefined) ? items : undefined;
  }],
  ["concat", (lists) => (lists.every(isList) ? lists.flat() : undefined)],
  ["setunion", (lists) => (lists.every(isList) ? asSet(lists.flat()) : undefined)],
  ["flatten", ofList((items) => flat(items))],
  ["distinct", ofList((items) => (items.every(isText) ? [...new Set(items)] : undefined))],
  ["compact", ofList((items) => (items.every(isText) ? items.filter((one) => one !== "") : undefined))],
  ["reverse", ofList((items) => [...items].reverse())],
  ["tolist", ofList((items) => items)],
  ["toset", ofList(asSet)],
  ["sort", ofList(asSorted)],
]);

/** `format` with the verbs `%s`, `%d`, `%v` and `%%`, each used once, in order. */
function formatted([template, ...values]: readonly KnownValue[]): string | undefined {
  if (typeof template !== "string") return undefined;
  let used = 0;
  let isKnown = true;
  const text = template.replace(/%(.?)/gsu, (_all, verb: string) => {
    if (verb === "%") return "%";
    const value = values[used++];
    const fits = value !== undefined && !isList(value) && /^[svd]$/.test(verb) && (verb !== "d" || !isText(value));
    isKnown &&= fits;
    return fits ? String(value) : "";
  });
  return isKnown && used === values.length ? text : undefined;
}

function ofAscii(change: (text: string) => string): KnownFunction {
  return ([text, ...others]) =>
    typeof text === "string" && others.length === 0 && /^[\x20-\x7e]*$/.test(text) ? change(text) : undefined;
}

function ofList(change: (items: readonly KnownValue[]) => readonly KnownValue[] | undefined): KnownFunction {
  return ([items, ...others]) => (isList(items) && others.length === 0 ? change(items) : undefined);
}

function flat(items: readonly KnownValue[]): readonly KnownValue[] {
  return items.flatMap((one) => (isList(one) ? flat(one) : [one]));
}

/** A set of strings is in the order of their bytes. */
function asSet(items: readonly KnownValue[]): readonly string[] | undefined {
  return items.every(isText) ? asSorted([...new Set(items)]) : undefined;
}

/** Outside of ASCII, the order of bytes is not the one of UTF-16. */
function asSorted(items: readonly KnownValue[]): readonly string[] | undefined {
  return items.every((one): one is string => isText(one) && /^[\x20-\x7e]*$/.test(one)) ? [...items].sort() : undefined;
}

function isText(value: KnownValue | undefined): value is string {
  return typeof value === "string";
}

function isList(value: KnownValue | undefined): value is readonly KnownValue[] {
  return typeof value === "object";
}
