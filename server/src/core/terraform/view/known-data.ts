/** A value that is known before Terraform runs. An object or map is a `Map`. */
export type KnownValue = string | number | boolean | readonly KnownValue[] | KnownObject;
export type KnownObject = ReadonlyMap<string, KnownValue>;

/** A function of Terraform: the value for known arguments; `undefined` if it is not certain. */
export type KnownFunction = (values: readonly KnownValue[]) => KnownValue | undefined;

export function isText(value: KnownValue | undefined): value is string {
  return typeof value === "string";
}

export function isList(value: KnownValue | undefined): value is readonly KnownValue[] {
  return Array.isArray(value);
}

const sets = new WeakSet<readonly KnownValue[]>();

/** A set of texts, in the order of their bytes. */
export function asSet(items: readonly KnownValue[]): readonly string[] | undefined {
  const set = sorted([...new Set(items)]);
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

/** Texts in the order of their bytes. Outside of ASCII, that is not the order of UTF-16, so it is not known here. */
export function sorted(texts: readonly KnownValue[]): readonly string[] | undefined {
  return texts.every((one): one is string => isText(one) && /^[\x20-\x7e]*$/.test(one)) ? [...texts].sort() : undefined;
}

/** Whether two values are equal; `undefined` if Terraform converts one of them first. */
export function areEqual(one: KnownValue, other: KnownValue): boolean | undefined {
  if (typeof one !== typeof other || isList(one) !== isList(other)) return undefined;
  return typeof one === "object" ? jsonOf(one) === jsonOf(other) : one === other;
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
