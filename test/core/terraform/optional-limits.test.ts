import assert from "node:assert/strict";
import test from "node:test";
import { grantsOf, readGrantQuery } from "../../../server/src/core/analysis/grants.js";
import { grantNotes } from "../../../server/src/core/describe/grants.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { sourcePolicies } from "../../../server/src/core/terraform/source-policies.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get\necs:servers:stop");

const role = (statement: string, before = "") =>
  `${before}resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = [${statement}] })\n}\n`;
const block = (inside: string) =>
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  statement {\n    effect = "Allow"\n    action = ["ecs:servers:list"]\n${inside}\n  }\n}\n`;
const inJson = (statement: object) =>
  JSON.stringify({ resource: { opentelekomcloud_identity_role_v3: { t: { statement: [statement] } } } });
const base = 'Effect = "Allow", Action = ["ecs:servers:list"]';
const condition = '{ StringEquals = { "g:UserName" = ["a"] } }';
const resource = '["ECS:*:*:server:a"]';

const found = (text: string) =>
  lintSource(text, "terraform", facts).findings.map(({ rule, severity, report: { range } }) =>
    `${severity} ${rule.id} ${text.slice(range.start, range.end)}`,
  );
const query = readGrantQuery("ecs:servers:list")!;
const notes = (text: string, language: "en" | "zh" = "en") =>
  sourcePolicies(text, "terraform").flatMap(({ policy, guarded }) =>
    grantsOf(policy, query, facts, guarded).map((grant) => grantNotes(grant, query, facts)[language]),
  );
const markdown = (text: string, language: "en" | "zh" = "en") =>
  explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language);

test("terraform: an argument of a block that is null is not written at all", () => {
  const nulls = "    resource  = null\n    condition = null # none";
  for (const text of [
    block(nulls),
    block("    resource = (null)"),
    block("    resource = true ? null : []"),
    `locals {\n  no = null\n}\n${block("    condition = local.no")}`,
    inJson({ effect: "Allow", resource: null, action: ["ecs:servers:list"], condition: null }),
    inJson({ condition: null, resource: null, effect: "Allow", action: ["ecs:servers:list"] }),
    inJson({ effect: "Allow", action: ["ecs:servers:list"], condition: null, resource: null }),
  ]) {
    assert.deepEqual(found(text), [], text);
    assert.deepEqual(notes(text), [""], text);
  }
  assert.deepEqual(found(block("").replace('["ecs:servers:list"]', "null")), ["error missing-action statement {"]);
});

test("terraform: a null in a policy that a provider reads into its own structure is not sent, and every plan shows it", () => {
  const text = role(`{ ${base}, Resource = null, Condition = null }`);
  assert.deepEqual(found(text), ["warning wrong-type null", "warning wrong-type null"]);
  assert.deepEqual(notes(text), [""]);
  const { findings } = lintSource(text, "terraform", facts);
  assert.match(findings[0]!.report.message.en, /does not send "Resource" if it is null/);
  assert.match(findings[1]!.report.message.zh, /“Condition”为 null 时/);
  assert.deepEqual(found(role('{ Effect = "Allow", Action = null }')), ["error wrong-type null"]);
});

for (const [form, text, note] of [
  ["a resource", role(`{ ${base}, Resource = var.x ? ${resource} : null }`), "for some resources only, perhaps for all resources, depending on var.x (line 2)"],
  ["a condition", role(`{ ${base}, Condition = var.x ? ${condition} : null }`), "under a condition, perhaps without the condition, depending on var.x (line 2)"],
  ["an empty condition", role(`{ ${base}, Condition = var.x ? {} : ${condition} }`), "under a condition, perhaps without the condition, depending on var.x (line 2)"],
  ["a condition of a block", block(`    condition = var.x ? jsonencode(${condition}) : null`), "under a condition, perhaps without the condition, depending on var.x (line 5)"],
  ["an element of merge", role(`merge({ ${base} }, var.x ? { Resource = ${resource} } : {})`), "for some resources only, perhaps for all resources, depending on var.x (line 2)"],
  ["an element of merge with null", role(`merge({ ${base} }, (var.x ? null : { Condition = ${condition} }))`), "under a condition, perhaps without the condition, depending on var.x (line 2)"],
  ["an object in two conditions", role(`merge({ ${base} }, var.x ? (var.y ? { Resource = ${resource} } : {}) : {})`), "for some resources only, perhaps for all resources, depending on var.x (line 2), var.y (line 2)"],
  ["only one of two limits", role(`{ ${base}, Resource = ${resource}, Condition = var.x ? ${condition} : null }`), "for some resources only, under a condition, perhaps without the condition, depending on var.x (line 2)"],
  ["an object of merge that is chosen", role(`merge({ ${base} }, true ? { Resource = ${resource} } : {})`), "for some resources only"],
  ["one of two resources", role(`{ ${base}, Resource = var.x ? ${resource} : ["ECS:*:*:server:b"] }`), "for some resources only"],
  ["a local object of merge", role(`merge(local.base, { Resource = ${resource} })`, `locals {\n  base = { ${base} }\n}\n`), "for some resources only"],
] as const)
  test(`terraform: ${form} may be the limit of a statement, or none`, () => {
    assert.deepEqual(notes(text), [note]);
    assert.deepEqual(found(text), []);
  });

test("terraform: what is in an optional condition or object is checked", () => {
  const wrong = '{ StringEqual = { "g:UserName" = ["a"] } }';
  for (const text of [
    role(`{ ${base}, Condition = var.x ? ${wrong} : null }`),
    role(`merge({ ${base} }, var.x ? { Condition = ${wrong} } : {})`),
    block(`    condition = var.x ? jsonencode(${wrong}) : null`),
  ]) assert.deepEqual(found(text), ["warning unknown-operator StringEqual"], text);
});

test("terraform: two branches of merge are never in one statement", () => {
  const text = (branches: string) => `resource "huaweicloud_identity_policy" "p" {
  policy_document = jsonencode({ Version = "5.0", Statement = [merge({ Effect = "Deny", Action = ["ecs:servers:list"] }, ${branches})] })
}
`;
  assert.deepEqual(found(text('var.x ? { Resource = ["ecs:*:*:server:a"] } : { NotResource = ["ecs:*:*:server:b"] }')), []);
  assert.deepEqual(found(text('{ Resource = ["ecs:*:*:server:a"], NotResource = ["ecs:*:*:server:b"] }')), [
    "error action-and-not-action NotResource",
  ]);
});

test("terraform: keys in two objects of merge, or in both branches, are not known", () => {
  for (const merged of [
    `merge({ ${base} }, var.x ? { Action = ["ecs:servers:get"] } : {})`,
    `merge({ Effect = "Allow" }, var.x ? { Action = ["ecs:servers:get"] } : { Action = ["ecs:servers:stop"] })`,
    `merge({ ${base} }, var.x ? var.more : {})`,
  ]) {
    const [view] = parseTerraform(role(merged)).views;
    assert.ok(view!.unknown.length > 0, merged);
  }
});

test("terraform: the explanation says that a limit may be absent, and which condition is not known", () => {
  const optional = role(`{ ${base}, Condition = var.x ? ${condition} : null }`);
  assert.match(markdown(optional), /Only if `g:UserName` StringEquals `a`\.\n\nDepending on `var\.x` \(line 2\), it may apply without the condition\.\n/);
  assert.match(markdown(optional, "zh"), /取决于 `var\.x`（第 2 行），语句也可能没有条件限制。\n/);
  const open = role(`{ ${base}, Condition = var.condition }`);
  assert.match(markdown(open), /Its condition is not known here: `var\.condition` \(line 2\)\.\n/);
  assert.match(markdown(open, "zh"), /其条件在此处无法确定：`var\.condition`（第 2 行）。\n/);
  assert.doesNotMatch(markdown(open), /\ufffc/);
  assert.deepEqual(notes(optional, "zh"), ["有条件限制、也可能没有条件限制（取决于 var.x（第 2 行））"]);
});
