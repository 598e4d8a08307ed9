import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { policiesFor } from "../../../server/src/core/needs/policies-for.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const names = catalog.actions.filter(({ status }) => status === "documented").map(({ name }) => name);

/** The statements of each policy, with the scope before them. */
const shapes = (...actions: readonly string[]) =>
  policiesFor(actions).map(({ scope, text }) => {
    const { Statement } = JSON.parse(text) as { Statement: { Action: string[] }[] };
    return [scope, ...Statement.map(({ Action }) => Action.join(" "))];
  });

test("policies for: one for each scope, with a statement for each service, sorted, each action once", () => {
  assert.deepEqual(shapes("vpc:vpcs:get", "iam:users:listUsers", "ecs:servers:stop", "obs:object:GetObject", "ECS:Servers:stop", "ecs:servers:get"), [
    ["project", "ecs:servers:get ecs:servers:stop", "vpc:vpcs:get"],
    ["global", "iam:users:listUsers"],
    ["obs", "obs:object:GetObject"],
  ]);
  assert.deepEqual(policiesFor([]), []);
});

test("policies for: an unknown service is a project-level one, as in mixed-scope", () => {
  assert.deepEqual(shapes("new:thing:get"), [["project", "new:thing:get"]]);
});

test("policies for: above eight services, statements are shared; above a limit, another policy begins", () => {
  const services = Array.from({ length: 9 }, (_, index) => `s${String(index)}:type:get`);
  assert.deepEqual(shapes(...services), [["project", services.join(" ")]]);
  const many = Array.from({ length: 801 }, (_, index) => `a:t:n${String(index).padStart(3, "0")}`);
  assert.ok(policiesFor(many).length > 1);
});

test("policies for: all requested actions are allowed, and every policy is within the limits", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 400 }), (actions) => {
    const policies = policiesFor(actions);
    const parsed = policies.map(({ text }) => parsePolicyFile(text));
    const permissions = parsed.flatMap((file) => file.policies.map((policy) => effectivePermissions(policy, catalog)));
    for (const action of actions) assert.ok(permissions.some((one) => one.verdict(action) === "allowed"), action);
    for (const file of parsed) assert.deepEqual(lint(file, catalog).filter(({ severity }) => severity === "error").map(({ rule }) => rule.id), []);
    for (const file of parsed) assert.ok(!lint(file, catalog).some(({ rule }) => rule.id === "mixed-scope"));
    assert.equal(policies.flatMap((policy) => policy.actions).length, new Set(actions.map((name) => name.toLowerCase())).size, "each once");
  }), { numRuns: 60 });
});
