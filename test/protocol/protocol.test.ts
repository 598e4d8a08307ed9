import assert from "node:assert/strict";
import test from "node:test";
import { DiagnosticSeverity, type InitializeParams } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory, spawnServer } from "../support/client.js";
import { policy, readCursor } from "../support/fixture.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:get
`));
const uri = "file:///policy.json";
const stop = policy('"ecs:servers:stop"');

async function start(params: Partial<InitializeParams> = {}): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize(params);
  return client;
}
const messages = async (client: Client, version?: number) =>
  (await client.diagnostics(uri, version)).map(({ message }) => message);
const english = "'ecs:servers:stop' also needs ecs:servers:get, which this policy does not allow.";
const chinese = "“ecs:servers:stop”还依赖 ecs:servers:get，本策略未允许该授权项。";

test("protocol: the capabilities of the server", async () => {
  const client = connectInMemory(catalogs(facts));
  const { capabilities, serverInfo } = await client.initialize();
  assert.deepEqual(serverInfo, { name: "huawei-iam", version: "0.0.0" });
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
  assert.deepEqual(capabilities.completionProvider, { triggerCharacters: ['"', ":"], resolveProvider: true });
  assert.equal(capabilities.hoverProvider, true);
  assert.ok(typeof capabilities.codeActionProvider === "object" && capabilities.codeActionProvider.codeActionKinds?.includes("quickfix"));
});

test("protocol: open, change, close; diagnostics have their version and are cleared with the document", async () => {
  const client = await start();
  await client.open(uri, stop);
  assert.deepEqual(await messages(client, 1), [english]);
  const at = stop.indexOf('"ecs:servers:stop"');
  await client.change(uri, 2, '"ecs:servers:get", ', { start: at, end: at });
  assert.deepEqual(await messages(client, 2), []);
  await client.change(uri, 3, stop);
  await client.change(uri, 4, stop.replace("stop", "get"));
  assert.deepEqual(await messages(client, 4), [], "of several quick versions only the last is checked");
  assert.equal(client.hasPublished(uri), false);
  await client.change(uri, 5, stop);
  assert.deepEqual(await messages(client, 5), [english]);
  await client.close(uri);
  assert.deepEqual(await messages(client), []);
  assert.deepEqual(client.said, []);
});

test("protocol: a document that is closed and opened again has its new text", async () => {
  const client = await start();
  await client.open(uri, stop);
  assert.equal((await client.diagnostics(uri, 1)).length, 1);
  await client.close(uri);
  await client.diagnostics(uri);
  await client.open(uri, stop.replace("stop", "get"));
  assert.deepEqual(await client.diagnostics(uri, 1), []);
});

test("protocol: the language is that of the editor, unless a setting overrides it", async () => {
  for (const [locale, language, message] of [
    ["zh-cn", undefined, chinese], ["zh-TW", undefined, chinese], ["zh-Hans", "auto", chinese], ["de", undefined, english], ["en-US", "zh-cn", chinese], ["zh-cn", "en", english],
  ] as const) {
    const client = await start({ locale, initializationOptions: language && { language } });
    await client.open(uri, stop);
    assert.deepEqual(await messages(client), [message], `${locale} ${String(language)}`);
  }
});

test("protocol: settings by initializationOptions, with and without the name of the section", async () => {
  for (const initializationOptions of [{ rules: { "missing-dependency": "error" } }, { huaweiIam: { rules: { "missing-dependency": "error" } } }]) {
    const client = await start({ initializationOptions });
    await client.open(uri, stop);
    assert.equal((await client.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Error);
  }
});

test("protocol: settings by workspace/configuration; nothing is published before they arrive", async () => {
  const client = connectInMemory(catalogs(facts));
  let answer: (settings: unknown) => void = () => undefined;
  client.settings = new Promise((done) => (answer = done));
  await client.initialize({
    capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
  });
  await client.open(uri, stop);
  // The answer to this request comes after the document was processed, so diagnostics would have been sent by then.
  assert.ok(await client.hover(uri, stop.indexOf("stop")));
  assert.equal(client.hasPublished(uri), false);
  answer({ rules: { "missing-dependency": "hint" } });
  assert.deepEqual((await client.diagnostics(uri, 1)).map(({ severity }) => severity), [DiagnosticSeverity.Hint]);
  client.settings = { rules: { "missing-dependency": "off" } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.deepEqual(await client.diagnostics(uri, 1), []);
});

test("protocol: settings by didChangeConfiguration, for a client that cannot be asked", async () => {
  const client = await start();
  await client.open(uri, stop);
  assert.equal((await client.diagnostics(uri)).length, 1);
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: { rules: { "missing-dependency": "off" } } } });
  assert.deepEqual(await client.diagnostics(uri, 1), []);
});

test("protocol: a client that does not know the settings gets the defaults", async () => {
  const client = connectInMemory(catalogs(facts));
  client.settings = new Error("no settings here");
  await client.initialize({ capabilities: { workspace: { configuration: true } } });
  await client.open(uri, stop);
  assert.deepEqual(await messages(client), [english]);
});

test("protocol: initialization options apply if the client does not know the settings when asked", async () => {
  const client = connectInMemory(catalogs(facts));
  client.settings = null;
  await client.initialize({ capabilities: { workspace: { configuration: true } }, initializationOptions: { huaweiIam: { language: "zh-cn" } } });
  await client.open(uri, stop);
  assert.deepEqual(await messages(client), [chinese]);
  const other = await start({ initializationOptions: { huaweiIam: { language: "zh-cn" } } });
  await other.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  await other.open(uri, stop);
  assert.deepEqual(await messages(other), [chinese]);
});

test("protocol: a settings error is not reported again when another setting changes", async () => {
  const client = await start();
  const change = (settings: object) => client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: settings } });
  await change({ language: "tlh" });
  await change({ language: "tlh", hover: { enable: false } });
  await client.hover(uri, 0);
  assert.equal(client.said.length, 1);
  await change({ language: "en" });
  await change({ language: "tlh" });
  await client.hover(uri, 0);
  assert.equal(client.said.length, 2, "reported again when it is set again");
});

test("protocol: a client that rejects the registration for changes still gets diagnostics", async () => {
  const client = connectInMemory(catalogs(facts));
  client.connection.onRequest("client/registerCapability", () => {
    throw new Error("not here");
  });
  await client.initialize({
    capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
  });
  await client.open(uri, stop);
  assert.deepEqual(await messages(client), [english]);
});

test("protocol: invalid settings are reported once and left out, the others apply", async () => {
  const client = connectInMemory(catalogs(facts));
  client.settings = { language: "tlh", rules: { "missing-dependency": "loud", "no-such-rule": "off", "malformed-action": "off" } };
  await client.initialize({ capabilities: { workspace: { configuration: true } } });
  await client.open(uri, policy('" ecs:servers:stop"'));
  assert.deepEqual(await messages(client), [english]);
  await client.hover(uri, 0);
  assert.equal(client.said.length, 1);
  for (const part of ["missing-dependency: loud", "no-such-rule: off", "language: tlh"]) assert.ok(client.said[0]?.includes(part), part);
});

test("protocol: completion, hover and quick fixes of an open document; null for one that is not open", async () => {
  const client = await start();
  const { text, offset } = readCursor(policy('"ecs:servers:stop", "|"'));
  await client.open(uri, text);
  const list = await client.completion(uri, offset);
  assert.deepEqual(list?.items.map(({ label }) => label), ["ecs:servers:get", "ecs:servers:stop", "ecs:"]);
  assert.match(JSON.stringify((await client.resolve(list.items[1]!)).documentation), /关闭云服务器/);
  assert.match(JSON.stringify(await client.hover(uri, text.indexOf("stop"))), /missing here/);
  const actions = await client.codeActions(uri, text.indexOf("stop"));
  assert.deepEqual(actions?.map(({ title, kind }) => [title, kind]), [["Add ecs:servers:get", "quickfix"]]);
  assert.equal((await client.codeActions(uri, text.indexOf("stop"), ["quickfix"]))?.length, 1);
  assert.deepEqual(await client.codeActions(uri, text.indexOf("stop"), ["source.organizeImports"]), []);
  assert.equal(await client.hover("file:///other.json", 0), null);
  assert.equal(await client.completion("file:///other.json", 0), null);
  assert.equal(await client.codeActions("file:///other.json", 0), null);
});

test("protocol: 200 JSON files without a policy: no diagnostics, no completion, no error; an empty one may become a policy", async () => {
  const client = await start();
  const shapes = [
    (index: number) => JSON.stringify({ name: `package-${String(index)}`, scripts: { test: "node --test" } }),
    (index: number) => JSON.stringify({ compilerOptions: { target: "ES2022" }, include: [`src${String(index)}`] }),
    (index: number) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ec2:Stop*"], Resource: `arn:${String(index)}` }] }),
    (index: number) => JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: "ecs:*", Resource: `acs:${String(index)}` }] }),
    (index: number) => JSON.stringify({ $schema: "x", properties: { Statement: { description: `ecs:servers:stop ${String(index)}` } } }),
    (index: number) => `${"[".repeat(index)} "Statement" // not closed`,
    (index: number) => JSON.stringify(Array.from({ length: index }, () => ({ "Statement": [{ Effect: "Allow", Action: ["a:b"], Principal: "*" }] }))),
    () => "",
  ];
  for (let index = 0; index < 200; index++) {
    const name = `file:///other-${String(index)}.json`;
    const text = shapes[index % shapes.length]!(index);
    await client.open(name, text);
    assert.deepEqual(await client.diagnostics(name), [], text);
    const offered = (await client.completion(name, text.length >> 1))?.items.map(({ label }) => label) ?? null;
    assert.deepEqual([offered, await client.hover(name, text.length >> 1), await client.codeActions(name, text.length >> 1)], [text === "" ? ["Huawei Cloud IAM policy"] : null, null, []]);
  }
  assert.deepEqual(client.said, []);
});

test("protocol: the built server over --stdio, on the real catalog", async (t) => {
  const client = spawnServer();
  t.after(() => client.kill());
  const { serverInfo } = await client.initialize({ locale: "zh-cn" });
  assert.equal(serverInfo?.name, "huawei-iam");
  const { text, offset } = readCursor(policy('"ecs:servers:stop", "ecs:|"'));
  await client.open(uri, text);
  const found = await client.diagnostics(uri, 1);
  assert.deepEqual(found.map(({ code, severity }) => `${String(code)} ${String(severity)}`), ["missing-dependency 2", "newer-dependency 4", "malformed-action 1"]);
  assert.equal(found[0]?.message, chinese);
  const list = await client.completion(uri, offset);
  assert.ok(list?.items.some(({ label }) => label === "ecs:servers:"));
  assert.match(JSON.stringify(await client.hover(uri, text.indexOf("stop"))), /POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action/);
  assert.equal((await client.codeActions(uri, text.indexOf("stop")))?.[0]?.title, "添加 ecs:servers:get");
  await client.stop();
  assert.equal(await client.exited, 0);
});
