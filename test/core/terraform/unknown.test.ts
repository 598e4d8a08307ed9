import assert from "node:assert/strict";
import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { evaluate } from "../../../server/src/core/evaluate/evaluate.js";
import { readSource } from "../../../server/src/core/policy-tests/policies.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const heredoc = (statements: string) =>
  role(`<<EOF\n{\n  "Version": "1.1",\n  "Statement": [\n${statements}\n  ]\n}\nEOF`);
const object = (statements: string) => role(`jsonencode({ Version = "1.1", Statement = [${statements}] })`);
const found = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id);
const explained = (text: string) => explainSource({ text, notation: "terraform" }, facts, "en");

test("terraform: in a string, a directive is unknown with all that it encloses", () => {
  const allow = (action: string) => `{ "Effect": "Allow", "Action": ["ecs:servers:stop", "${action}"] }`;
  for (const action of ["ecs:servers:%{ if var.x }get%{ else }list%{ endif }", "%{ for s in var.all }${s}%{ endfor }"]) {
    for (const text of [heredoc(allow(action)), object(allow(action).replaceAll('":', '" ='))]) {
      assert.deepEqual(found(text), [], `${text}: it may be the missing action`);
      assert.equal(explained(text).unknown?.length, 1, text);
    }
  }
  const other = allow("obs:bucket:%{ if var.x }Get%{ else }List%{ endif }Bucket");
  assert.deepEqual(found(heredoc(other)), ["missing-dependency"]);
});

test("terraform: what is between directives may be absent, and is no statement of its own", () => {
  const allow = (items: string) => `{ "Effect": "Allow", "Action": [${items}] }`;
  const loop = heredoc(
    `%{ for s in var.all ~}\n${allow('"${s}:*:get"')},\n%{ endfor ~}\n${allow('"ecs:servers:stop"')}`,
  );
  assert.deepEqual(found(loop), [], "a statement of the loop may grant what is missing");
  assert.deepEqual(
    explained(loop).policies[0]?.statements.map(({ effect }) => effect),
    ["Allow", "Allow"],
  );
  const comma = heredoc(`%{ for i, s in var.all }${allow('"${s}:*:get"')}%{ if i < 2 },%{ endif }%{ endfor }`);
  assert.deepEqual(found(comma), []);
  const branch = heredoc(
    allow('"ecs:servers:list"%{ if var.x }, "ecs:servers:get"%{ else }, "ECS:servers:stop"%{ endif }'),
  );
  assert.deepEqual(found(branch), []);
  const { services = [] } = explained(branch).policies[0]?.statements[0] ?? {};
  assert.deepEqual(
    services.flatMap(({ entries }) => entries.map(({ written, guards = [] }) => [written, ...guards.map(({ kind, text }) => `${kind} ${text}`)])),
    [["ecs:servers:list"], ["ecs:servers:get", "if var.x"], ["ECS:servers:stop", "unless var.x"]],
  );
  assert.deepEqual(explained(branch).unknown, []);
  const other = heredoc(`%{ if var.x ~}\n${allow('"obs:bucket:list"')},\n%{ endif ~}\n${allow('"ecs:servers:stop"')}`);
  assert.deepEqual(found(other), ["missing-dependency"]);
});

test("terraform: lists within flatten, and all arguments of setunion, are read", () => {
  const actions = (value: string) => object(`{ Effect = "Allow", Action = ${value} }`);
  for (const value of [
    'flatten([["ecs:servers:stop"], ["ecs:servers:list"]])',
    'flatten(["ecs:servers:stop", ["ecs:servers:list"]])',
    'setunion(["ecs:servers:stop"], ["ecs:servers:list"])',
  ])
    assert.deepEqual(found(actions(value)), ["missing-dependency"], value);
  assert.deepEqual(found(actions('flatten([var.x, ["ecs:servers:stop"]])')), []);
  assert.deepEqual(found(actions('flatten([["ecs:servers:stop"], [["ecs:servers:get"]]])')), []);
});

test("terraform: a statement, an effect or a policy that is not known is explained as not known", () => {
  const text = explanationToMarkdown(
    explained(object('merge(var.a, {}), { Effect = var.effect, Action = ["ecs:servers:list"] }')),
    "en",
  );
  assert.match(text, /## Statement 1, which is not known here\n/);
  assert.match(text, /## Statement 2, whose Effect is not known here\n/);
  assert.doesNotMatch(text, /without a valid Effect|names no action/);
  const nothing = explanationToMarkdown(explained(role('templatefile("p.tftpl", {})')), "en");
  assert.match(
    nothing,
    /Nothing of the policy is known here\.[^]*`templatefile\("p\.tftpl", \{\}\)` \(line 2\)/,
  );
});

test("terraform: nothing is reported as absent from an object with a key that is not known", () => {
  const allow = '{ Effect = "Allow", Action = ["ecs:servers:list"] }';
  assert.deepEqual(found(role(`jsonencode({ (var.v) = "1.1", Statement = [${allow}] })`)), []);
  assert.deepEqual(found(object('{ "${var.effect}" = "Allow", Action = ["ecs:servers:list"] }')), []);
  assert.deepEqual(found(heredoc('{ "${var.effect}": "Allow", "Action": ["ecs:servers:list"] }')), []);
  assert.deepEqual(found(role(`jsonencode({ Statement = [${allow}] })`)), ["missing-version"]);
  assert.deepEqual(found(object('{ Action = ["ecs:servers:list", var.x] }')), ["missing-effect"]);
});

test("terraform: a value in an object that a local is, and a policy that is decoded and encoded again, are read", () => {
  const locals = 'locals {\n  all = {\n    ops = ["ecs:servers:stop"]\n    "x y" = { z = ["ecs:servers:stop"] }\n    ops = []\n  }\n}\n';
  const actions = (value: string) => object(`{ Effect = "Allow", Action = ${value} }`);
  assert.deepEqual(found(locals.replace("    ops = []\n", "") + actions("local.all.ops")), ["missing-dependency"]);
  assert.deepEqual(found(locals + actions('local.all["x y"].z')), ["missing-dependency"]);
  assert.deepEqual(found(locals + actions("local.all.ops")), [], "it is not clear which value counts");
  assert.deepEqual(found(locals.replace('"x y"', "(var.x)") + actions("local.all.ops")), []);
  for (const value of ["local.all.none", "local.all[0]", "local.all[var.x]", "local.all.*.z"])
    assert.deepEqual(found(locals + actions(value)), [], value);
  const json = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}';
  assert.deepEqual(found(role(`jsonencode(jsondecode(<<EOF\n${json}\nEOF\n))`)), ["missing-dependency"]);
});

test("terraform: a wrong name in what is repeated is wrong, and nothing else is certain there", () => {
  const statement = '{ Effect = "Allow", Action = ["ecs:servers:stopp", "ecs:servers:stop", "ecs:${s}:x y"] }';
  assert.deepEqual(found(object(`for s in var.all : ${statement}`)), ["unknown-action"]);
  const block = `resource "opentelekomcloud_identity_role_v3" "t" {
  dynamic "statement" {
    for_each = var.all
    content {
      effect = "Allow"
      action = ["ecs:servers:stop", "ecs:servers:list,ecs:servers:stop", "ecs:\${statement.value}:stopp"]
    }
  }
}
`;
  assert.deepEqual(found(block), ["malformed-action"]);
});

test("terraform: a policy whose allowed actions are not known is not said to grant nothing", () => {
  const deny = (rest = "") => `{ Effect = "Deny", Action = ["ecs:servers:stop"]${rest} }`;
  const textOf = (text: string) => explanationToMarkdown(explained(text), "en");
  const allow = '{ Effect = "Allow", Action = ["ecs:servers:${var.op}"] }';
  const condition = ', Condition = { StringEquals = { "g:UserName" = ["a"] } }';
  const block = `resource "opentelekomcloud_identity_role_v3" "t" {
  dynamic "statement" {
    for_each = var.all
    content {
      effect = "Allow"
      action = ["ecs:servers:stop", statement.value]
    }
  }
  statement {
    effect = "Deny"
    action = ["ecs:servers:stop"]
  }
}
`;
  for (const open of [object(`${allow}, ${deny()}`), object(`${allow}, ${deny(condition)}`), block, object(`var.s, ${deny()}`)])
    assert.doesNotMatch(textOf(open), /grants nothing/, open);
  const known = object(`{ Effect = "Allow", Action = ["ecs:servers:stop"] }, ${deny()}`);
  assert.match(textOf(known), /It grants nothing/);
  const unknownDeny = '{ Effect = "Deny", Action = ["ecs:servers:${var.op}"] }';
  assert.match(textOf(object(`{ Effect = "Allow", Action = ["ecs:servers:stop"] }, ${deny()}, ${unknownDeny}`)), /It grants nothing/);
});

test("terraform: what is not known may grant more in an Allow, and deny more in a Deny", () => {
  const statement = (effect: string) => `{ Effect = ${effect}, Action = ["ecs:servers:\${var.op}"] }`;
  for (const [text, en, zh] of [
    [object(statement('"Allow"')), "may grant more", "授予更多权限"],
    [object(statement('"Deny"')), "may deny more", "可能会拒绝更多权限"],
    [object(`${statement('"Deny"')}, ${statement('"Allow"')}`), "may grant or deny more", "授予或拒绝更多权限"],
    [object(statement("var.effect")), "may grant or deny more", "授予或拒绝更多权限"],
    [role("var.policy"), "may grant or deny more", "授予或拒绝更多权限"],
  ] as const) {
    assert.ok(explanationToMarkdown(explained(text), "en").includes(`Actions among them ${en}.`), text);
    assert.ok(explanationToMarkdown(explained(text), "zh").includes(zh), text);
  }
});

test("terraform: a key that is not known may be the one of a condition", () => {
  const allow = '{ Effect = "Allow", Action = ["ecs:servers:list"] }';
  const denied = (rest: string) => object(`${allow}, { Effect = "Deny", Action = ["ecs:servers:list"]${rest} }`);
  const json = (rest: string) =>
    heredoc(`{ "Effect": "Allow", "Action": ["ecs:servers:list"] }, { "Effect": "Deny", "Action": ["ecs:servers:list"]${rest} }`);
  for (const known of [denied(""), json("")]) {
    assert.deepEqual(found(known), ["allow-deny-conflict"]);
    assert.match(explanationToMarkdown(explained(known), "en"), /It grants nothing/);
  }
  for (const open of [denied(', (var.k) = "x"'), denied(', "${var.k}" = ["x"]'), json(', "${var.k}": "x"')]) {
    assert.deepEqual(found(open), [], open);
    assert.doesNotMatch(explanationToMarkdown(explained(open), "en"), /grants nothing/, open);
    const { policies } = readSource({ uri: "file:///main.tf", shown: "main.tf", text: open });
    assert.equal(evaluate(policies, { action: "ecs:servers:list" }, facts).verdict, "depends", open);
  }
  assert.deepEqual(found(object(`${allow.slice(0, -1)}, (var.k) = "x" }`)), []);
});
