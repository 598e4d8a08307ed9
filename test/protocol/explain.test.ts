import assert from "node:assert/strict";
import test from "node:test";
import { explain } from "../../server/src/core/explain/explain.js";
import { explanationToMarkdown } from "../../server/src/core/describe/explanation/explanation.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { explainRequest, type ExplainResult } from "../../server/src/protocol.js";
import { realCatalog } from "../support/catalog.js";
import { policy } from "../support/fixture.js";
import { openSession } from "../support/session.js";

const uri = "file:///w/policy.json";
const stop = policy('"ecs:servers:stop"');

async function session(files: Record<string, string> = {}) {
  const opened = await openSession(new Map(Object.entries(files)));
  const ask = (of = uri) =>
    opened.client.sendRequest<ExplainResult | null>(explainRequest, { textDocument: { uri: of } });
  /** Stops the server after its last message. */
  const end = async () => {
    await opened.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await ask();
    opened.close();
  };
  return { ...opened, ask, end };
}

test("explain: the same text as in the command line, of the current document (real catalog)", async () => {
  const { open, change, ask, end } = await session();
  const expected = (text: string) => explanationToMarkdown(explain(parsePolicyFile(text), realCatalog(), "en"), "en");
  await open(uri, stop);
  assert.equal((await ask())?.markdown, expected(stop));
  const two = JSON.stringify({ roles: [{ policy: JSON.parse(stop) as unknown }, { policy: JSON.parse(policy('"ecs:servers:get"')) as unknown }] });
  await change(uri, two, 2);
  assert.equal((await ask())?.markdown, expected(two));
  assert.equal((await ask())?.version, "1.1");
  assert.match(expected(two), /^# What policy 2 of 2 does$/m);
  const body = JSON.stringify({ role: { display_name: "a", policy: JSON.parse(stop) as unknown } });
  await change(uri, body, 3);
  assert.equal((await ask())?.markdown, expected(body));
  const five = '{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["ecs:cloudServers:list"] }] }';
  await change(uri, five, 4);
  assert.equal((await ask())?.markdown, expected(five));
  assert.equal((await ask())?.version, "5.0");
  assert.match(expected(five), /only the names are shown/);
  await end();
});

test("explain: actions in assumeGranted of .huawei-iam.json are not missing (real catalog)", async () => {
  const { open, ask, end } = await session({ "file:///w/.huawei-iam.json": '{ "assumeGranted": ["ecs:servers:get"] }' });
  await open(uri, stop);
  const markdown = (await ask())?.markdown ?? "";
  assert.doesNotMatch(markdown, /needs `ecs:servers:get`/);
  assert.match(markdown, /^Taken as granted by other policies \(assumeGranted\): `ecs:servers:get`\.$/m);
  await end();
});

test("explain: a text without a policy is reported, and the place where it is broken (real catalog)", async () => {
  const { open, change, ask, end } = await session();
  await open(uri, "{}");
  assert.equal((await ask())?.markdown, '# No policy at the moment\n\nThis file contains no Huawei Cloud policy. A policy has "Version": "1.1" and a list "Statement".\n');
  await change(uri, '"Statement"\n"Effect": "Allow", "ecs:servers:stop", "Version": "1.1"', 2);
  assert.match((await ask())?.markdown ?? "", /^# No policy at the moment\n\nThis text cannot be read as a policy yet\. .*\n\n- Line \d: .*\n/);
  await change(uri, stop, 3);
  assert.match((await ask())?.markdown ?? "", /^# What this policy does\n/);
  await end();
});

test("explain: nothing for a document that is not open", async () => {
  const { open, client, ask, end } = await session();
  assert.equal(await ask(), null);
  await open(uri, stop);
  await client.sendNotification("textDocument/didClose", { textDocument: { uri } });
  assert.equal(await ask(), null);
  await end();
});
