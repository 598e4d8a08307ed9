/** A value that is known before Terraform runs. An object or map is a `Map`. */
export type KnownValue = string | number | boolean | readonly KnownValue[] | KnownObject;
export type KnownObject = ReadonlyMap<string, KnownValue>;

/** The variables of the loops around an expression. */
export type LoopNames = ReadonlyMap<string, KnownValue | undefined>;

/** A function of Terraform: the value for known arguments; `undefined` if it is not certain. */
export type KnownFunction = (values: readonly KnownValue[]) => KnownValue | undefined;

export function isText(value: KnownValue | undefined): value is string {
  return typeof value === "string";
}

export function isList(value: KnownValue | undefined): value is readonly KnownValue[] {
  return Array.isArray(value);
}

/** The items of a list with those of the lists in it, as `flatten` returns them. */
export function flat(items: readonly KnownValue[]): readonly KnownValue[] {
  return items.flatMap((one) => (isList(one) ? flat(one) : [one]));
}

const sets = new WeakSet<readonly KnownValue[]>();

/** A set of texts, in the order of their bytes. */
export function asSet(items: readonly KnownValue[]): readonly string[] | undefined {
  const same = asOneType(items);
  const set = same && sorted([...new Set(same)]);
  if (set) sets.add(set);
  return set;
}

export function isSet(list: readonly KnownValue[]): boolean {
  return sets.has(list);
}

const tuples = new WeakSet<readonly KnownValue[]>();

/** Marks the items of a literal list or of a loop, which Terraform calls a tuple. */
export function asTuple(items: readonly KnownValue[]): readonly KnownValue[] {
  tuples.add(items);
  return items;
}

const typedLists = new WeakSet<readonly KnownValue[]>();

/** A copy of items that is surely a list of one type, and no tuple. */
export function asList(items: readonly KnownValue[]): readonly KnownValue[] {
  const list = [...items];
  typedLists.add(list);
  return list;
}

export function isTypedList(list: readonly KnownValue[]): boolean {
  return typedLists.has(list);
}

/**
 * Items as those of a list or set, which have one type: numbers beside texts are texts. `undefined` if it is not
 * certain which type wins.
 */
export function asOneType(items: readonly KnownValue[]): readonly KnownValue[] | undefined {
  const kinds = new Set(items.map((one) => typeof one));
  if (kinds.size <= 1) return items;
  return kinds.has("string") ? asTexts(items) : undefined;
}

/** Items as those of a list of texts. */
export function asTexts(items: readonly KnownValue[]): readonly string[] | undefined {
  const texts = items.map(scalarText);
  return texts.every(isText) ? texts : undefined;
}

export function isTuple(list: readonly KnownValue[]): boolean {
  return tuples.has(list);
}

export function isObject(value: KnownValue | undefined): value is KnownObject {
  return value instanceof Map;
}

/** The text of a value as a part of a string; `undefined` for lists and objects. */
export function scalarText(value: KnownValue | undefined): string | undefined {
  return typeof value === "object" ? undefined : value?.toString();
}

/** The index that a number, or a text of one, is for a list; -1 for another value. */
export function indexOf(key: KnownValue | undefined): number {
  const isIndex = typeof key === "number" || (isText(key) && /^\d+$/.test(key));
  return isIndex ? Number(key) : -1;
}

/** The value as JSON. */
export function jsonOf(value: KnownValue): string {
  if (isList(value)) return `[${value.map(jsonOf).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${[...value].map(([key, one]) => `${JSON.stringify(key)}: ${jsonOf(one)}`).join(", ")}}`;
}

/** The items of a list, or the values of an object in the order of its keys, which Terraform sorts. */
export function orderedEntries(value: KnownValue): readonly (readonly [string | number, KnownValue])[] | undefined {
  // A set has no indexes.
  if (isList(value) && isSet(value)) return value.map((item) => [scalarText(item) ?? "", item] as const);
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  if (!isObject(value)) return undefined;
  const keys = sorted([...value.keys()]);
  return keys?.map((key) => [key, value.get(key)!] as const);
}

/**
 * Texts in the order of their bytes in UTF-8, which is the one of their code points. Terraform composes letters first,
 * so a text that changes by that is not known here.
 */
export function sorted(texts: readonly KnownValue[]): readonly string[] | undefined {
  const isPlain = (one: KnownValue): one is string =>
    isText(one) && !loneSurrogate.test(one) && one === one.normalize();
  return texts.every(isPlain) ? [...texts].sort(byCodePoints) : undefined;
}

const loneSurrogate = /\p{Surrogate}/u;

function byCodePoints(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  // The halves of two characters may begin alike.
  if (at > 0 && /[\uD800-\uDBFF]/.test(one[at - 1]!)) at--;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}

/** Whether two values are equal; `undefined` if Terraform converts one of them first, or if that is not certain. */
export function areEqual(one: KnownValue, other: KnownValue): boolean | undefined {
  if (typeof one !== typeof other || isList(one) !== isList(other)) return undefined;
  if (isList(one) && isList(other)) return areEqualLists(one, other);
  return isObject(one) && isObject(other) ? areEqualObjects(one, other) : one === other;
}

/** An object never equals a map, and it is not known here which of the two a value is. */
function areEqualObjects(one: KnownObject, other: KnownObject): false | undefined {
  if (one.size !== other.size) return false;
  const isOther = ([key, value]: readonly [string, KnownValue]) => {
    const beside = other.get(key);
    return beside === undefined || areEqual(value, beside) === false;
  };
  return [...one].some(isOther) ? false : undefined;
}

/** A set, a list and a tuple are never equal. What is neither a set nor marked as a tuple may be a list or a tuple. */
function areEqualLists(one: readonly KnownValue[], other: readonly KnownValue[]): boolean | undefined {
  if (isSet(one) !== isSet(other)) return false;
  if (!isSet(one) && !(isTuple(one) && isTuple(other))) return undefined;
  if (one.length !== other.length) return false;
  const same = one.map((item, index) => areEqual(item, other[index]!));
  return same.includes(false) ? false : same.includes(undefined) ? undefined : true;
}

const weights = new WeakMap<object, number>();

/** The number of texts and numbers in a value. What it is made of must have been weighed before. */
export function weightOf(value: KnownValue): number {
  if (typeof value !== "object") return 1;
  let weight = weights.get(value);
  if (weight === undefined) {
    weight = 1;
    for (const one of value.values()) weight += weightOf(one);
    weights.set(value, weight);
  }
  return weight;
}
