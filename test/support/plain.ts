/**
 * A copy of a value without classes, in which getters are properties: what two values say is equal if their copies are.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, plain(one)]));
  if (typeof value !== "object" || value === null || value instanceof Set) return value;
  const names = new Set(Object.keys(value));
  for (let of: object = value; Object.getPrototypeOf(of) !== null; of = Object.getPrototypeOf(of) as object)
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(of)))
      if (get && name !== "__proto__") names.add(name);
  return Object.fromEntries([...names].sort().map((name) => [name, plain((value as Record<string, unknown>)[name])]));
}
