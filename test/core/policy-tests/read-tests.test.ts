import assert from "node:assert/strict";
import test from "node:test";
import { checkTest } from "../../../server/src/core/policy-tests/check-tests.js";
import { readConfiguredTests, readPolicyTests } from "../../../server/src/core/policy-tests/read-tests.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog(`
  ecs:servers:stop POST /v2.1/servers/action
  ecs:servers:get
  iam:users:create POST /v3/users
`);

/** The problems of a text as `marked text: message`. */
function problemsOf(text: string): string[] {
  const { tests, problems } = readPolicyTests(text);
  return [...problems, ...tests.flatMap((one) => checkTest(one, facts))].map(
    ({ range, message, args }) => `${text.slice(range.start, range.end)}: ${format(message, args, "en")}`,
  );
}

test("policy tests: a file is one test, or lists several that share its policies", () => {
  const names = (text: string) =>
    readPolicyTests(text).tests.map(({ name, policies, expectations }) => [
      name,
      policies.map(({ value }) => value),
      expectations.length,
    ]);
  assert.deepEqual(names('{ "policies": ["a.json"], "can": ["ecs:servers:get"] }'), [["#1", ["a.json"], 1]]);
  assert.deepEqual(names('{ "policies": "a.json", "tests": [{ "name": "x", "can": "ecs:servers:get" }, { "policies": ["b.json"], "cannot": [{ "action": ["ecs:servers:get", "ecs:servers:stop"] }] }] }'), [["x", ["a.json"], 1], ["#2", ["b.json"], 2]]);
  assert.deepEqual(names('{ "policies": ["a.json"], "can": [], "tests": [{ "cannot": [] }] }'), [["#1", ["a.json"], 0], ["#2", ["a.json"], 0]]);
});

test("policy tests: values are texts, lists and null, and the reason of a test counts for its expectations", () => {
  const { tests, problems } = readPolicyTests(`{
    "policies": ["a.json"], // a comment
    "because": "rule 7",
    "can": [
      { "action": "ecs:servers:get", "resource": " ecs:*:*:instance:1 ", "condition": { "g:a": "x", "g:b": ["x", "y"], "g:c": true, "g:d": 5, "g:e": null } },
      { "action": "ecs:servers:stop", "because": "on call" },
    ],
  }`);
  assert.deepEqual(problems, []);
  const [first, second] = tests[0]!.expectations;
  assert.equal(first!.resource?.value, "ecs:*:*:instance:1");
  assert.deepEqual([...first!.values], [["g:a", ["x"]], ["g:b", ["x", "y"]], ["g:c", ["true"]], ["g:d", ["5"]], ["g:e", []]]);
  assert.deepEqual([first!.because, second!.because], ["rule 7", "on call"]);
});

test("policy tests: tests of a configuration file are under its key 'tests'", () => {
  const { tests, problems } = readConfiguredTests('{ "rules": {}, "tests": [{ "policies": ["a.json"], "can": ["ecs:servers:get"] }] }');
  assert.deepEqual([tests.length, problems.length], [1, 0]);
  assert.deepEqual(readConfiguredTests('{ "rules": {} }'), { tests: [], problems: [] });
});

const start = '"policies": ["a.json"]';
const whole = `${start}, "cannot": ["iam:users:create"]`;
const wrong: readonly (readonly [what: string, text: string, ...problems: string[]])[] = [
  ["an unknown key", `{ ${whole}, "canot": [] }`, '"canot": Unknown key "canot". Did you mean "cannot"?'],
  ["a list in place of a file", '["a"]', '["a"]: Expected an object {…}; this value is ignored.'],
  ["no policies", '{ "can": ["ecs:servers:get"] }', '{: This test has no policies: name files, folders or globs under "policies".'],
  ["no expectations", `{ "name": "x", ${start} }`, '"x": This test expects nothing: list actions under "can" or "cannot".'],
  ["an empty file", "{}", '{: This test has no policies: name files, folders or globs under "policies".', '{: This test expects nothing: list actions under "can" or "cannot".'],
  ["another value of needs", `{ ${whole}, "needs": "all" }`, '"all": Expected "complete"; this value is ignored.'],
  ["an expectation of another type", `{ ${whole}, "can": [7] }`, '7: Expected an action or an object with "action"; this value is ignored.'],
  ["an expectation without action", `{ ${whole}, "can": [{ "because": "x" }] }`, '{ "because": "x" }: "action" is missing, so this entry is ignored.'],
  ["an empty resource", `{ ${whole}, "can": [{ "action": "ecs:servers:get", "resource": " " }] }`, '" ": Expected a resource; this string is empty and ignored.'],
  ["an empty action", `{ ${whole}, "can": [""] }`, '"": Expected an action; this string is empty.'],
  ["a value of another type", `{ ${start}, "can": [{ "action": "ecs:servers:get", "condition": { "g:x": {} } }] }`, "{}: Expected a string, a list of strings, or null for a key that the request does not have."],
  ["a key twice", `{ ${start}, "can": ["ecs:servers:get"], "can": ["ecs:servers:stop"] }`, '"can": "can" occurs twice; only the last one is used.'],
  ["an empty list", `{ ${start}, "can": [] }`, '{: This test expects nothing: list actions under "can" or "cannot".'],
  ["a service alone", `{ ${start}, "cannot": ["ecs"] }`, 'ecs: "ecs" is not a known action. Did you mean "ecs:*:*"?'],
  ["full-width colons", `{ ${start}, "can": ["ecs：servers：get"] }`, 'ecs：servers：get: "ecs：servers：get" is not a known action. Did you mean "ecs:servers:get"?'],
  ["several actions in one string", `{ ${start}, "can": ["ecs:servers:get, ecs:servers:stop"] }`, 'ecs:servers:get, ecs:servers:stop: "ecs:servers:get, ecs:servers:stop" is not a known action. Did you mean "ecs:servers:get", "ecs:servers:stop"?'],
  ["a misspelled action", `{ ${start}, "can": ["ecs:servers:stpo"] }`, 'ecs:servers:stpo: "ecs:servers:stpo" is not a known action. Did you mean "ecs:servers:stop"?'],
  ["an unknown service", `{ ${start}, "cannot": ["emc:boxes:stop"] }`, 'emc:boxes:stop: "emc:boxes:stop" is not a known action: no table has the service "emc".'],
  ["a call without an action", `{ ${start}, "can": ["GET /v9/nothing"] }`, 'GET /v9/nothing: No action is published for "GET /v9/nothing", so it cannot be tested. Name the action instead.'],
  ["a contradiction by name", `{ ${start}, "can": ["ecs:servers:get"], "cannot": ["ECS:Servers:Get"] }`, 'ecs:servers:get: "ecs:servers:get" is under "can", and "cannot" has "ECS:Servers:Get" for the same request.'],
  ["a contradiction by wildcard and call", `{ ${start}, "can": ["POST /v3/users"], "cannot": ["iam:*:*"] }`, 'POST /v3/users: "POST /v3/users" is under "can", and "cannot" has "iam:*:*" for the same request.'],
  ["no contradiction: another resource", `{ ${start}, "can": ["ecs:servers:get"], "cannot": [{ "action": "ecs:servers:get", "resource": "ecs:*:*:instance:1" }] }`],
  ["no contradiction: other values", `{ ${start}, "can": [{ "action": "ecs:servers:get", "condition": { "g:x": "1" } }], "cannot": [{ "action": "ecs:servers:get", "condition": { "g:x": "2" } }] }`],
  ["a name that no table lists, of a known service", `{ ${start}, "can": ["ecs:wardrobes:open"] }`],
];
for (const [what, text, ...expected] of wrong) {
  test(`policy tests: ${what}`, () => {
    assert.deepEqual(problemsOf(text), expected);
  });
}

test("policy tests: broken JSON is reported once, and what can be read is kept", () => {
  assert.deepEqual(problemsOf(`{ ${start} "can": ["ecs:servers:get"] }`), ['"can": This is not valid JSON; the text after it may be misread.']);
  for (const text of ["", "{", '{ "tests": [', "\u0000", '{ "can": [{ "action": [[["x"]]] }], "policies": {} }']) readPolicyTests(text);
});
