import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { isList, isObject, type KnownValue } from "../../../server/src/core/terraform/view/known-data.js";
import { knownValue } from "../../../server/src/core/terraform/view/known-value.js";
import { localsOf } from "../../../server/src/core/terraform/view/scope.js";

/** Expressions with the values that Terraform 1.11.4 prints for `jsonencode(…)` in its console; an error has none. */
const evaluated = JSON.parse(readFileSync("test/core/terraform/evaluated.json", "utf8")) as readonly (readonly [string, unknown?])[];

/** What Terraform computes and we do not: rare, or another type is converted first. */
const notComputed = [
  'upper("a-z:Ä")',
  'substr("hello", -2, 0)',
  'substr("hello", -9, 2)',
  'join("-", ["a", 1])',
  'jsonencode("a<b")',
  'length("abc")',
  'chunklist(["a"], 0)',
];

function computed(expression: string): KnownValue | undefined {
  const text = `locals {\n  x = ${expression}\n}\n`;
  const locals = localsOf(parseHcl(text).body.items);
  return knownValue(locals.get("x")!, { text, locals });
}

function plain(value: KnownValue): unknown {
  if (isObject(value)) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  return isList(value) ? value.map(plain) : value;
}

test("terraform: functions have the values that Terraform computes", () => {
  const missing: string[] = [];
  for (const [expression, ...values] of evaluated) {
    const value = computed(expression);
    if (value !== undefined) assert.deepEqual([plain(value)], values, expression);
    else if (values.length > 0) missing.push(expression);
  }
  assert.deepEqual(missing, notComputed);
});
