import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { isList, isObject, type KnownValue } from "../../../server/src/core/terraform/view/known-data.js";
import { knownValue } from "../../../server/src/core/terraform/view/known-value.js";
import { statements } from "./guarded-texts.js";
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

test("terraform: a list that Terraform computes is the same list in a policy", () => {
  const actionsOf = (expression: string): unknown => {
    const policy = terraformPolicy(statements(`[{ Effect = "Allow", Action = ${expression} }]`), undefined);
    if (policy.kind !== "policy") return policy.kind;
    return (JSON.parse(policy.text) as { Statement: { Action: unknown }[] }).Statement[0]!.Action;
  };
  const lists = evaluated.filter(([expression, value]) => Array.isArray(value) && !notComputed.includes(expression));
  assert.ok(lists.length > 80);
  for (const [expression, value] of lists) assert.deepEqual(actionsOf(expression), value, expression);
  // A null in a list is no known value, but it is in the policy.
  assert.deepEqual(actionsOf('flatten([["ecs:servers:get"], null])'), ["ecs:servers:get", null]);
});
