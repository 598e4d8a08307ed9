import assert from "node:assert/strict";
import test from "node:test";
import { PolicyAnalysis } from "../../../server/src/core/analysis/analysis.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { catalog } from "../../support/catalog.js";
import { policy } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:start -> ecs:servers:get, ecs:*:list
  ecs:servers:create GET /one -> ecs:servers:get (from a template)
  ecs:servers:create GET /two
  ecs:servers:get -> ecs:servers:list
  ecs:servers:list -> ecs:servers:get
`);

function requirers(name: string, text: string) {
  const [document] = parsePolicyFile(text).policies;
  return new PolicyAnalysis(document!, facts).requirersOf(name);
}

test("requirers: actions that always need another one, and actions that need it sometimes", () => {
  const text = policy('"ecs:servers:stop", "ecs:servers:START", "ecs:servers:create", "ecs:servers:get"');
  assert.deepEqual(requirers("ecs:servers:get", text), { always: ["ecs:servers:stop", "ecs:servers:start"], sometimes: ["ecs:servers:create"], explain: true });
  assert.deepEqual(requirers("ECS:servers:GET", text).always, ["ecs:servers:stop", "ecs:servers:start"]);
  assert.deepEqual(requirers("ecs:servers:stop", text), { always: [], sometimes: [], explain: false });
});

test("requirers: a table that needs a whole group needs each of its members", () => {
  assert.deepEqual(requirers("ecs:servers:list", policy('"ecs:servers:start"')).always, ["ecs:servers:start"]);
});

test("requirers: in a cycle each action needs the other, and each counts for itself", () => {
  const text = policy('"ecs:servers:get", "ecs:servers:list"');
  assert.deepEqual(requirers("ecs:servers:list", text), { always: ["ecs:servers:get"], sometimes: [], explain: false });
});

test("requirers: denied actions, and actions allowed only by a wildcard, do not count", () => {
  const denied = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:*:start"] }, { "Effect": "Deny", "Action": ["ecs:servers:stop"] }] }';
  assert.deepEqual(requirers("ecs:servers:get", denied).always, []);
});
