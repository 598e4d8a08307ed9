import assert from "node:assert/strict";
import { test } from "node:test";
import { policyTestsRequest, type PolicyTestsResult, runPolicyTestsRequest, type RunPolicyTestsResult } from "../../server/src/protocol.js";
import { readCursor } from "../support/fixture.js";
import { catalog } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { filesOf } from "../support/files.js";

const facts = catalog(`
  ecs:servers:stop Stops a server POST /v2.1/servers/action -> ecs:servers:get
  ecs:servers:get
  ecs:servers:reboot
  iam:users:create
`);
const folder = "file:///w";
const uri = `${folder}/tests/ops.hwpolicy-test.json`;
const ops = `{
  "Version": "1.1",
  "Statement": [
    { "Effect": "Allow", "Action": ["ecs:servers:stop"] },
    { "Effect": "Deny", "Action": ["ecs:servers:reboot"] }
  ]
}
`;

async function start(files: Readonly<Record<string, string>>): Promise<Client> {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const client = connectInMemory(() => ({ catalog: facts }), { ...noHost, files: filesOf(texts) });
  await client.initialize({ rootUri: folder });
  return client;
}

const completed = async (marked: string, at = uri) => {
  const client = await start({ "ops.json": ops });
  const { text, offset } = readCursor(marked);
  await client.open(at, text, "jsonc");
  const items = (await client.completion(at, offset))?.items ?? [];
  return items.map(({ label }) => label);
};

test("server: actions are completed in each list of a test, with names and wildcards", async () => {
  for (const marked of [
    '{ "policies": ["../ops.json"], "can": ["|"] }',
    '{ "tests": [{ "cannot": ["ecs:servers:get", "|"] }] }',
    '{ "can": [{ "action": "|", "resource": "x" }] }',
    '{ "can": [{ "action": ["|"] }, "ecs:servers:get"] }',
    '{ "can": ["|',
  ]) {
    const labels = await completed(marked);
    assert.ok(labels.includes("ecs:servers:reboot"), `${marked}: ${labels.join()}`);
  }
  assert.ok((await completed('{ "cannot": ["iam:|"] }')).includes("iam:users:create"));
  assert.ok((await completed('{ "tests": [{ "can": ["|"] }] }', `${folder}/.huawei-iam.json`)).includes("ecs:servers:stop"));
  for (const marked of ['{ "policies": ["|"] }', '{ "name": "|" }', '{ "can": [{ "because": "|" }] }', "{ | }"])
    assert.deepEqual(await completed(marked), [], marked);
});

test("server: an accepted item replaces the text of the test file", async () => {
  const client = await start({});
  const { text, offset } = readCursor('{\n  "can": ["ecs:servers:re|"]\n}\n');
  await client.open(uri, text, "jsonc");
  const item = (await client.completion(uri, offset))?.items.find(({ label }) => label === "ecs:servers:reboot");
  assert.deepEqual(item?.textEdit, { range: { start: { line: 1, character: 11 }, end: { line: 1, character: 25 } }, newText: "ecs:servers:reboot" });
});

test("server: an action of a test is described", async () => {
  const client = await start({});
  const { text, offset } = readCursor('{ "can": ["ecs:servers:st|op"] }');
  await client.open(uri, text, "jsonc");
  const hover = await client.hover(uri, offset);
  assert.match(JSON.stringify(hover?.contents), /Stops a server/);
});

test("server: the errors of a test file are reported at their places, and follow the files", async () => {
  const client = await start({ "policies/ops.json": ops });
  const text = '{\n  "policies": ["../policies/*.json", "../no.json"],\n  "can": ["ecs:servers:stpo"],\n  "cannt": []\n}\n';
  await client.open(uri, text, "jsonc");
  const lines = (await client.diagnostics(uri, 1)).map(({ range, message, code }) => [
    range.start.line,
    code,
    String(message).slice(0, 40),
  ]);
  assert.deepEqual(lines, [
    [1, "policy-test", 'There is no file or folder "../no.json" '],
    [2, "policy-test", '"ecs:servers:stpo" is not a known action'],
    [3, "policy-test", 'Unknown key "cannt". Did you mean "canno'],
  ]);
  await client.open(`${folder}/no.json`, ops);
  const after = await client.diagnostics(uri, 1);
  assert.deepEqual(after.map(({ range }) => range.start.line), [2, 3]);
});

test("server: a policy in a test file or its words are not linted", async () => {
  const client = await start({});
  await client.open(uri, '{ "policies": [], "can": [], "Version": "1.1", "Statement": [{ "Effect": "Alow" }] }', "jsonc");
  assert.ok((await client.diagnostics(uri, 1)).every(({ code }) => code === "policy-test"));
});

test("server: tests are listed and run, with the open text of their policies", async () => {
  const text = `{
  "policies": ["../ops.json"],
  "tests": [
    { "name": "servers", "can": ["ecs:servers:stop", "ecs:servers:reboot"], "needs": "complete" },
    { "name": "users", "cannot": ["iam:*:*"] }
  ]
}
`;
  const client = await start({ "ops.json": ops, "tests/ops.hwpolicy-test.json": text });
  const listed = await client.connection.sendRequest<PolicyTestsResult>(policyTestsRequest, { uri });
  assert.deepEqual(
    listed.tests.map(({ name, range, cases }) => [name, range.start.line, cases.map(({ title }) => title)]),
    [["servers", 3, ["can: ecs:servers:stop", "can: ecs:servers:reboot", "needs: complete"]], ["users", 4, ["cannot: iam:*:*"]]],
  );
  const run = () => client.connection.sendRequest<RunPolicyTestsResult>(runPolicyTestsRequest, { uri });
  const first = await run();
  const passed = ({ tests }: RunPolicyTestsResult) => tests.map(({ cases }) => cases.map(({ isPassed }) => isPassed));
  assert.deepEqual(passed(first), [[true, false, false], [true]]);
  const [, denied, needs] = first.tests[0]!.cases;
  assert.equal(denied!.summary, "ecs:servers:reboot is denied.");
  assert.deepEqual(denied!.lines, [{ message: 'denied by "ecs:servers:reboot"', depth: 0, place: { uri: `${folder}/ops.json`, shown: "../ops.json", range: { start: { line: 4, character: 36 }, end: { line: 4, character: 54 } } } }]);
  assert.equal(needs!.summary, "ecs:servers:stop depends on ecs:servers:get, which is not granted.");
  await client.open(`${folder}/ops.json`, ops.replace("ecs:servers:stop", "ecs:*:*"));
  assert.deepEqual((await run()).tests[0]!.cases.map(({ isPassed }) => isPassed), [true, false, true]);
  const one = { uri, tests: [1] };
  const second = await client.connection.sendRequest<RunPolicyTestsResult>(runPolicyTestsRequest, one);
  assert.deepEqual(second.tests.map(({ index }) => index), [1]);
  assert.equal(await client.connection.sendRequest(policyTestsRequest, { uri: `${folder}/none.hwpolicy-test.json` }), null);
});

test("server: Check All reports test files and tests of configuration files, and counts no policies in them", async () => {
  const client = await start({
    "ops.json": ops,
    "tests/ops.hwpolicy-test.json": '{ "policies": ["../ops.json"], "can": ["ecs:servers:stpo"] }',
    ".huawei-iam.json": '{ "rules": {}, "tests": [{ "policies": ["nothing/*.json"], "can": ["ecs:servers:get"] }] }',
  });
  const result = await client.connection.sendRequest<{ readonly policies: number }>("workspace/executeCommand", {
    command: "huaweiIam.checkWorkspace",
    arguments: [],
  });
  assert.equal(result.policies, 1);
  const saidOf = (file: string) => client.shownFor(file).map(({ message }) => String(message));
  assert.match(saidOf(uri).join(), /^"ecs:servers:stpo" is not a known action/);
  assert.match(saidOf(`${folder}/.huawei-iam.json`).join(), /^No policy file matches "nothing\/\*\.json"/);
});
