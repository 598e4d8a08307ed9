import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";

const kinds = (text: string) => parsePolicyFile(text).policies.map(({ kind }) => kind);
const statement = (action: string, more = "") => `[{ "Effect": "Allow", "Action": ${action}${more} }]`;

const table: readonly (readonly [what: string, text: string, kinds: readonly string[]])[] = [
  ["version 1.1", `{ "Version": "1.1", "Statement": ${statement('["ecs:servers:get"]')} }`, ["custom-policy"]],
  ["version 1.1 that has no action yet", '{ "Version": "1.1", "Statement": [] }', ["custom-policy"]],
  ["version 1.1 without quotes", `{ "Version": 1.1, "Statement": ${statement('["ecs:servers:get"]')} }`, ["custom-policy"]],
  ["the body of the role API", `{ "role": { "policy": { "Version": "1.1", "Statement": ${statement('["ecs:servers:get"]')} } } }`, ["custom-policy"]],
  ["the list of the role API", `{ "roles": [{ "policy": { "Version": "1.1", "Statement": [] } }, { "policy": { "Version": "1.0", "Statement": [] } }, 1] }`, ["custom-policy", "role"]],
  ["no version, actions of three parts", `{ "Statement": ${statement('["ecs:servers:get"]')} }`, ["custom-policy"]],
  ["no version, a wildcard of three parts", `{ "Statement": ${statement('"ecs:*:get*"')} }`, ["custom-policy"]],
  ["no version, two actions in one string", `{ "Statement": ${statement('[" ecs:servers:stop ecs:servers:get "]')} }`, ["custom-policy"]],
  // Recognized, so that rules of 1.1 do not check them.
  ["a role", `{ "Version": "1.0", "Statement": ${statement('["ecs:*:*"]')} }`, ["role"]],
  ["a custom policy with the Depends of a role", `{ "Version": "1.1", "Statement": ${statement('["ecs:*:*"]')}, "Depends": [] }`, ["custom-policy"]],
  ["an agency policy", `{ "Version": "1.1", "Statement": ${statement('["iam:agencies:assume"]', ', "Resource": { "uri": ["/iam/agencies/x"] }')} }`, ["agency-policy"]],
  ["an identity policy", `{ "Version": "5.0", "Statement": ${statement('["ecs:cloudServers:get"]')} }`, ["identity-policy"]],
  ["an identity policy whose version is cut short", `{ "Version": "5", "Statement": ${statement('["ecs:cloudServers:get"]')} }`, ["identity-policy"]],
  ["a trust policy", `{ "Version": "5.0", "Statement": ${statement('["sts:agencies:assume"]', ', "Principal": {}')} }`, ["trust-policy"]],
  // Other clouds and other files.
  ["AWS", `{ "Version": "2012-10-17", "Statement": ${statement('["ec2:StopInstances"]', ', "Resource": "*"')} }`, []],
  ["AWS with an action of three parts", `{ "Version": "2012-10-17", "Statement": ${statement('["a:b:c"]')} }`, []],
  ["AWS without a version", `{ "Statement": ${statement('["s3:GetObject", "s3:*"]')} }`, []],
  ["AWS without a version, everything", `{ "Statement": ${statement('"s3:*"')} }`, []],
  ["AWS without a version, all services", `{ "Statement": ${statement('"*"')} }`, []],
  ["Alibaba Cloud", `{ "Version": "1", "Statement": ${statement('["ecs:StopInstance"]')} }`, []],
  ["Alibaba Cloud without a version", `{ "Statement": ${statement('["ecs:*", "ecs:Describe*"]')} }`, []],
  ["Tencent Cloud", '{ "version": "2.0", "statement": [{ "effect": "allow", "action": ["name/cvm:*"] }] }', []],
  ["Tencent Cloud in our spelling", `{ "Version": "2.0", "Statement": ${statement('["name/cvm:a:b"]')} }`, []],
  ["a bucket policy", `{ "Statement": ${statement('["GetObject"]', ', "Principal": { "ID": ["*"] }')} }`, []],
  ["a bucket policy with a version", `{ "Version": "2008-10-17", "Statement": ${statement('["obs:object:GetObject"]', ', "Principal": "*"')} }`, []],
  ["a bucket policy that says 1.1", `{ "Version": "1.1", "Statement": ${statement('["GetObject"]', ', "NotPrincipal": "*"')} }`, []],
  ["a principal in one of our policies", `{ "Version": "1.1", "Statement": ${statement('["obs:object:GetObject"]', ', "Principal": "*"')} }`, ["custom-policy"]],
  ["an SMN topic policy", `{ "Version": "2016-09-07", "Id": "x", "Statement": ${statement('["SMN:Publish"]', ', "Principal": {}')} }`, []],
  ["no effect, no version", '{ "Statement": [{ "Action": ["a:b:c"] }] }', []],
  ["a version that is none, with our actions", `{ "Version": null, "Statement": ${statement('["a:b:c"]')} }`, ["custom-policy"]],
  ["a version that is none, with other actions", `{ "Version": null, "Statement": ${statement('["a:b"]')} }`, []],
  ["a statement that is a text", '{ "Version": "1.1", "Statement": "x" }', []],
  ["an array", `[{ "Version": "1.1", "Statement": ${statement('["a:b:c"]')} }]`, []],
  ["a JSON schema", '{ "$schema": "x", "properties": { "Version": {}, "Statement": { "type": "array" } } }', []],
  ["a schema of policies", '{ "required": ["Version", "Statement"], "properties": { "Statement": [{ "Effect": "Allow", "Action": ["a:b:c"] }] } }', []],
];
for (const [what, text, expected] of table) {
  test(`recognize: ${what}`, () => {
    assert.deepEqual(kinds(text), expected);
  });
}

const brokenOthers: readonly (readonly [what: string, text: string])[] = [
  ["AWS", '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["execute-api:a:b"], }] }'],
  ["AWS without a version", '{ "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"], }] }'],
  ["Alibaba Cloud", '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:StopInstance"], "Resource": ["acs:ecs:*:*:instance/*"], }] }'],
  ["Alibaba Cloud without a version", '{ "Statement": [{ "Effect": "Allow", "Action": ["ecs:StopInstance"], "Resource": ["acs:ecs:*:*:instance/*"], }] }'],
  ["Tencent Cloud", '{ "version": "2.0", "statement": [{ "effect": "allow", "action": ["name/cvm:a:b"], "resource": ["qcs::cvm:gz:uin/1:instance/*"], }] }'],
  ["prose about statements and effects", '{ "statement": "no effect", "time": "12:30:00", }'],
  ["a settings file", '{ "sql.statement": true, "effect": "blur:a:b", }'],
];
for (const [what, text] of brokenOthers) {
  test(`recognize: ${what}, with a superfluous comma, is not a Huawei Cloud policy`, () => {
    assert.deepEqual(parsePolicyFile(text).looksLikePolicy, false);
  });
}

test("recognize: the JSON files of this project are not policies, and the examples are what their names say", () => {
  const own = readdirSync(".").filter((name) => name.endsWith(".json"));
  for (const name of [...own, "server/catalog/actions/ecs.json"]) assert.deepEqual(kinds(readFileSync(name, "utf8")), [], name);
  for (const name of readdirSync("examples").filter((file) => /\.jsonc?$/.test(file))) {
    assert.equal(kinds(readFileSync(`examples/${name}`, "utf8")).length, /aws|alibaba|bucket|hwpolicy-test/.test(name) ? 0 : 1, name);
  }
});
