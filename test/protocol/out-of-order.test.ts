import assert from "node:assert/strict";
import test from "node:test";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get\necs:servers:get"));
const uri = "file:///policy.json";

test("out of order: a change that repeats the version is checked like any other", async () => {
  const client = connectInMemory(catalogs(facts));
  await client.initialize();
  await client.open(uri, policy('"ecs:servers:stop"'));
  assert.equal((await client.diagnostics(uri, 1)).length, 1);
  await client.change(uri, 1, policy('"ecs:servers:get"'));
  assert.deepEqual(await client.diagnostics(uri, 1), []);
  assert.deepEqual(client.said, []);
});
