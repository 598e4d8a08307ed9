import assert from "node:assert/strict";
import test from "node:test";
import type { CodeLens, InitializeParams } from "vscode-languageserver-protocol";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop POST /stop -> ecs:servers:get\n ecs:servers:get GET /get"));
const uri = "file:///policy.json";
const text = policy('"ecs:servers:stop"');
const on = { codeLens: { enable: true } };

async function start(params: Partial<InitializeParams> = {}): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize(params);
  await client.open(uri, text);
  return client;
}

const lensesOf = (client: Client, at = uri) =>
  client.connection.sendRequest<CodeLens[] | null>("textDocument/codeLens", { textDocument: { uri: at } });
const run = (client: Client, command: string, ...args: readonly unknown[]) =>
  client.connection.sendRequest<unknown>("workspace/executeCommand", { command, arguments: args });

test("code lens over the protocol: off by default, and a setting switches it on", async () => {
  const client = await start();
  assert.deepEqual(client.capabilities.codeLensProvider, {});
  assert.deepEqual(await lensesOf(client), []);
  const [lens, ...more] = (await lensesOf(await start({ initializationOptions: on })))!;
  assert.deepEqual(more, []);
  assert.equal(lens?.command?.title, "allows 1 · 1 missing");
  assert.equal(await lensesOf(client, "file:///closed.json"), null);
});

test("code lens over the protocol: a click in our own client opens the explanation", async () => {
  const initializationOptions = { client: { explanation: true }, huaweiIam: on };
  const [lens] = (await lensesOf(await start({ initializationOptions })))!;
  assert.deepEqual([lens?.command?.command, lens?.command?.arguments], ["huaweiIam.explainPolicy", [uri, 0]]);
});

test("code lens over the protocol: in other clients the server shows the names", async () => {
  const client = await start({ initializationOptions: on });
  const [lens] = (await lensesOf(client))!;
  const { command, arguments: args = [] } = lens!.command!;
  assert.ok(client.capabilities.executeCommandProvider?.commands.includes(command));
  const names = "Allows ecs:servers:stop.\nMissing dependencies: ecs:servers:get.";
  assert.equal(await run(client, command, ...args), names);
  assert.deepEqual(client.said, [names]);
  for (const wrong of [[], [uri], [uri, 99], ["file:///closed.json", 0], [1, "x"]])
    assert.equal(await run(client, command, ...wrong), null);
  assert.deepEqual(client.said, [names]);
});

test("code lens over the protocol: a client with refresh support is asked to refresh when settings change", async () => {
  const client = connectInMemory(catalogs(facts));
  const refreshed = new Promise<void>((done) => {
    client.connection.onRequest("workspace/codeLens/refresh", () => {
      done();
      return null;
    });
  });
  client.settings = on;
  await client.initialize({ capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } } });
  await client.open(uri, text);
  await refreshed;
  assert.equal((await lensesOf(client))?.length, 1);
});
