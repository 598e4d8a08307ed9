import assert from "node:assert/strict";
import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { comparePolicies } from "../../../server/src/core/diff/compare.js";
import { evaluate } from "../../../server/src/core/evaluate/evaluate.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { readSource } from "../../../server/src/core/policy-tests/policies.js";
import { parseControls, parseTerraform } from "../../../server/src/core/terraform/find.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get");

const resource = (type: string, argument: string, policy: string) =>
  `resource "${type}" "t" {\n  type = "service_control_policy"\n  ${argument} = ${policy}\n}\n`;
const deny = (actions: string) =>
  `jsonencode({ Version = "5.0", Statement = [{ Effect = "Deny", Action = ${actions}, Resource = ["*"] }] })`;
const control = (actions: string) => resource("huaweicloud_organizations_policy", "content", deny(actions));
const inJson = (content: string) =>
  JSON.stringify({ resource: { huaweicloud_organizations_policy: { t: { content } } } });

test("terraform: a file with only a service control policy is explained and exported", () => {
  for (const text of [
    control('["ecs:servers:stop"]'),
    inJson('{"Version":"5.0","Statement":[{"Effect":"Deny","Action":["ecs:servers:stop"],"Resource":["*"]}]}'),
  ]) {
    assert.deepEqual(parseTerraform(text).views, [], "it grants nothing");
    assert.equal(parseControls(text).views.length, 1);
    const { policies } = explainSource({ text, notation: "terraform" }, facts, "en");
    assert.deepEqual(
      policies.map(({ kind }) => kind),
      ["service-control-policy"],
    );
    assert.equal(terraformPolicy(text, undefined).kind, "policy");
  }
  assert.deepEqual(parseControls(control("[]").replace("service_control_policy", "tag_policy")).views, []);
});

test("terraform: a service control policy uses local values of other files", () => {
  const text = control("local.denied");
  const siblings = ['locals {\n  denied = ["ecs:servers:stop"]\n}\n'];
  assert.deepEqual(explainSource({ text, notation: "terraform", siblings }, facts, "en").unknown ?? [], []);
  assert.equal(explainSource({ text, notation: "terraform" }, facts, "en").unknown?.length, 1);
});

test("terraform: a local that is a role and a service control policy is both", () => {
  const json = '{"Version":"5.0","Statement":[{"Effect":"Deny","Action":["ecs:servers:stop"],"Resource":["*"]}]}';
  const text =
    `locals {\n  policy = ${JSON.stringify(json)}\n}\n`
    + resource("huaweicloud_organizations_policy", "content", "local.policy")
    + resource("huaweicloud_identityv5_policy", "policy_document", "local.policy");
  assert.equal(parseTerraform(text).views.length, 1);
  assert.equal(parseControls(text).views.length, 1);
});

test("terraform: the resource decides which version a policy must have", () => {
  const policy = (version: string) =>
    `jsonencode({ Version = "${version}", Statement = [{ Effect = "Allow", Action = ["ecs:servers:list"] }] })`;
  const versionFindings = (text: string) =>
    lintSource(text, "terraform", facts)
      .findings.filter(({ rule }) => rule.id === "invalid-version")
      .map((one) => messageOf(one).replace(/:.*/, ""));
  const roles = [
    ["huaweicloud_identity_role", "policy"],
    ["sbercloud_identity_role", "policy"],
    ["flexibleengine_identity_role_v3", "policy"],
    ["huaweicloud_identitycenter_custom_role_attachment", "custom_role"],
  ] as const;
  for (const [type, argument] of roles) {
    assert.deepEqual(
      versionFindings(resource(type, argument, policy("5.0"))),
      ['Version "5.0" is not accepted here'],
      type,
    );
    assert.deepEqual(versionFindings(resource(type, argument, policy("1.1"))), []);
  }
  const heredoc = '<<EOF\n{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["ecs:servers:list"]}]}\nEOF';
  assert.equal(versionFindings(resource("huaweicloud_identity_role", "policy", heredoc)).length, 1);
  for (const [type, argument] of [
    ["huaweicloud_identityv5_policy", "policy_document"],
    ["huaweicloud_identity_policy", "policy_document"],
  ] as const) {
    assert.deepEqual(
      versionFindings(resource(type, argument, policy("1.1"))),
      ['Version "1.1" is not accepted here'],
      type,
    );
    assert.deepEqual(versionFindings(resource(type, argument, policy("5.0"))), []);
  }
});

test("terraform: what the provider drops has no effect in explanations and evaluations", () => {
  const role = (rest: string) =>
    `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"], ${rest} }] })\n}\n`;
  const explained = (text: string) => explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, "en"), "en");
  const dropped = explained(role('NotResource = ["ecs:*:*:instance:x"], Sid = "a"'));
  assert.match(dropped, /Not sent by the Terraform provider, so without effect: `NotResource`\./);
  assert.doesNotMatch(dropped, /Not explained here/);
  assert.doesNotMatch(explained(role('Resource = ["ecs:*:*:instance:x"]')), /Not sent/);
  assert.doesNotMatch(explained(role('"${var.k}" = ["x"]')), /Not sent/, "a key that is not known may be any element");
  const verdictOf = (text: string) => {
    const { policies } = readSource({ uri: "file:///main.tf", shown: "main.tf", text });
    return evaluate(policies, { action: "ecs:servers:stop" }, facts).verdict;
  };
  assert.equal(verdictOf(role('NotResource = ["ecs:*:*:instance:x"]')), "allowed");
  assert.equal(verdictOf(role('Resources = ["ecs:*:*:instance:x"]')), "allowed");
  assert.equal(verdictOf(role('Resource = ["ecs:*:*:instance:x"]')), "depends");
  assert.equal(verdictOf(role('RESOURCE = ["ecs:*:*:instance:x"]')), "depends", "Go matches keys in any letter case");
});

test("terraform: a comparison knows what the provider drops, and says it", () => {
  const role = (rest: string) =>
    `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"]${rest} }] })\n}\n`;
  const compared = (before: string, after: string) => {
    const file = (name: string, text: string) => ({ name, text, notation: "terraform" as const });
    const result = comparePolicies({ old: [file("old.tf", before)], new: [file("new.tf", after)] }, facts, []);
    assert.ok("changes" in result);
    const { changes, uncompared } = result;
    return [changes.map(({ kind }) => kind), uncompared.map(({ reason, text, mayGrant }) => [reason, text, mayGrant])];
  };
  const dropped = role(', NotResource = ["ecs:*:*:instance:x"], Sid = "a"');
  assert.deepEqual(compared(role(""), dropped), [[], [["not-sent", "NotResource", false]]]);
  assert.deepEqual(compared(dropped, role(', Resource = ["ecs:*:*:instance:x"]'))[0], ["narrowed"]);
});
