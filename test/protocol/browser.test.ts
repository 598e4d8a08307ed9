import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createContext, runInContext } from "node:vm";
import { createProtocolConnection, type DataCallback, type Message, type MessageReader, type MessageWriter } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { Client, connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const uri = "vscode-vfs://github/owner/repository/policy.json";
const stop = policy('"ecs:servers:stop"');
const event = () => ({ dispose: () => undefined });
const ends = {
  onError: event,
  onClose: event,
  onPartialMessage: event,
  end: () => undefined,
  dispose: () => undefined,
};

/** Runs the server's bundle with the globals of a worker only; any use of Node would be an error. */
function startWorker(): Client {
  let toClient: DataCallback = () => undefined;
  const worker: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
    postMessage: (message: Message) => void setImmediate(() => toClient(structuredClone(message))),
    addEventListener: () => undefined,
    setTimeout, clearTimeout, queueMicrotask, console, TextEncoder, TextDecoder, URL,
  };
  runInContext(readFileSync("dist/server.js", "utf8"), createContext(worker));
  const reader: MessageReader = {
    ...ends,
    listen: (callback) => {
      toClient = callback;
      return event();
    },
  };
  const writer: MessageWriter = {
    ...ends,
    write: async (message) => {
      setImmediate(() => worker.onmessage?.({ data: structuredClone(message) }));
    },
  };
  return new Client(createProtocolConnection(reader, writer), () => undefined);
}

test("browser: the server's bundle needs nothing that a worker lacks", async () => {
  const client = startWorker();
  const { serverInfo } = await client.initialize({ capabilities: { window: { showDocument: { support: true } } }, initializationOptions: { rulePages: "https://site.example/docs/rules" } });
  assert.equal(serverInfo?.name, "huawei-iam");
  await client.open(uri, stop);
  const [finding] = await client.diagnostics(uri, 1);
  assert.equal(finding?.code, "missing-dependency");
  const at = stop.indexOf("stop");
  assert.match(JSON.stringify(await client.hover(uri, at)), /\/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action/);
  assert.ok((await client.completion(uri, at))?.items.some(({ label }) => label === "ecs:servers:reboot"));
  assert.ok((await client.codeActions(uri, at))?.some(({ title }) => title === "Add ecs:servers:get"));
  await client.stop();
  assert.deepEqual(client.said, []);
});

test("browser: the rule pages are at the URI from the client", async () => {
  const client = startWorker();
  const shown: string[] = [];
  client.connection.onRequest("window/showDocument", (params: { uri: string }) => {
    shown.push(params.uri);
    return { success: true };
  });
  await client.initialize({
    capabilities: {
      window: { showDocument: { support: true } },
      textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
    },
    initializationOptions: { rulePages: "https://site.example/docs/rules" },
  });
  await client.open(uri, stop);
  const page = "https://site.example/docs/rules/missing-dependency.md";
  assert.equal((await client.diagnostics(uri, 1))[0]?.codeDescription?.href, page);
  await client.connection.sendRequest("workspace/executeCommand", { command: "huaweiIam.showRulePage", arguments: ["missing-dependency"] });
  assert.deepEqual(shown, [page]);
  await client.stop();
});

test("browser: an overlay is not used, with a message, and the published facts are kept", async () => {
  const client = connectInMemory(catalogs(JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get"))));
  client.settings = { catalog: { overlay: "more.json" } };
  await client.initialize({ capabilities: { workspace: { configuration: true } } });
  await client.open(uri, stop);
  assert.equal((await client.diagnostics(uri, 1)).length, 1);
  await client.stop();
  assert.deepEqual(client.said, ["Huawei IAM: The catalog overlay more.json is not used: in a browser there is no file to read it from."]);
});
