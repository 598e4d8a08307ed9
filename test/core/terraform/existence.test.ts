import assert from "node:assert/strict";
import test from "node:test";
import { grantsOf, readGrantQuery } from "../../../server/src/core/analysis/grants.js";
import { grantNotes } from "../../../server/src/core/describe/grants.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { existingGrants } from "../../../server/src/core/needs/existing.js";
import { readExisting } from "../../../server/src/core/needs/read-existing.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { sourcePolicies } from "../../../server/src/core/terraform/source-policies.js";
import { undecidedRanges } from "../../../server/src/core/terraform/unknown-values.js";
import { allow, explained, facts, inJson, noted } from "./guarded-texts.js";

// Whether a resource exists: `count`, `for_each`, and `enabled` of OpenTofu.

const policy = `policy = jsonencode({ Version = "1.1", Statement = [${allow("ecs:servers:stop")}] })`;
const role = (copies: string, before = "") =>
  `${before}resource "huaweicloud_identity_role" "t" {\n  ${copies}\n  ${policy}\n}\n`;
const inBlocks = (copies: string) =>
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  ${copies}\n  statement {\n    effect = "Allow"\n    action = ["ecs:servers:stop"]\n  }\n}\n`;
const statement = { effect: "Allow", action: ["ecs:servers:stop"] };
const policyInJson = '${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] })}';
const jsonRole = (copies: object) =>
  JSON.stringify({ resource: { huaweicloud_identity_role: { t: { ...copies, policy: policyInJson } } } });

for (const [text, wanted] of [
  [role(""), []],
  [role("count = var.x ? 1 : 0"), ["if var.x 2"]],
  [role("count = !var.x ? 1 : 0"), ["unless var.x 2"]],
  [role("count = (var.x ? 0 : 2)"), ["unless var.x 2"]],
  [role("count = var.x ? 1 : 2"), []],
  [role("count = var.x ? 0 : 0"), ["never var.x ? 0 : 0 2"]],
  [role("count = var.n"), ["count var.n 2"]],
  [role("count = var.x ? var.n : 0"), ["count var.x ? var.n : 0 2"]],
  [role("count = 0"), ["never 0 2"]],
  [role("count = 3"), []],
  [role("count = local.on ? 1 : 0", "locals {\n  on = true\n}\n"), []],
  [role("count = local.on ? 1 : 0", "locals {\n  on = false\n}\n"), ["never local.on ? 1 : 0 5"]],
  [role("for_each = var.teams"), ["each var.teams 2"]],
  [role('for_each = toset(["a", var.b])'), []],
  [role("for_each = toset([])"), ["never toset([]) 2"]],
  [role("for_each = {}"), ["never {} 2"]],
  [role("for_each = { a = var.a }"), []],
  [role('for_each = var.x ? toset(["a"]) : []'), ["if var.x 2"]],
  [role("lifecycle {\n    enabled = var.x\n  }"), ["if var.x 3"]],
  [role("lifecycle {\n    enabled = !(var.x && var.y)\n  }"), ["unless var.x && var.y 3"]],
  [role("lifecycle {\n    enabled = false\n  }"), ["never false 3"]],
  [role("lifecycle {\n    enabled = true\n  }"), []],
  [inBlocks("count = var.x ? 1 : 0"), ["if var.x 2"]],
  [inBlocks("for_each = local.none"), ["each local.none 2"]],
  [inJson({ count: "${var.x ? 1 : 0}", statement }), ["if var.x 1"]],
  [inJson({ count: 0, statement }), ["never 0 1"]],
  [inJson({ count: 1, statement }), []],
  [inJson({ for_each: {}, statement }), ["never {} 1"]],
  [inJson({ for_each: { a: 1 }, statement }), []],
  [inJson({ lifecycle: [{ enabled: "${var.x}" }], statement }), ["if var.x 1"]],
  [jsonRole({ count: "${var.x ? 1 : 0}" }), ["if var.x 1"]],
  [jsonRole({ for_each: "${var.teams}" }), ["each var.teams 1"]],
  [jsonRole({ lifecycle: { enabled: false } }), ["never false 1"]],
] as const)
  test(`terraform: whether a resource exists: ${text.slice(0, 120).replaceAll("\n", " ")}`, () => {
    const [{ guards, statements, allowed, mayAllow } = assert.fail(), ...others] = explained(text).policies;
    assert.deepEqual([noted(guards), others], [wanted, []]);
    // What the policy says is certain, whether or not it exists.
    assert.deepEqual([statements[0]!.guards, allowed, mayAllow], [undefined, 1, undefined]);
    assert.equal(terraformPolicy(text, undefined).kind, "policy");
    assert.deepEqual(undecidedRanges(parseTerraform(text)), []);
    const [source] = sourcePolicies(text, "terraform");
    const grants = grantsOf(source!.policy, readGrantQuery("ecs:servers:stop")!, facts, source!.guarded);
    assert.deepEqual(grants.map((one) => noted(one.guards)), wanted.some((one) => one.startsWith("never")) ? [] : [wanted]);
    const existing = existingGrants(readExisting(text, "terraform").policies, facts);
    assert.equal(existing("ecs:servers:stop"), wanted.length === 0 ? "allowed" : "missing");
  });

test("terraform: of a local value that two resources use, one may exist without the other", () => {
  const locals = `locals {\n  ${policy}\n}\n`;
  const user = (name: string, copies: string) =>
    `resource "huaweicloud_identity_role" "${name}" {\n  ${copies}\n  policy = local.policy\n}\n`;
  const guards = (text: string, siblings: readonly string[] = []) =>
    explained(text, siblings).policies.map((one) => noted(one.guards));
  const [one, other] = [user("a", "count = var.x ? 1 : 0"), user("b", "")];
  assert.deepEqual(guards(locals + one), [["if var.x 5"]]);
  assert.deepEqual(guards(locals + one + other), [[]]);
  assert.deepEqual(guards(one, [locals]), [["if var.x 2"]]);
  assert.deepEqual(guards(one + other, [locals]), [[]]);
});

test("terraform: it is said in both languages that a policy may not exist", () => {
  const said = (copies: string, language: "en" | "zh") => {
    const text = role(copies);
    const [, whole] = explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language).split("\n\n");
    const [source] = sourcePolicies(text, "terraform");
    const query = readGrantQuery("ecs:servers:stop")!;
    const grants = grantsOf(source!.policy, query, facts, source!.guarded);
    return [whole, ...grants.map((one) => grantNotes(one, query, facts)[language])];
  };
  assert.deepEqual(said("count = var.n", "en"), [
    "As often as `var.n` (line 2) says, so not at all if it is 0.", "as often as var.n (line 2) says",
  ]);
  assert.deepEqual(said("count = var.n", "zh"), [
    "份数取决于 `var.n`（第 2 行），为 0 则不适用。", "份数取决于 var.n（第 2 行），为 0 则没有",
  ]);
  assert.deepEqual(said("count = 0", "en"), ["Never: `0` (line 2) makes no copy of it."]);
  assert.deepEqual(said("count = 0", "zh"), ["不适用：`0`（第 2 行）不产生副本。"]);
});
