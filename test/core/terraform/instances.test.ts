import assert from "node:assert/strict";
import test from "node:test";
import { grantsOf, readGrantQuery } from "../../../server/src/core/analysis/grants.js";
import { grantNotes } from "../../../server/src/core/describe/grants.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import type { PolicyExplanation } from "../../../server/src/core/explain/model.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { sourcePolicies } from "../../../server/src/core/terraform/source-policies.js";
import { undecidedRanges } from "../../../server/src/core/terraform/unknown-values.js";
import { explained, facts } from "./guarded-texts.js";

// Policies that differ between the instances of a resource with a written `for_each` or `count`.

const role = (copies: string, statement: string, before = "") =>
  `${before}resource "huaweicloud_identity_role" "t" {\n  ${copies}\n  policy = jsonencode({ Version = "1.1", Statement = [{ ${statement} }] })\n}\n`;
const allow = (action: string, more = "") => `Effect = "Allow", Action = ${action}${more}`;
const two = 'for_each = { a = { acts = ["ecs:servers:stop", "ecs:servers:get"], id = "1" }, b = { acts = ["ecs:servers:list"], id = "1" } }';
const words = 'for_each = toset(["stop", "get"])';

/** Each entry of the first statement with the instances in which it applies; what is not known in it follows. */
function entriesOf({ statements: [first] }: PolicyExplanation): string[] {
  const entries = first?.services.flatMap((one) => one.entries) ?? [];
  const keys = (guards: (typeof entries)[number]["guards"] = []) =>
    guards.map((one) => ` ${one.kind} ${one.keys?.join("+") ?? one.text}`).join("");
  return [
    ...entries.map(({ written, guards }) => `${written}${keys(guards)}`),
    ...(first?.unknownActions ?? []).map(({ text }) => `? ${text}`),
  ];
}

for (const [form, text, wanted] of [
  ["lists", role(two, allow("each.value.acts")), [
    "ecs:servers:stop instance a", "ecs:servers:get instance a", "ecs:servers:list instance b",
  ]],
  ["lists in concat", role(two, allow('concat(["ecs:servers:start"], each.value.acts)')), [
    "ecs:servers:start", "ecs:servers:stop instance a", "ecs:servers:get instance a", "ecs:servers:list instance b",
  ]],
  ["loops", role(words, allow('[for one in [each.key, "list"] : "ecs:servers:${one}"]')), [
    "ecs:servers:get instance get", "ecs:servers:list instance get", "ecs:servers:stop instance stop", "ecs:servers:list instance stop",
  ]],
  ["templates", role(words, allow('["ecs:servers:start", "ecs:servers:${each.value}"]')), [
    "ecs:servers:start", "ecs:servers:get instance get", "ecs:servers:stop instance stop",
  ]],
  ["items", role('for_each = { x = "ecs:servers:stop", y = "ecs:servers:stop", z = "ecs:servers:get" }', allow("[each.value]")), [
    "ecs:servers:stop instance x+y", "ecs:servers:get instance z",
  ]],
  ["equal values", role(two, allow('["ecs:servers:${each.value.id == "1" ? "get" : "stop"}"]')), ["ecs:servers:get"]],
  ["local values", role("for_each = local.all", allow("each.value"), 'locals {\n  all = { one = ["ecs:servers:stop"], two = ["ecs:servers:get"] }\n}\n'), [
    "ecs:servers:stop instance one", "ecs:servers:get instance two",
  ]],
  ["an empty list", role('for_each = { a = ["ecs:servers:stop"], b = [] }', allow("each.value")), ["ecs:servers:stop choice a"]],
  ["only empty lists", role("for_each = { a = [], b = [] }", allow('concat(["ecs:servers:get"], each.value)')), ["ecs:servers:get", "? each.value"]],
  ["booleans and numbers", role("for_each = { a = false, b = 0 }", allow('["ecs:servers:get"]', ", Condition = { Bool = { \"g:MFAPresent\" = [each.value] } }")), ["ecs:servers:get"]],
  ["indexes", role("count = 2", allow('[element(["ecs:servers:stop", "ecs:servers:get"], count.index)]')), [
    "ecs:servers:stop instance 0", "ecs:servers:get instance 1",
  ]],
  ["conditions", role('for_each = { a = true, b = false }', allow('each.value ? ["ecs:servers:stop"] : ["ecs:servers:get"]')), [
    "ecs:servers:stop if each.value", "ecs:servers:get unless each.value",
  ]],
  ["blocks", `resource "opentelekomcloud_identity_role_v3" "t" {\n  ${two}\n  statement {\n    effect = "Allow"\n    action = each.value.acts\n  }\n}\n`, [
    "ecs:servers:stop instance a", "ecs:servers:get instance a", "ecs:servers:list instance b",
  ]],
  ["values that are not all known", role("for_each = { a = [\"ecs:servers:stop\"], b = var.b }", allow("each.value")), ["? each.value"]],
  ["values that one instance lacks", role('for_each = { a = { x = ["ecs:servers:stop"] }, b = {} }', allow("each.value.x")), ["? each.value.x"]],
  ["an unknown collection", role("for_each = var.all", allow("each.value.acts")), ["? each.value.acts"]],
  ["a list, which Terraform rejects", role('for_each = ["stop"]', allow('["ecs:servers:${each.value}"]')), ["? ecs:servers:${each.value}"]],
  ["too many instances", role("count = 51", allow('["ecs:servers:${count.index}"]')), ["? ecs:servers:${count.index}"]],
] as const)
  test(`terraform: the instances of a resource have ${form}`, () => {
    const [policy = assert.fail(), ...others] = explained(text).policies;
    assert.deepEqual([entriesOf(policy), others], [wanted, []]);
    const isKnown = wanted.every((one) => !one.startsWith("?") && !one.includes(" if "));
    assert.equal(undecidedRanges(parseTerraform(text)).length === 0, isKnown);
  });

test("terraform: a single value that all instances have is known, and one that differs is not", () => {
  const effects = (a: string, b: string) =>
    explained(role(`for_each = { a = "${a}", b = "${b}" }`, 'Effect = each.value, Action = ["ecs:servers:get"]')).policies[0]?.statements
      .map(({ effect, unknownPart }) => effect ?? unknownPart);
  assert.deepEqual(effects("Allow", "Allow"), ["Allow"]);
  assert.deepEqual(effects("Allow", "Deny"), ["effect"]);
});

test("terraform: limits count the instance with the fewest and the one with the most", () => {
  const used = (text: string) =>
    explained(text).policies[0]?.limits.slice(0, 2).map(({ used: least, most }) => [least, most]);
  assert.deepEqual(used(role(two, allow("each.value.acts"))), [[1, undefined], [1, 2]]);
  assert.deepEqual(used(role('for_each = { a = ["ecs:servers:stop"], b = [] }', allow("each.value"))), [[1, undefined], [0, 1]]);
});

test("terraform: what an instance has is checked, and what is written in the policy itself can be fixed", () => {
  const text = role('for_each = { a = ["ecs:servers:stpo"], b = ["ecs:servers:list"] }', allow('concat(["ecs:servers:get", "ecs:servers:get"], each.value)'));
  const findings = lintSource(text, "terraform", facts).findings.map(({ rule, report: { range } }) =>
    `${rule.id} ${text.slice(range.start, range.end)}`);
  assert.deepEqual(findings.sort(), [`duplicate-action "ecs:servers:get"`, "unknown-action each.value"]);
  const fixed = applySafeFixes(text, facts, undefined, "terraform").text;
  assert.equal(fixed, text.replace('"ecs:servers:get", "ecs:servers:get"', '"ecs:servers:get"'));
});

test("terraform: it is said in which instances something applies", () => {
  const text = role(two, allow("each.value.acts", ', Resource = ["ECS:*:*:server:${each.key}"]'));
  const query = readGrantQuery("ecs:servers:list")!;
  const notes = (language: "en" | "zh") => sourcePolicies(text, "terraform").flatMap(({ policy, guarded }) =>
    grantsOf(policy, query, facts, guarded).map((grant) => grantNotes(grant, query, facts)[language]));
  assert.deepEqual(notes("en"), ["for some resources only, only in the instance b of its resource"]);
  assert.deepEqual(notes("zh"), ["仅限部分资源、仅在资源的实例 b 中"]);
  const markdown = explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, "en"), "en");
  assert.match(markdown, /- `ecs:servers:list` — only in the instance b of its resource\n/);
  assert.match(markdown, /Which of these resources it applies to depends on `ECS:\*:\*:server:\$\{each\.key\}` \(line 3\)\.\n/);
  const policy = terraformPolicy(text, undefined);
  assert.ok(policy.kind === "refused" && policy.reason.text.en.startsWith("this value differs between the instances"));
});
