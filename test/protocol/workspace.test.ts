import assert from "node:assert/strict";
import test from "node:test";
import type { InitializeParams } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop 关闭云服务器 -> ecs:servers:get\necs:servers:get"));
const stop = policy('"ecs:servers:stop"');
const quiet = '{ "rules": { "missing-dependency": "off" } }';
const loud = '{ "rules": { "missing-dependency": "error" } }';
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

async function start(files: WorkspaceFiles, params: Partial<InitializeParams> = {}): Promise<Client> {
  const client = connectInMemory(catalogs(facts), { ...noHost, files });
  await client.initialize({ rootUri: "file:///w", capabilities: watching, ...params });
  return client;
}
const codes = async (client: Client, uri: string) => (await client.diagnostics(uri)).map(({ code }) => code);
const changed = (client: Client, uri: string, type = 2) => client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });

/** Files that can be read only after `release`. */
function slow(texts: ReadonlyMap<string, string>): { files: WorkspaceFiles; release: () => void } {
  const { find, read } = filesOf(texts);
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  return { files: { find, read: (uri) => released.then(() => read(uri)) }, release };
}

test("workspace: no findings before the configuration file has been read", async () => {
  const { files, release } = slow(new Map([["file:///w/.huawei-iam.json", quiet]]));
  const client = await start(files);
  await client.open("file:///w/a/policy.json", stop);
  const hover = client.hover("file:///w/a/policy.json", stop.indexOf("stop"));
  // Answered at once, because it does not depend on a document.
  await client.connection.sendRequest("workspace/executeCommand", { command: "none" });
  assert.equal(client.hasPublished("file:///w/a/policy.json"), false);
  release();
  assert.ok(await hover);
  assert.deepEqual(await codes(client, "file:///w/a/policy.json"), []);
});

test("workspace: the nearest configuration file applies, and each change takes effect without a flash of the old state", async () => {
  const texts = new Map([["file:///w/.huawei-iam.json", quiet], ["file:///w/b/.huawei-iam.json", loud]]);
  const client = await start(filesOf(texts));
  await client.open("file:///w/a/policy.json", stop);
  assert.deepEqual(await codes(client, "file:///w/a/policy.json"), []);
  await client.open("file:///w/b/policy.json", stop);
  assert.deepEqual(await codes(client, "file:///w/b/policy.json"), ["missing-dependency"]);
  assert.deepEqual(client.hasPublished("file:///w/a/policy.json"), false, "the configuration of another file changes nothing here");
  texts.delete("file:///w/b/.huawei-iam.json");
  await changed(client, "file:///w/b/.huawei-iam.json", 3);
  assert.deepEqual(await codes(client, "file:///w/b/policy.json"), []);
  assert.deepEqual(await codes(client, "file:///w/a/policy.json"), []);
});

test("workspace: with a client that watches no files, opening a document reads its configuration again", async () => {
  const texts = new Map<string, string>();
  const client = await start(filesOf(texts), { capabilities: {} });
  await client.open("file:///w/a.json", stop);
  assert.deepEqual(await codes(client, "file:///w/a.json"), ["missing-dependency"]);
  texts.set("file:///w/.huawei-iam.json", quiet);
  await client.open("file:///w/b.json", stop);
  assert.deepEqual(await codes(client, "file:///w/b.json"), []);
  assert.deepEqual(await codes(client, "file:///w/a.json"), []);
});

test("workspace: unsaved text of a closed configuration file no longer applies", async () => {
  const client = await start(filesOf(new Map([["file:///w/.huawei-iam.json", quiet]])));
  await client.open("file:///w/.huawei-iam.json", loud);
  await client.open("file:///w/a.json", stop);
  assert.deepEqual(await codes(client, "file:///w/a.json"), ["missing-dependency"]);
  await client.close("file:///w/.huawei-iam.json");
  assert.deepEqual(await codes(client, "file:///w/a.json"), []);
});

test("workspace: a client that provides its files is asked for them, with any URI scheme, but not outside of its folders", async () => {
  const asked: string[] = [];
  const client = connectInMemory(catalogs(facts), {
    ...noHost,
    files: { find: () => assert.fail(), read: () => assert.fail() },
  });
  client.connection.onRequest("huaweiIam/readFile", ({ uri }: { uri: string }) => {
    asked.push(uri);
    return uri === "vscode-vfs://github/me/policies/.huawei-iam.json" ? { text: quiet } : null;
  });
  await client.initialize({
    workspaceFolders: [{ uri: "vscode-vfs://github/me/policies", name: "policies" }], capabilities: watching,
    initializationOptions: { client: { files: true } },
  });
  await client.open("vscode-vfs://github/me/policies/a/policy.json", stop);
  assert.deepEqual(await codes(client, "vscode-vfs://github/me/policies/a/policy.json"), []);
  assert.deepEqual(asked, ["vscode-vfs://github/me/policies/a/.huawei-iam.json", "vscode-vfs://github/me/policies/.huawei-iam.json"]);
  await client.open("vscode-vfs://github/other/policy.json", stop);
  await client.open("untitled:Untitled-1", stop);
  assert.deepEqual(await codes(client, "vscode-vfs://github/other/policy.json"), ["missing-dependency"]);
  assert.deepEqual(await codes(client, "untitled:Untitled-1"), ["missing-dependency"]);
  assert.equal(asked.length, 2);
});

test("workspace: files of the disk are read there, and the client that provides its files only finds them", async () => {
  const texts = new Map([["file:///w/.huawei-iam.json", quiet], ["file:///w/a.json", stop], ["file:///w/hidden.json", stop]]);
  const host = { ...noHost, files: { ...filesOf(texts), find: () => assert.fail() } };
  const client = connectInMemory(catalogs(facts), host);
  client.connection.onRequest("huaweiIam/findFiles", () => ({ uris: ["file:///w/a.json"] }));
  client.connection.onRequest("huaweiIam/readFile", () => assert.fail());
  await client.initialize({ rootUri: "file:///w", capabilities: watching, initializationOptions: { client: { files: true } } });
  await client.open("file:///w/open.json", stop);
  assert.deepEqual(await codes(client, "file:///w/open.json"), [], "the configuration file is found");
  const { files, policies } = await client.connection.sendRequest<{ files: number; policies: number }>("workspace/executeCommand", { command: "huaweiIam.checkWorkspace" });
  assert.deepEqual({ files, policies }, { files: 1, policies: 1 });
});

test("workspace: if a client does not return the files that it promised, only the configuration is missing", async () => {
  const client = await start(filesOf(new Map()), { initializationOptions: { client: { files: true } } });
  await client.open("file:///w/policy.json", stop);
  assert.deepEqual(await codes(client, "file:///w/policy.json"), ["missing-dependency"]);
  assert.ok(client.said.every((line) => line.startsWith("huaweiIam/readFile: ")), client.said.join("\n"));
});

test("workspace: a folder that is added applies from then on", async () => {
  const client = await start(filesOf(new Map([["memfs:///b/.huawei-iam.json", quiet]])), { capabilities: { workspace: { ...watching.workspace, workspaceFolders: true } } });
  await client.open("memfs:///b/policy.json", stop);
  assert.deepEqual(await codes(client, "memfs:///b/policy.json"), ["missing-dependency"]);
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [{ uri: "memfs:///b", name: "b" }], removed: [] } });
  assert.deepEqual(await codes(client, "memfs:///b/policy.json"), []);
});
