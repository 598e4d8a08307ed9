import assert from "node:assert/strict";
import test from "node:test";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog(`
  ecs:servers:get
  vpc:ports:creare => vpc:ports:create
`);

/** The verdicts on some actions: `+` allowed, `-` denied, `.` not granted. */
function verdicts(statements: string, ...actions: readonly string[]): string {
  const [policy] = parsePolicyFile(`{ "Version": "1.1", "Statement": [${statements}] }`).policies;
  const permissions = effectivePermissions(policy!, facts);
  return actions.map((action) => ({ allowed: "+", denied: "-", "not-granted": "." })[permissions.verdict(action)]).join("");
}

const allow = (action: string, more = "") => `{ "Effect": "Allow", "Action": ["${action}"]${more} }`;
const deny = (action: string, more = "") => `{ "Effect": "Deny", "Action": ["${action}"]${more} }`;
const condition = ', "Condition": { "StringEquals": { "g:x": ["y"] } }';
const resource = ', "Resource": ["ecs:*:*:instance:1"]';

const table: readonly (readonly [what: string, statements: string, action: string, verdict: string])[] = [
  ["nothing is granted by itself", "", "ecs:servers:get", "."],
  ["by name, in any case", allow("ECS:servers:GET"), "ecs:servers:get", "+"],
  ["by a wildcard", allow("ecs:*:get"), "ecs:servers:get", "+"],
  ["by everything", allow("*:*:*"), "ecs:servers:get", "+"],
  ["by another statement, for any resource", `${allow("a:b:c")}, ${allow("ecs:servers:get", resource)}`, "ecs:servers:get", "+"],
  ["Deny takes precedence in any order", `${deny("ecs:servers:get")}, ${allow("ecs:servers:get")}`, "ecs:servers:get", "-"],
  ["Deny takes precedence without an Allow", deny("ecs:servers:get"), "ecs:servers:get", "-"],
  ["Deny by a wildcard, in another case", `${allow("ecs:servers:get")}, ${deny("ecs:SERVERS:g*")}`, "ecs:servers:get", "-"],
  ["a Deny of everything else", `${allow("ecs:servers:get")}, ${deny("evs:*:*")}`, "ecs:servers:get", "+"],
  ["a Deny under a condition denies only there", `${allow("ecs:servers:get")}, ${deny("*:*:*", condition)}`, "ecs:servers:get", "+"],
  ["a Deny for a resource denies only there", `${allow("ecs:servers:get")}, ${deny("ecs:servers:get", resource)}`, "ecs:servers:get", "+"],
  ["a Deny under a condition grants nothing", deny("ecs:servers:get", condition), "ecs:servers:get", "."],
  ["a misprint counts as what it means", allow("vpc:ports:creare"), "vpc:ports:create", "+"],
  ["a denied misprint too", `${allow("vpc:*:*")}, ${deny("vpc:ports:creare")}`, "vpc:ports:create", "-"],
  ["both of two actions in one string", allow("a:b:c\\n ecs:servers:get").replace("\\n", "\n"), "ecs:servers:get", "+"],
  ["a group by itself", allow("ecs:*:get"), "ecs:*:get", "+"],
  ["a group, if each known member is allowed", allow("ecs:servers:get"), "ecs:*:get", "+"],
  ["a group with a denied member", `${allow("ecs:servers:get")}, ${deny("ecs:servers:get")}`, "ecs:*:get", "."],
  ["a group without known members", allow("ecs:servers:get"), "vpc:*:get", "."],
  ["an effect that is none grants nothing", '{ "Effect": "Perhaps", "Action": ["ecs:servers:get"] }', "ecs:servers:get", "."],
  ["a text that is no action grants nothing", allow("ecs:servers"), "ecs:servers:get", "."],
];
for (const [what, statements, action, verdict] of table) {
  test(`permissions: ${what}`, () => {
    assert.equal(verdicts(statements, action), verdict);
  });
}

test("permissions: denials are listed, also those of a part", () => {
  const text = `{ "Version": "1.1", "Statement": [${deny("ecs:servers:get", condition)}, ${deny("ecs:*:*")}, ${deny("evs:*:*")}] }`;
  const permissions = effectivePermissions(parsePolicyFile(text).policies[0]!, facts);
  assert.deepEqual(permissions.denials("ecs:servers:get").map(({ entry }) => entry.pattern.text), ["ecs:servers:get", "ecs:*:*"]);
});
