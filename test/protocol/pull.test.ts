import assert from "node:assert/strict";
import test from "node:test";
import { type DocumentDiagnosticReport, type InitializeParams, LSPErrorCodes, type PreviousResultId, type WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { checkWorkspaceCommand } from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get\necs:servers:get"));
const stop = policy('"ecs:servers:stop"');
const sound = policy('"ecs:servers:get"');
const [a, b, config] = ["file:///w/a.json", "file:///w/b.json", "file:///w/.huawei-iam.json"] as const;
const pulling = {
  textDocument: { diagnostic: {} },
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
};

/** A client that pulls diagnostics for these files; `reads` are the files that the server has read. */
async function start(texts = new Map<string, string>(), params: Partial<InitializeParams> = {}) {
  const { find, read } = filesOf(texts);
  const reads: string[] = [];
  const client = connectInMemory(catalogs(facts), { ...noHost, files: { find, read: (uri) => {
    reads.push(uri);
    return read(uri);
  } } });
  let refreshes = 0;
  let onRefresh: () => void = () => undefined;
  client.connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    onRefresh();
    return null;
  });
  const { capabilities } = await client.initialize({ rootUri: "file:///w", capabilities: pulling, ...params });
  const refreshed = async (times: number) => {
    while (refreshes < times) await new Promise<void>((done) => (onRefresh = done));
    return refreshes;
  };
  return { client, capabilities, refreshed, reads };
}
const pull = (client: Client, uri: string, previousResultId?: string) =>
  client.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) });
const pullAll = (client: Client, previousResultIds: PreviousResultId[] = []) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
const codes = (report: { kind: string; items?: readonly { code?: unknown }[] }) =>
  report.kind === "full" ? report.items?.map(({ code }) => code) : report.kind;
const shown = ({ items }: WorkspaceDiagnosticReport) =>
  Object.fromEntries(items.map((item) => [item.uri, codes(item)]));
const idsOf = ({ items }: WorkspaceDiagnosticReport): PreviousResultId[] =>
  items.map(({ uri, resultId }) => ({ uri, value: resultId! }));

test("pull: offered only to a client that supports it", async () => {
  assert.deepEqual((await start()).capabilities.diagnosticProvider, {
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  assert.equal((await start(undefined, { capabilities: {} })).capabilities.diagnosticProvider, undefined);
});

test("pull: a client that declares pull diagnostics and never pulls gets pushed ones like any other", async () => {
  const { client } = await start();
  await client.open(a, stop);
  assert.deepEqual((await client.diagnostics(a, 1)).map(({ code }) => code), ["missing-dependency"]);
  await client.change(a, 2, sound);
  assert.deepEqual(await client.diagnostics(a, 2), []);
  await client.close(a);
  assert.deepEqual(await client.diagnostics(a), [], "cleared");
});

test("pull: the first request clears everything that was pushed, and nothing is pushed afterwards", async () => {
  const { client } = await start();
  await client.open(a, stop);
  await client.open(b, stop);
  for (const uri of [a, b]) assert.equal((await client.diagnostics(uri, 1)).length, 1);
  assert.deepEqual(codes(await pull(client, a)), ["missing-dependency"]);
  for (const uri of [a, b]) assert.deepEqual(await client.diagnostics(uri), []);
  await client.change(b, 2, `${stop} `);
  assert.deepEqual(codes(await pull(client, b)), ["missing-dependency"]);
  await client.close(b);
  await pull(client, b);
  assert.equal(client.hasPublished(a) || client.hasPublished(b), false);
});

test("pull: a pulled document is never pushed as well, when it is opened, changed or closed", async () => {
  const { client } = await start();
  await client.open(a, stop);
  const first = await pull(client, a);
  assert.deepEqual(codes(first), ["missing-dependency"]);
  assert.equal((await pull(client, a, first.resultId!)).kind, "unchanged");
  await client.change(a, 2, sound);
  assert.deepEqual(codes(await pull(client, a, first.resultId!)), []);
  await client.change(a, 3, stop);
  assert.equal((await pull(client, a, first.resultId!)).kind, "unchanged", "the same findings have the same id");
  await client.close(a);
  assert.deepEqual(codes(await pull(client, a)), [], "closed, and the file on disk does not have it");
  assert.deepEqual(client.shownFor(a), []);
});

test("pull: a document that is not open is answered from disk; without a policy it has no findings", async () => {
  const { client } = await start(new Map<string, string>([[a, stop], [b, "{}"]]));
  assert.deepEqual([codes(await pull(client, a)), codes(await pull(client, b)), codes(await pull(client, "file:///w/none.json"))], [["missing-dependency"], [], []]);
});

test("pull: no answer before the settings are known", async () => {
  const { find, read } = filesOf(new Map<string, string>([[b, stop]]));
  const client = connectInMemory(catalogs(facts), { ...noHost, files: { find, read } });
  let answer: (settings: unknown) => void = () => undefined;
  client.settings = new Promise((done) => (answer = done));
  await client.initialize({ rootUri: "file:///w", capabilities: { ...pulling, workspace: { ...pulling.workspace, configuration: true, diagnostics: {} } } });
  await client.open(a, stop);
  const answered: string[] = [];
  const requests = [pull(client, a).then((report) => {
    answered.push("document");
    return codes(report);
  }), pullAll(client).then((report) => {
    answered.push("workspace");
    return report.items;
  })];
  await client.hover(a, stop.indexOf("stop"));
  assert.deepEqual(answered, []);
  answer({ rules: { "missing-dependency": "off" } });
  assert.deepEqual(await Promise.all(requests), [[], []]);
});

test("pull: the client is asked to refresh when settings or configuration files change", async () => {
  const texts = new Map<string, string>();
  const { client, refreshed } = await start(texts);
  await client.open(a, stop);
  assert.deepEqual(codes(await pull(client, a)), ["missing-dependency"]);
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: { rules: { "missing-dependency": "off" } } } });
  assert.equal(await refreshed(1), 1);
  assert.deepEqual(codes(await pull(client, a)), []);
  texts.set(config, '{ "rules": { "missing-dependency": "error" } }');
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: 1 }] });
  assert.equal(await refreshed(2), 2);
  assert.deepEqual(codes(await pull(client, a)), ["missing-dependency"]);
  await client.open(config, '{ "rules": { "missing-dependency": "off" } }');
  assert.equal(await refreshed(3), 3);
  assert.deepEqual(codes(await pull(client, a)), []);
});

test("pull: a client without refresh support is not asked", async () => {
  const { client } = await start(new Map(), { capabilities: { textDocument: { diagnostic: {} } } });
  await client.open(a, stop);
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: {} } });
  assert.deepEqual(codes(await pull(client, a)), ["missing-dependency"]);
  assert.deepEqual(client.said, []);
});

test("pull: the whole workspace is answered, with open documents as in the editor", async () => {
  const { client } = await start(new Map<string, string>([[a, stop], [b, stop], ["file:///w/package.json", "{}"], [config, '{ "rule": {} }']]));
  await client.open(a, sound);
  await client.open("untitled:u", stop);
  const report = await pullAll(client);
  assert.deepEqual(shown(report), { [b]: ["missing-dependency"], [config]: ["configuration"], "untitled:u": ["missing-dependency"] });
  assert.deepEqual(report.items.map(({ uri, version }) => [uri, version]).sort(), [[config, null], [b, null], ["untitled:u", 1]]);
});

test("pull: for the workspace only changes are sent again, and deleted files are cleared once", async () => {
  const texts = new Map<string, string>([[a, stop], [b, stop], ["file:///w/c.json", stop]]);
  const { client } = await start(texts);
  const first = await pullAll(client);
  texts.set(a, sound);
  texts.delete(b);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: a, type: 2 }, { uri: b, type: 3 }] });
  const second = await pullAll(client, idsOf(first));
  assert.deepEqual(shown(second), { "file:///w/c.json": "unchanged", [a]: [], [b]: [] });
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: a, type: 2 }] });
  assert.deepEqual(shown(await pullAll(client, idsOf(second))), { "file:///w/c.json": "unchanged" });
});

test("pull: repeated requests read nothing while nothing changes", async () => {
  const texts = new Map<string, string>([[a, stop], [b, sound]]);
  const { client, reads } = await start(texts);
  const first = await pullAll(client);
  const before = reads.length;
  assert.deepEqual(shown(await pullAll(client, idsOf(first))), { [a]: "unchanged" });
  assert.equal(reads.length, before);
  assert.deepEqual(shown(await pullAll(client)), { [a]: ["missing-dependency"] }, "a client without previous results receives it again");
  await client.open(b, stop);
  assert.deepEqual(shown(await pullAll(client, idsOf(first))), { [a]: "unchanged", [b]: ["missing-dependency"] });
});

test("pull: a cancelled request for the workspace has no partial answer", async () => {
  const { find } = filesOf(new Map(Array.from({ length: 100 }, (_none, index) => [`file:///w/${String(index)}.json`, stop] as const)));
  const waiting: (() => void)[] = [];
  const client = connectInMemory(catalogs(facts), { ...noHost, files: { find, read: (uri) => (uri.endsWith("iam.json") ? Promise.resolve(undefined) : new Promise((done) => waiting.push(() => done(stop)))) } });
  await client.initialize({ rootUri: "file:///w", capabilities: pulling });
  const source = { cancel: () => undefined as unknown };
  const request = client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] }, {
    isCancellationRequested: false,
    onCancellationRequested: (listener) => {
      source.cancel = () => listener(undefined);
      return { dispose: () => undefined };
    },
  });
  const rejected = assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
  await client.hover(a, 0);
  source.cancel();
  await client.hover(a, 0);
  for (const next of waiting) next();
  await rejected;
});

test("pull: Check All pushes files that are not open, until the client pulls the workspace itself: never both", async () => {
  const { client } = await start(new Map<string, string>([[a, stop], [b, stop]]));
  await client.open(a, stop);
  const check = () => client.connection.sendRequest<{ warnings: number }>("workspace/executeCommand", { command: checkWorkspaceCommand });
  assert.deepEqual(codes(await pull(client, a)), ["missing-dependency"]);
  assert.equal((await check()).warnings, 2);
  assert.equal((await client.diagnostics(b)).length, 1);
  assert.deepEqual(client.shownFor(a), [], "open: the client pulls it");
  await client.open(b, stop);
  assert.deepEqual(await client.diagnostics(b), [], "cleared, because it is pulled from now on");
  assert.deepEqual(codes(await pull(client, b)), ["missing-dependency"]);
  await client.close(b);
  assert.equal((await client.diagnostics(b)).length, 1);
  assert.deepEqual(shown(await pullAll(client)), { [a]: ["missing-dependency"], [b]: ["missing-dependency"] });
  assert.deepEqual(await client.diagnostics(b), []);
  assert.equal((await check()).warnings, 2);
  assert.equal(client.hasPublished(b), false);
});
