import assert from "node:assert/strict";
import test from "node:test";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { allow, explained, facts, said, statements } from "./guarded-texts.js";

// `dynamic` blocks with a written collection: each element makes a statement.

const block = (each: string, content: string, more = "") => `resource "opentelekomcloud_identity_role_v3" "t" {
  dynamic "statement" {
    for_each = ${each}${more}
    content {
${content.split("; ").map((line) => `      ${line}\n`).join("")}    }
  }
}
`;
const both = "effect = statement.value.effect; action = statement.value.actions";
const stop = '{ effect = "Allow", actions = ["ecs:servers:stop"] }';
const list = '{ effect = "Deny", actions = ["ecs:servers:list", "ecs:servers:get"] }';
const exported = (text: string): unknown => {
  const policy = terraformPolicy(text, undefined);
  return policy.kind === "policy" ? (JSON.parse(policy.text) as { Statement: unknown }).Statement : policy.kind;
};
const allowing = (...actions: string[]) => ({ Effect: "Allow", Action: actions });

for (const [form, text, wanted] of [
  ["a list", block(`[${stop}, ${list}]`, both), [
    allowing("ecs:servers:stop"), { Effect: "Deny", Action: ["ecs:servers:list", "ecs:servers:get"] },
  ]],
  ["a local value", `locals {\n  all = concat([${stop}], [])\n}\n${block("local.all", both)}`, [allowing("ecs:servers:stop")]],
  ["a map, in the order of its keys", block(`{ b = ${stop}, a = { effect = "Allow", actions = ["ecs:servers:get"] } }`, both), [
    allowing("ecs:servers:get"), allowing("ecs:servers:stop"),
  ]],
  ["keys", block('{ "ecs:servers:stop" = "Allow", "ecs:servers:list" = "Deny" }', "effect = statement.value; action = [statement.key]"), [
    { Effect: "Deny", Action: ["ecs:servers:list"] }, allowing("ecs:servers:stop"),
  ]],
  ["a set", block('toset(["stop", "get"])', 'effect = "Allow"; action = ["ecs:servers:${statement.value}"]'), [
    allowing("ecs:servers:get"), allowing("ecs:servers:stop"),
  ]],
  ["another name", block('["stop"]', 'effect = "Allow"; action = ["ecs:servers:${one.value}"]', "\n    iterator = one"), [
    allowing("ecs:servers:stop"),
  ]],
  ["an element without resources", block(
    '[{ a = "stop", r = ["ECS:*:*:server:x"] }, { a = "get" }]',
    'effect = "Allow"; action = ["ecs:servers:${statement.value.a}"]; resource = lookup(statement.value, "r", null)',
  ), [{ ...allowing("ecs:servers:stop"), Resource: ["ECS:*:*:server:x"] }, allowing("ecs:servers:get")]],
  ["try with null", block('[{ a = "stop" }]', 'effect = "Allow"; action = ["ecs:servers:${statement.value.a}"]; resource = try(statement.value.r, null); condition = (null)'), [
    allowing("ecs:servers:stop"),
  ]],
  ["try with a value", block('[{ a = "stop", r = ["ECS:*:*:server:x"] }]', 'effect = "Allow"; action = ["ecs:servers:${statement.value.a}"]; resource = try(statement.value.r, null)'), [
    { ...allowing("ecs:servers:stop"), Resource: ["ECS:*:*:server:x"] },
  ]],
  ["a condition", block('["stop"]', 'effect = "Allow"; action = ["ecs:servers:${statement.value}"]; condition = jsonencode({ StringEquals = { "g:UserName" = [statement.value] } })'), [
    { ...allowing("ecs:servers:stop"), Condition: { StringEquals: { "g:UserName": ["stop"] } } },
  ]],
] as const)
  test(`terraform: a dynamic block is read for each element of ${form}`, () => {
    assert.deepEqual(exported(text), wanted);
  });

test("terraform: a dynamic block of which some is not known stays one statement that may be repeated", () => {
  for (const text of [
    block(`[${stop}, var.more]`, both),
    block("var.all", both),
    block(`[${stop}, ${list}]`, `${both}; resource = var.resources`),
    block(`[${stop}, ${list}]`, `${both}; condition = statement.value.actions`),
    block(`[${stop}, ${list}]`, `${both}; resource = lookup(var.a, "r", null)`),
    block(`[${stop}, ${list}]`, `${both}; resource = statement.value.gone`),
    block(`[${stop}, ${list}]`, `${both}; resource = try(statement.value.gone, var.x, null)`),
  ]) {
    assert.equal(exported(text), "refused", text);
    assert.match(said(explained(text).policies[0]!)[0]!, /each/, text);
  }
});

test("terraform: what is written in a dynamic block itself can still be fixed there", () => {
  const text = block('["a", "b"]', 'effect = "Allow"; action = ["ecs:servers:stop"]; resource = ["ECS:*:*:server:${statement.value}"]');
  assert.deepEqual(said(explained(text).policies[0]!), ['Allow | each ["a", "b"] 3', "  ecs:servers:stop"]);
});

test("terraform: the statements of a dynamic block have the findings of a loop with the same values", () => {
  const elements = '[{ effect = "Allow", actions = ["ecs:servers:stpo"] }, { effect = "Alow", actions = ["ecs:servers:get"] }]';
  const rules = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id).sort();
  const loop = statements(`[for s in ${elements} : { Effect = s.effect, Action = s.actions }]`);
  assert.deepEqual(rules(block(elements, both)), rules(loop));
  assert.deepEqual(rules(block(elements, both)), ["invalid-effect", "unknown-action"]);
  const places = lintSource(block(elements, both), "terraform", facts).findings.map(({ report: { range } }) =>
    block(elements, both).slice(range.start, range.end),
  );
  assert.deepEqual(places.sort(), ["statement.value.actions", "statement.value.effect"]);
});

test("terraform: a dynamic block is read between other statements", () => {
  const text = `resource "opentelekomcloud_identity_role_v3" "t" {
  statement {
    effect = "Allow"
    action = ["ecs:servers:start"]
  }
  dynamic "statement" {
    for_each = [${stop}, ${stop.replace("stop", "get")}]
    content {
      effect = statement.value.effect
      action = statement.value.actions
    }
  }
  statement {
    effect = "Allow"
    action = ["ecs:servers:list"]
  }
}
`;
  const all = ["start", "stop", "get", "list"].map((name) => `ecs:servers:${name}`);
  assert.deepEqual(exported(text), all.map((name) => allowing(name)));
  assert.deepEqual(said(explained(text).policies[0]!), all.flatMap((name) => ["Allow", `  ${name}`]));
  assert.equal(explained(statements(`[${allow(...all)}]`)).policies[0]!.allowed, explained(text).policies[0]!.allowed);
});
