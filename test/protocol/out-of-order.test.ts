import assert from "node:assert/strict";
import test from "node:test";
import { noHost } from "../../server/src/lsp/host/host.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get\necs:servers:get"));
const uri = "file:///policy.json";
const broken = "is not valid JSON";

test("closing: a test that names a closed policy gets the findings for the file on disk again", async () => {
  const files = new Map([["file:///w/p.json", policy('"ecs:servers:stop"')]]);
  const client = connectInMemory(catalogs(facts), { ...noHost, files: filesOf(files) });
  await client.initialize({ rootUri: "file:///w" });
  const tests = "file:///w/x.hwpolicy-test.json";
  const problems = async () =>
    (await client.diagnostics(tests))
      .map(({ message }) => String(message))
      .filter((message) => message.includes(broken)).length;
  await client.open(tests, '{"policies": ["p.json"], "can": ["ecs:servers:stop"]}');
  assert.equal(await problems(), 0);
  await client.open("file:///w/p.json", '{ "Version": "1.1", "Statement": [');
  assert.equal(await problems(), 1);
  await client.close("file:///w/p.json");
  assert.equal(await problems(), 0);
  files.set("file:///w/p.json", '{ "Version": "1.1", "Statement": [');
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/p.json", type: 2 }],
  });
  assert.equal(await problems(), 1);
});

test("out of order: a change that repeats the version is checked like any other", async () => {
  const client = connectInMemory(catalogs(facts));
  await client.initialize();
  await client.open(uri, policy('"ecs:servers:stop"'));
  assert.equal((await client.diagnostics(uri, 1)).length, 1);
  await client.change(uri, 1, policy('"ecs:servers:get"'));
  assert.deepEqual(await client.diagnostics(uri, 1), []);
  assert.deepEqual(client.said, []);
});
