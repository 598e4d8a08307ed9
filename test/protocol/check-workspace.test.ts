import assert from "node:assert/strict";
import test from "node:test";
import type { InitializeParams } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { type CheckResult, checkWorkspaceCommand } from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop 关闭云服务器 -> ecs:servers:get\necs:servers:get"));
const stop = policy('"ecs:servers:stop"');
const broken = policy('"ecs:servers:stop", "ecs:serv ers:get"');
const sound = policy('"ecs:servers:get"');
const aws = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ec2:StopInstances"], Resource: "*" }] });
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const [a, b, c] = ["file:///w/a.json", "file:///w/b.json", "file:///w/c.json"] as const;

async function start(
  texts: ReadonlyMap<string, string> | WorkspaceFiles,
  params: Partial<InitializeParams> = {},
): Promise<Client> {
  const client = connectInMemory(catalogs(facts), { ...noHost, files: "find" in texts ? texts : filesOf(texts) });
  await client.initialize({ rootUri: "file:///w", capabilities: watching, ...params });
  return client;
}
const check = (client: Client) =>
  client.connection.sendRequest<CheckResult>("workspace/executeCommand", {
    command: checkWorkspaceCommand,
    arguments: [],
  });
const codes = async (client: Client, uri: string, version?: number) =>
  (await client.diagnostics(uri, version)).map(({ code }) => code);
const tell = (client: Client, ...changes: [uri: string, type: 1 | 2 | 3][]) =>
  client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: changes.map(([uri, type]) => ({ uri, type })) });

test("check all: the result is given in words and numbers, and shown for files that are not open", async () => {
  const client = await start(new Map([[a, stop], [b, broken], [c, sound], ["file:///w/aws.json", aws], ["file:///w/package.json", "{}"], ["file:///else/d.json", stop]]));
  assert.deepEqual(await check(client), { message: "3 policies checked in 5 files: 1 error, 2 warnings.", policies: 3, files: 5, errors: 1, warnings: 2, isComplete: true });
  assert.deepEqual(await codes(client, a), ["missing-dependency"]);
  assert.deepEqual(await codes(client, b), ["missing-dependency", "malformed-action"]);
  for (const uri of [c, "file:///w/aws.json", "file:///w/package.json", "file:///else/d.json"]) assert.equal(client.hasPublished(uri), false, uri);
  // A client that does not show the result itself receives a message.
  assert.deepEqual(client.said, ["3 policies checked in 5 files: 1 error, 2 warnings."]);
});

test("check all: in Chinese, and without a message for a client that shows the result itself", async () => {
  const client = await start(new Map([[a, stop]]), { locale: "zh-cn", initializationOptions: { client: { checkResult: true } } });
  assert.equal((await check(client)).message, "1 个文件中检查了 1 个策略：1 个警告。");
  assert.deepEqual(client.said, []);
});

test("check all: a workspace without policies, without a folder, and with diagnostics off", async () => {
  assert.equal((await check(await start(new Map([["file:///w/package.json", "{}"]])))).message, "No Huawei Cloud policy found in 1 file.");
  assert.match((await check(await start(new Map(), { rootUri: null }))).message, /^No folder is open/);
  const off = await start(new Map([[a, stop]]), { initializationOptions: { diagnostics: { enable: false } } });
  assert.match((await check(off)).message, /^Nothing was checked, because `huaweiIam\.diagnostics\.enable` is off/);
  assert.equal(off.hasPublished(a), false);
});

test("check all: configuration files apply, and get their own problems", async () => {
  const config = "file:///w/.huawei-iam.json";
  const texts = new Map([[a, stop], [config, '{ "rules": { "missing-dependency": "error" }, "rule": {} }']]);
  const client = await start(texts);
  assert.equal((await check(client)).errors, 2);
  assert.deepEqual((await client.diagnostics(a)).map(({ severity }) => severity), [1]);
  assert.deepEqual(await codes(client, config), ["configuration"]);
  texts.set(config, '{ "rules": { "missing-dependency": "off" } }');
  await tell(client, [config, 2]);
  assert.deepEqual(await codes(client, a), []);
  assert.deepEqual(await codes(client, config), []);
});

test("check all: an open document counts as in the editor, and keeps its own problems", async () => {
  const client = await start(new Map([[a, stop], [b, stop]]));
  await client.open(a, sound);
  assert.deepEqual(await codes(client, a, 1), []);
  assert.equal((await check(client)).message, "2 policies checked in 2 files: 1 warning.");
  assert.deepEqual(await codes(client, b), ["missing-dependency"]);
  assert.equal(client.hasPublished(a), false);
});

test("check all: a file keeps its problems when it is opened and closed", async () => {
  const client = await start(new Map([[a, stop], [b, stop]]));
  await check(client);
  assert.deepEqual(await codes(client, a), ["missing-dependency"]);
  await client.open(a, stop);
  assert.deepEqual(await codes(client, a, 1), ["missing-dependency"], "never empty in between");
  await client.change(a, 2, sound);
  assert.deepEqual(await codes(client, a, 2), []);
  await client.close(a);
  assert.deepEqual(await codes(client, a), ["missing-dependency"], "unsaved text does not count, and nothing empty in between");
  await client.open(b, sound);
  assert.deepEqual(await codes(client, b), ["missing-dependency"]);
  assert.deepEqual(await codes(client, b, 1), []);
});

test("check all: before it, and for files that it does not include, closing clears everything", async () => {
  const client = await start(new Map([[a, stop], ["file:///w/b.json", sound]]));
  await client.open(a, stop);
  assert.deepEqual(await codes(client, a, 1), ["missing-dependency"]);
  await client.close(a);
  assert.deepEqual(await codes(client, a), []);
  await check(client);
  await client.open("file:///w/node_modules/x.json", stop);
  assert.deepEqual(await codes(client, "file:///w/node_modules/x.json", 1), ["missing-dependency"]);
  await client.close("file:///w/node_modules/x.json");
  assert.deepEqual(await codes(client, "file:///w/node_modules/x.json"), []);
});

test("check all: later changes on disk are followed, including new and deleted files", async () => {
  const texts = new Map<string, string>([[a, stop], [b, sound]]);
  const client = await start(texts);
  await check(client);
  assert.deepEqual(await codes(client, a), ["missing-dependency"]);
  texts.set(a, sound);
  texts.set(b, stop);
  texts.set(c, stop);
  await tell(client, [a, 2], [b, 2], [c, 1]);
  assert.deepEqual(await codes(client, a), []);
  assert.deepEqual(await codes(client, b), ["missing-dependency"]);
  assert.deepEqual(await codes(client, c), ["missing-dependency"]);
  texts.delete(b);
  texts.set(c, "{}");
  await tell(client, [b, 3], [c, 2]);
  assert.deepEqual(await codes(client, b), []);
  assert.deepEqual(await codes(client, c), []);
});

test("check all: deleting a folder clears the problems of its files", async () => {
  const inside = "file:///w/sub/deep/a.json";
  const texts = new Map<string, string>([[a, stop], [inside, stop], ["file:///w/subject.json", stop]]);
  const client = await start(texts);
  assert.equal((await check(client)).warnings, 3);
  for (const uri of texts.keys()) assert.equal((await client.diagnostics(uri)).length, 1);
  texts.delete(inside);
  await tell(client, ["file:///w/sub", 3]);
  assert.deepEqual(await codes(client, inside), []);
  assert.equal(client.hasPublished(a) || client.hasPublished("file:///w/subject.json"), false);
});

test("check all: a second run replaces the first, also without a file watcher", async () => {
  const texts = new Map<string, string>([[a, stop], [b, stop]]);
  const client = await start(texts, { capabilities: {} });
  await check(client);
  assert.deepEqual([await codes(client, a), await codes(client, b)], [["missing-dependency"], ["missing-dependency"]]);
  texts.delete(a);
  texts.set(b, broken);
  texts.set(c, stop);
  assert.equal((await check(client)).policies, 2);
  assert.deepEqual(await codes(client, a), []);
  assert.deepEqual(await codes(client, b), ["missing-dependency", "malformed-action"]);
  assert.deepEqual(await codes(client, c), ["missing-dependency"]);
});

test("check all: problems follow the settings", async () => {
  const client = await start(new Map([[a, stop], [b, sound]]));
  await check(client);
  assert.deepEqual(await codes(client, a), ["missing-dependency"]);
  const set = (huaweiIam: object) => client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam } });
  await set({ rules: { "missing-dependency": "error" } });
  assert.deepEqual((await client.diagnostics(a)).map(({ severity }) => severity), [1]);
  await set({ diagnostics: { enable: false } });
  assert.deepEqual(await codes(client, a), []);
  await set({});
  assert.deepEqual(await codes(client, a), ["missing-dependency"]);
  assert.equal(client.hasPublished(b), false);
});

test("check all: nothing is checked before the settings are known", async () => {
  const client = connectInMemory(catalogs(facts), { ...noHost, files: filesOf(new Map([[a, stop]])) });
  let answer: (settings: unknown) => void = () => undefined;
  client.settings = new Promise((done) => (answer = done));
  await client.initialize({ rootUri: "file:///w", capabilities: { workspace: { configuration: true } } });
  const result = check(client);
  await client.hover(a, 0);
  assert.equal(client.hasPublished(a), false);
  answer({ rules: { "missing-dependency": "off" } });
  assert.equal((await result).warnings, 0);
  assert.equal(client.hasPublished(a), false);
});

test("check all: the same file with different escapes in its URI is one file", async () => {
  const listed = "file:///w/a%20(1).json";
  const typed = "file:///w/a%20%281%29.json";
  const client = await start(new Map([[listed, stop]]));
  await check(client);
  assert.deepEqual(await codes(client, listed), ["missing-dependency"]);
  await client.open(typed, stop);
  assert.deepEqual(await codes(client, listed), [], "cleared under the first URI");
  assert.deepEqual(await codes(client, typed, 1), ["missing-dependency"], "and shown under the second");
  await client.close(typed);
  assert.deepEqual(await codes(client, typed), []);
  assert.deepEqual(await codes(client, listed), ["missing-dependency"]);
});

/** Files of which one is read per call of `next`; `asked` counts the requests, and `first` is the first of them. */
function stepwise(texts: ReadonlyMap<string, string>) {
  const { find, read } = filesOf(texts);
  const waiting: (() => void)[] = [];
  let begin: () => void = () => undefined;
  const state = { asked: 0, first: new Promise<void>((done) => (begin = done)), next: () => waiting.shift()?.() };
  const files: WorkspaceFiles = {
    find,
    read: async (uri) => {
      if (!uri.endsWith("huawei-iam.json")) {
        state.asked++;
        begin();
        await new Promise<void>((done) => waiting.push(done));
      }
      return read(uri);
    },
  };
  return { files, state };
}
const many = new Map(Array.from({ length: 40 }, (_none, index) => [`file:///w/${String(index)}.json`, stop] as const));

test("check all: when cancelled, it stops, reports the number of files, and keeps its findings", async () => {
  const { files, state } = stepwise(many);
  const client = await start(files, { capabilities: { ...watching, window: { workDoneProgress: true } } });
  const begun = new Promise<{ token: string; value: { title: string; cancellable: boolean } }>((done) => {
    client.connection.onRequest("window/workDoneProgress/create", () => null);
    client.connection.onNotification("$/progress", (params: { token: string; value: { kind: string; title: string; cancellable: boolean } }) => void (params.value.kind === "begin" && done(params)));
  });
  const result = check(client);
  const { token, value } = await begun;
  assert.deepEqual([value.title, value.cancellable], ["Checking policies", true]);
  await state.first;
  state.next();
  assert.deepEqual(await codes(client, "file:///w/0.json"), ["missing-dependency"]);
  await client.connection.sendNotification("window/workDoneProgress/cancel", { token });
  // Requests are answered in order, so the server has processed the change by then.
  await client.hover(a, 0);
  state.next();
  const { message, files: looked, isComplete } = await result;
  assert.equal(isComplete, false);
  assert.ok(looked < 3, String(looked));
  assert.match(message, /^Stopped after \d of 40 files\. \d polic(?:y|ies) checked so far: \d warnings?\.$/);
  assert.ok(state.asked < 20, "irrelevant files are not read");
});

test("check all: progress and cancellation also by the token of the request", async () => {
  const { files, state } = stepwise(many);
  const client = await start(files);
  const seen: string[] = [];
  client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => void seen.push(value.kind));
  const source = { cancel: () => undefined as unknown };
  const request = client.connection.sendRequest<CheckResult>("workspace/executeCommand", { command: checkWorkspaceCommand, arguments: [], workDoneToken: "mine" }, {
    isCancellationRequested: false,
    onCancellationRequested: (listener) => {
      source.cancel = () => listener(undefined);
      return { dispose: () => undefined };
    },
  });
  await client.hover(a, 0);
  source.cancel();
  await client.hover(a, 0);
  state.next();
  assert.equal((await request).isComplete, false);
  assert.deepEqual(seen, ["begin", "end"]);
});

test("check all: a file that the client has not reported yet is also checked", async () => {
  const texts = new Map<string, string>([[a, stop]]);
  const client = await start(texts);
  assert.equal((await check(client)).files, 1);
  texts.set(b, stop);
  assert.equal((await check(client)).files, 2);
});

test("check all: a second run cancels the first", async () => {
  const { files, state } = stepwise(many);
  const client = await start(files);
  const first = check(client);
  await client.hover(a, 0);
  const second = check(client);
  await client.hover(a, 0);
  const pump = setInterval(state.next, 0);
  assert.equal((await first).isComplete, false);
  assert.equal((await second).policies, 40);
  clearInterval(pump);
});

test("check all: requests are answered while 10,000 files are checked", async () => {
  const huge = new Map(Array.from({ length: 10_000 }, (_none, index) => [`file:///w/${String(index)}.json`, index % 100 === 0 ? stop : '{ "Statement": [] }'] as const));
  const client = await start(huge);
  await client.open("untitled:a", stop);
  let isDone = false;
  const result = check(client).then((value) => {
    isDone = true;
    return value;
  });
  let answers = 0;
  while (!isDone) {
    assert.ok(await client.hover("untitled:a", stop.indexOf("stop")));
    if (!isDone) answers++;
  }
  assert.equal((await result).message, "100 policies checked in 10,000 files: 100 warnings.");
  assert.ok(answers > 5, `${String(answers)} answers meanwhile`);
});

test("check all: local values of a Terraform file are checked with the policies of its folder that use them", async () => {
  const role = (actions: string) =>
    `resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })\n}\n`;
  const inJson = (actions: string) =>
    JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy: `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })}` } } } });
  const names = ["a.tf", "z.tf", "a.tf.json", "z.tf.json"].map((name) => `file:///w/a/${name}`);
  for (const [main, write] of [["file:///w/a/main.tf", role], ["file:///w/a/main.tf.json", inJson]] as const) for (const other of names) {
    const locals = other.endsWith(".json") ? '{ "locals": { "a": ["ECS:servers:get"] } }' : 'locals {\n  a = ["ECS:servers:get"]\n}\n';
    const texts = new Map([[other, locals], [main, write("local.a")], ["file:///w/b/locals.tf", "locals {\n  a = [\"ECS:servers:get\"]\n}\n"]]);
    const client = await start(texts);
    const { policies, files, warnings } = await check(client);
    assert.deepEqual([policies, files, warnings], [1, 3, 1]);
    assert.deepEqual(await codes(client, other), ["service-case"]);
    assert.equal(client.hasPublished("file:///w/b/locals.tf"), false, "used by no policy");
    texts.set(main, write('["ecs:servers:get"]'));
    await tell(client, [main, 2]);
    assert.deepEqual(await codes(client, other), []);
  }
});
