// Replaces node:assert/strict in the browser's extension host, as far as our tests use it.

class AssertionError extends Error {
  override readonly name = "AssertionError";
}

const show = (value: unknown) => (typeof value === "string" ? JSON.stringify(value) : value === undefined ? "undefined" : JSON.stringify(value, undefined, 2));

export function ok(value: unknown, message = "the value is not truthy"): asserts value {
  if (!value) throw new AssertionError(message);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), `${message ?? "not equal"}: ${show(actual)} is not ${show(expected)}`);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  ok(same(actual, expected), `${message ?? "not equal"}: ${show(actual)} is not ${show(expected)}`);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  ok(pattern.test(text), `${message ?? "no match"}: ${pattern} does not match ${show(text)}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  ok(!pattern.test(text), `${message ?? "a match"}: ${pattern} matches ${show(text)}`);
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  const key = (value: object, name: string) => (value as Record<string, unknown>)[name];
  return (
    keys.length === Object.keys(b).length
    && keys.every((name) => Object.hasOwn(b, name) && same(key(a, name), key(b, name)))
  );
}

export default { ok, equal, deepEqual, match, doesNotMatch };
