import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { isCertain } from "../../../server/src/core/analysis/certain.js";
import { grantsOf, readGrantQuery } from "../../../server/src/core/analysis/grants.js";
import { grantNotes } from "../../../server/src/core/describe/grants.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import type { GuardNote } from "../../../server/src/core/policy/guarded-part.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { sourcePolicies } from "../../../server/src/core/terraform/source-policies.js";
import { unknownGrants } from "../../../server/src/core/terraform/unknown-grants.js";
import { formatBoth } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";
import { actions, allow, deny, dynamic, explained, facts, heredoc, said, statements } from "./guarded-texts.js";

const only = (text: string) => explained(text).policies[0] ?? assert.fail();
const counts = (text: string) => {
  const { allowed, denied, mayAllow, mayDeny } = only(text);
  return [allowed, denied, mayAllow, mayDeny];
};
const limits = (text: string) =>
  only(text).limits.map(({ used, most, isOpen }) => `${used}${isOpen ? "+" : ""}${most === undefined ? "" : `-${most}`}`);
const v5 = (notAction: string) => `resource "huaweicloud_identity_policy" "p" {
  policy_document = jsonencode({ Version = "5.0", Statement = [{ Effect = "Allow", NotAction = ${notAction} }] })
}
`;
const notes = (text: string, question: string, language: "en" | "zh" = "en") => {
  const query = readGrantQuery(question)!;
  return sourcePolicies(text, "terraform").flatMap(({ policy, guarded }) =>
    grantsOf(policy, query, facts, guarded).map((grant) => grantNotes(grant, query, facts)[language]),
  );
};

test("terraform: a negated condition is the same condition, wherever it is repeated", () => {
  const both = `concat(var.x ? [${allow("ecs:servers:stop")}] : [],\n  !var.x ? [${deny("ecs:servers:list")}, ${deny("ecs:servers:get")}] : [])`;
  assert.deepEqual(said(only(statements(both))), [
    "Allow | if var.x 2", "  ecs:servers:stop",
    "Deny | unless var.x 3", "  ecs:servers:list",
    "Deny | unless var.x 3", "  ecs:servers:get",
  ]);
  assert.equal(limits(statements(both))[0], "1-2");
  for (const condition of ["!(var.x)", "! var.x", "(!var.x)", "!(!(!var.x))"])
    assert.deepEqual(said(only(statements(`${condition} ? [${allow("ecs:servers:stop")}] : []`)))[0], "Allow | unless var.x 2");
  assert.deepEqual(said(only(statements(`!var.x && var.y ? [${allow("ecs:servers:stop")}] : []`)))[0], "Allow | if !var.x && var.y 2");
  const directives = heredoc('%{ if !var.x }{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }%{ endif }');
  assert.deepEqual(said(only(directives))[0], "Allow | unless var.x 3");
});

test("terraform: what a written directive leaves out does not count", () => {
  const locals = "locals {\n  on = true\n}\n";
  const one = '{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }';
  const other = '{ "Effect": "Deny", "Action": ["ecs:servers:list"] }';
  for (const list of [
    `%{ if local.on }${one}%{ else }${other}%{ endif }`,
    `%{ if !local.on }${other}, %{ endif }${one}`,
    `%{ if local.on ~}\n${one}\n%{ if !local.on }, %{ if var.x }${other}%{ endif }%{ endif }%{ else }${other}%{ endif }`,
    `${one}%{ if local.on }%{ else }, ${other}%{ endif }`,
  ]) {
    const text = locals + heredoc(list);
    assert.deepEqual(said(only(text)), ["Allow", "  ecs:servers:stop"], list);
    const policy = terraformPolicy(text, undefined);
    assert.ok(policy.kind === "policy" && !policy.text.includes("%{"), list);
    assert.deepEqual(JSON.parse(policy.text), JSON.parse(`{ "Version": "1.1", "Statement": [${one}] }`), list);
  }
});

test("terraform: a block for each element of an empty list never applies", () => {
  const text = dynamic("[]", '      effect = "Allow"\n      action = ["ecs:servers:stop"]');
  assert.deepEqual(said(only(text)), ["Allow | never [] 3", "  ecs:servers:stop"]);
  assert.deepEqual(counts(text), [0, 0, 0, 0]);
  assert.deepEqual([limits(text)[0], notes(text, "ecs:servers:stop")], ["0", []]);
  assert.match(explanationToMarkdown(explained(text), "en"), /## Statement 1, which does not apply\n\nNever: `\[\]`/);
  assert.match(explanationToMarkdown(explained(text), "zh"), /## 语句 1：不适用\n/);
  const once = dynamic("true ? [1] : []", '      effect = "Allow"\n      action = ["ecs:servers:stop"]');
  assert.deepEqual([said(only(once)), counts(once)], [["Allow", "  ecs:servers:stop"], [1, 0, undefined, undefined]]);
  assert.equal(terraformPolicy(once, undefined).kind, "policy");
});

test("terraform: an action of both branches is certain", () => {
  assert.deepEqual(counts(actions('var.x ? ["ecs:servers:get", "ecs:servers:list"] : ["ecs:servers:get"]')), [1, 0, 1, 0]);
  assert.deepEqual(counts(statements(`var.x ? [${deny("ecs:servers:get")}] : [${deny("ecs:servers:get")}]`)), [0, 1, 0, 0]);
  const limited = '{ Effect = "Deny", Action = ["ecs:servers:get"], Resource = ["ECS:*:*:server:a"] }';
  assert.deepEqual(counts(statements(`[${allow("ecs:servers:get")}, var.x ? ${deny("ecs:servers:get")} : ${limited}]`)), [0, 0, 1, 1]);
  const three = 'var.x ? (var.y ? ["ecs:servers:get"] : ["ecs:servers:get"]) : ["ecs:servers:get"]';
  assert.deepEqual(counts(actions(three)), [1, 0, 0, 0]);
});

test("one of several cases is certain if one applies whatever the conditions are", () => {
  const names = ["a", "b", "c"];
  const note = fc.record({ kind: fc.constantFrom("if", "unless"), text: fc.constantFrom(...names), line: fc.constant(1) });
  const isTrue = (guards: readonly GuardNote[], on: ReadonlySet<string>) =>
    guards.every(({ kind, text }) => (kind === "if") === on.has(text));
  const values = [...Array(8).keys()].map((bits) => new Set(names.filter((_name, index) => (bits >> index) & 1)));
  fc.assert(
    fc.property(fc.array(fc.array(note, { maxLength: 3 }), { maxLength: 6 }), (cases) => {
      assert.equal(isCertain(cases), values.every((on) => cases.some((guards) => isTrue(guards, on))));
    }),
    { seed: 20261201, numRuns: 2000 },
  );
  assert.equal(isCertain([[{ kind: "each", text: "a", line: 1 }], [{ kind: "choice", text: "b", line: 1 }]]), false);
});

test("terraform: limits count only what is known, and say that there may be more", () => {
  assert.deepEqual(limits(statements("var.all")).slice(0, 1), ["0+"]);
  assert.deepEqual(limits(statements(`concat([${allow("ecs:servers:get")}], var.all)`)).slice(0, 2), ["1+", "1"]);
  for (const list of [
    'concat(["ecs:servers:get"], var.more)', '["ecs:servers:get", var.more]', '["ecs:servers:get", "ecs:${var.more}:list"]',
  ]) assert.deepEqual(limits(actions(list)).slice(0, 2), ["1", "1+"], list);
  for (const list of ["var.more", "slice(var.more, 0, 2)", "values(var.more)"])
    assert.deepEqual(limits(actions(list)).slice(0, 2), ["1", "0+"], list);
  assert.deepEqual(limits(actions('coalesce(var.more, ["ecs:servers:get"])')).slice(0, 2), ["1", "0+"]);
  assert.match(limits(actions("var.more"))[2]!, /^\d+\+$/);
  assert.match(limits(actions('["ecs:servers:get"]'))[2]!, /^\d+$/);
  const exact = statements('[{ Effect = "Allow", Action = ["ecs:servers:get"], Resource = var.all }]');
  assert.deepEqual(limits(exact).slice(0, 2), ["1", "1"]);
});

test("terraform: a statement whose effect is not known may allow and deny", () => {
  const text = statements('[{ Effect = var.effect, Action = ["ecs:servers:get", "ecs:servers:list"] }]');
  assert.deepEqual(counts(text), [0, 0, 2, 2]);
  const needing = catalog("ecs:servers:get -> ecs:servers:list");
  const said = (effect: string) =>
    explanationToMarkdown(explainSource({
      text: statements(`[{ Effect = ${effect}, Action = ["ecs:servers:get"] }]`), notation: "terraform",
    }, needing, "en"), "en");
  assert.match(said('"Allow"'), /needs `ecs:servers:list`, which this policy does not allow/);
  assert.doesNotMatch(said("var.effect"), /needs/);
  const beside = statements(`[{ Effect = var.effect, Action = ["ecs:servers:get"] }, ${allow("ecs:servers:get", "ecs:servers:list")}]`);
  assert.deepEqual(counts(beside), [1, 0, 1, 1]);
  const unknown = (question: string) => unknownGrants(parseTerraform(text), readGrantQuery(question)!).length;
  assert.deepEqual([unknown("ecs:servers:list"), unknown("ecs"), unknown("ecs:*:list"), unknown("iam:users:list")], [1, 1, 1, 0]);
});

test("terraform: keys and operators that are not known are shown as they are written", () => {
  const text = statements(
    '[{ Effect = "Allow", (var.key) = ["a"], Action = ["ecs:servers:list"], Condition = { (var.op) = { "g:MFAPresent" = ["true"] }, Bool = { "${var.name}Present" = [true] } } }]',
  );
  const [statement = assert.fail()] = only(text).statements;
  assert.deepEqual(statement.otherElements, ["(var.key)"]);
  assert.deepEqual(statement.conditions.map(({ operator, key }) => `${operator} ${key}`), [
    "(var.op) g:MFAPresent", "Bool ${var.name}Present",
  ]);
  for (const language of ["en", "zh"] as const)
    assert.doesNotMatch(explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language), /\ufffc/);
});

test("terraform: exceptions that depend on a condition are named for what they except", () => {
  const optional = v5('concat(["obs:*:*"], var.x ? ["iam:*:*", "ecs:servers:stop"] : [])');
  assert.deepEqual(notes(optional, "iam:users:list"), ["every action except obs:*:*, except iam:*:* only if var.x (line 2) is true"]);
  assert.deepEqual(notes(optional, "iam:users:list", "zh"), ["obs:*:* 以外的全部授权项、iam:*:* 除外（仅当 var.x（第 2 行）为 true）"]);
  assert.deepEqual(notes(optional, "ecs:servers:get"), ["every action except obs:*:*"]);
  assert.deepEqual(notes(optional, "obs:bucket:list"), []);
  const either = v5('var.x ? ["iam:*:*", "obs:*:*"] : ["ecs:*:*", "obs:*:*"]');
  assert.deepEqual(notes(either, "obs:bucket:list"), []);
  assert.deepEqual(notes(either, "ecs:servers:get"), ["every action except obs:*:*, except ecs:*:* only if var.x (line 2) is false"]);
  assert.deepEqual(notes(v5('var.x ? ["iam:*:*"] : ["ecs:*:*"]'), "vpc:vpcs:list"), ["every action except those listed"]);
  assert.deepEqual(notes(v5('var.x ? ["iam:*:*"] : ["iam:*:*", "ecs:*:*"]'), "iam:users:list"), []);
});

test("terraform: a policy with branches is not exported, because of the condition", () => {
  const refusal = (text: string) => {
    const policy = terraformPolicy(text, undefined);
    if (policy.kind !== "refused") return assert.fail();
    const { line, character } = policy.place ?? assert.fail();
    return [text.split("\n")[line]!.slice(character, character + 5), formatBoth(policy.reason.text, policy.reason.args).en];
  };
  const decides = "this value decides what applies and is only known when Terraform runs, so the policy cannot be written out";
  for (const text of [
    actions('var.x ? ["ecs:servers:get"] : ["ecs:servers:list"]'),
    statements(`concat([${allow("ecs:servers:get")}], [for t in var.x : ${allow("ecs:servers:list")}])`),
    statements('[{ Effect = "Allow", Action = ["ecs:servers:get"], Resource = var.x ? ["ECS:*:*:server:a"] : null }]'),
    dynamic("var.x", '      effect = "Allow"\n      action = ["ecs:servers:stop"]'),
    heredoc('%{ if var.x }{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }%{ endif }'),
  ]) assert.deepEqual(refusal(text), ["var.x", decides], text);
  assert.deepEqual(refusal(actions("[var.x]")), ["var.x", "this value is only known when Terraform runs, so the policy cannot be written out"]);
});
