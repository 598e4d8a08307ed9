import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const statement = (more: object) => ({
  Version: "1.1",
  Statement: [{ Effect: "Allow", Action: ["ims:images:list"], ...more }],
});
const condition = (operator: string, key: string, ...values: string[]) =>
  statement({ Condition: { [operator]: { [key]: values } } });
const found = (policy: unknown) =>
  lint(parsePolicyFile(JSON.stringify(policy)), catalog).map(({ rule, severity }) => `${rule.id} ${severity}`);

/**
 * Cases in which the sources contradict each other or are silent, with the allowed findings. An uncertain fact is never
 * an error.
 */
const uncertain: readonly (readonly [what: string, policy: unknown, allowed: readonly string[]])[] = [
  ["letter case of the service", statement({ Action: ["IMS:images:list"] }), ["service-case warning"]],
  ["letter case of the service in a resource", statement({ Action: ["obs:bucket:ListBucket"], Resource: ["OBS:*:*:bucket:b"] }), []],
  ["a resource of 128 to 1,500 characters", statement({ Action: ["obs:object:GetObject"], Resource: [`obs:*:*:object:b/${"d".repeat(200)}`] }), ["limit-resource-length warning"]],
  ["letter case of Effect", statement({ Effect: "allow" }), ["invalid-effect warning"]],
  ["StringLike", condition("StringLike", "g:UserName", "dev*"), ["unknown-operator information"]],
  ["an operator of 5.0", condition("IpAddress", "g:UserName", "10.0.0.0/8"), ["operator-type-mismatch warning", "unknown-operator information"]],
  ["operators that samples use", condition("StringStartWith", "g:ProjectName", "cn-"), []],
  ["operators by symmetry", condition("StringNotEndWith", "g:ProjectName", "x"), []],
  ["letter case of an operator", condition("stringEquals", "g:UserName", "dev"), ["unknown-operator information"]],
  ["keys that newer editions have", condition("StringEquals", "g:EnterpriseProjectId", "0"), ["unknown-condition-key information"]],
  ["an empty value among others", condition("StringEquals", "g:UserName", "", "dev"), ["limit-condition-value warning"]],
  ["SCP with Allow", { Version: "5.0", Statement: [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }] }, []],
  ["SCP with an empty list", { Version: "5.0", Statement: [{ Effect: "Deny", Action: [] }] }, []],
  ["single values without an array in 5.0", { Version: "5.0", Statement: [{ Effect: "Allow", Action: "ecs:*:*", Resource: "*" }] }, ["wrong-type warning", "wrong-type warning"]],
  ["old names of actions", statement({ Action: ["ecs:cloudServers:put"] }), ["renamed-action hint"]],
  ["OBS beside a service of projects", statement({ Action: ["ims:images:list", "obs:bucket:ListBucket"] }), ["mixed-scope information"]],
  ["a service that is global by inference only", statement({ Action: ["ims:images:list", "eps:enterpriseProjects:list"] }), ["mixed-scope information"]],
  ["a role of version 1.1", { ...statement({}), Depends: [{ catalog: "BASE", display_name: "Tenant Guest" }] }, ["unknown-element warning"]],
  ["NotAction in 1.1", { Version: "1.1", Statement: [{ Effect: "Deny", NotAction: ["ims:images:list"] }] }, ["action-and-not-action information"]],
  ["an agency by its name", statement({ Action: ["iam:agencies:assume"], Resource: { uri: ["/iam/agencies/ops"] } }), ["agency-policy information"]],
  ["short wildcards", statement({ Action: ["ims:*"] }), ["malformed-action warning"]],
  ["a resource type that is on no list", statement({ Action: ["obs:x:y"], Resource: ["obs:*:*:accesspoint:x"] }), []],
  ["a policy near the limit", statement({ Condition: { StringEquals: { "g:UserName": Array.from({ length: 6 }, () => "u".repeat(960)) } } }), ["limit-policy-size information"]],
];

for (const [what, policy, allowed] of uncertain) {
  test(`uncertain: ${what}`, () => {
    assert.deepEqual(found(policy).sort(), allowed);
  });
}

test("uncertain: a repeated key is a warning", () => {
  const text = '{"Version": "1.1", "Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ims:images:list"]}]}';
  assert.deepEqual(lint(parsePolicyFile(text), catalog).map(({ rule, severity }) => `${rule.id} ${severity}`), ["duplicate-key warning"]);
});
