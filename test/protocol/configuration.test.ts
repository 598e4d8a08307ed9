import assert from "node:assert/strict";
import { test } from "node:test";
import type { Range } from "vscode-languageserver-types";
import { openSession } from "../support/session.js";

const policy = `{
  "Version": "1.1",
  "Statement": [{ "Effect": "Allow", "Action": ["ecs:cloudServers:attach"] }]
}
`;
const uri = "file:///w/policies/a%20b.json";
const config = "file:///w/.huawei-iam.json";
const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const full = {
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true, resourceOperations: ["create"], changeAnnotationSupport: {} } },
  window: { showDocument: { support: true } },
};
interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly edit?: { changes?: object; documentChanges?: unknown[] };
  readonly command?: { command: string; arguments: unknown[] };
}

test("server: the configuration file above a policy applies, and a change takes effect immediately", async () => {
  const files = new Map([[config, `{ "assumeGranted": ["evs:*:*"] }`]]);
  const session = await openSession(files, full);
  const first = session.next(uri);
  await session.open(uri, policy);
  assert.deepEqual((await first).diagnostics, []);
  assert.ok(session.registered.includes("workspace/didChangeWatchedFiles"));

  files.set(config, `{ "rules": { "missing-dependency": "error" } }`);
  const second = session.next(uri);
  await session.client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: 2 }] });
  assert.deepEqual((await second).diagnostics.map(({ code }) => code), ["missing-dependency"]);
  session.close();
});

test("server: an open configuration file counts as in the editor, and gets its own findings", async () => {
  const session = await openSession(new Map([[uri, policy]]), full);
  const first = session.next(uri, ({ diagnostics }) => diagnostics.length === 1);
  await session.open(uri, policy);
  await first;
  const ignored = session.next(uri, ({ diagnostics }) => diagnostics.length === 0);
  const about = session.next(config);
  await session.open(config, `{ "rule": {}, "ignore": [
    { "file": "policies/a b.json", "rule": "missing-dependency", "action": "ecs:cloudServers:*", "reason": "granted elsewhere" },
    { "file": "policies/a b.json", "rule": "missing-dependancy", "reason": "x" },
    { "file": "policies/a b.json", "rule": "malformed-action", "reason": "x" },
    { "file": "policies/*.json", "rule": "malformed-action", "reason": "x" }
  ] }`);
  await ignored;
  assert.deepEqual((await about).diagnostics.map(({ message }) => message), [
    `Unknown key "rule". Did you mean "rules"?`,
    `There is no rule called "missing-dependancy". Did you mean "missing-dependency"?`,
    `This entry suppresses nothing: 'policies/a b.json' has no such finding of malformed-action.`,
  ]);
  session.close();
});

test("server: fix, then ignore, then the page; the entry is added to a new configuration file", async () => {
  const session = await openSession(new Map(), full);
  await session.open(uri, policy);
  const actions = await session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri }, range: all, context: { diagnostics: [] } });
  assert.deepEqual(actions.map(({ title }) => title), ["Add evs:volumes:use", "Ignore 'missing-dependency' here (entry in .huawei-iam.json)", "Show documentation for 'missing-dependency'"]);
  assert.deepEqual(actions.map(({ isPreferred }) => isPreferred), [true, undefined, undefined]);
  assert.deepEqual(actions[1]!.edit!.documentChanges, [
    { kind: "create", uri: config, options: { ignoreIfExists: true } },
    {
      textDocument: { uri: config, version: null },
      edits: [{
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        newText: `{\n  "ignore": [\n    { "file": "policies/a b.json", "rule": "missing-dependency", "action": "ecs:cloudServers:attach", "reason": "TODO: why this is accepted" }\n  ]\n}\n`,
      }],
    },
  ]);
  // The author writes the reason, so the file is shown there.
  await session.client.sendRequest("workspace/executeCommand", actions[1]!.command);
  const line = actions[1]!.edit!.documentChanges![1] as { edits: { newText: string }[] };
  const written = line.edits[0]!.newText.split("\n")[2]!;
  const [, { start, end }] = actions[1]!.command!.arguments as [string, Range];
  assert.deepEqual([start.line, written.slice(start.character, end.character)], [2, "TODO: why this is accepted"]);
  await session.client.sendRequest("workspace/executeCommand", actions[2]!.command);
  assert.deepEqual(session.shown, [config, "file:///pages/missing-dependency.md"]);
  session.close();
});

test("server: a client with fewer capabilities gets fewer offers", async () => {
  const session = await openSession(new Map());
  await session.open(uri, policy);
  const actions = await session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri }, range: all, context: { diagnostics: [] } });
  assert.deepEqual(actions.map(({ title }) => title), ["Add evs:volumes:use"]);
  session.close();
});

test("server: in JSONC a comment above the place suppresses it", async () => {
  const session = await openSession(new Map(), full);
  const commented = "file:///w/a.jsonc";
  await session.open(commented, policy, "jsonc");
  const actions = await session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri: commented }, range: all, context: { diagnostics: [] } });
  assert.deepEqual(actions[1]!.edit!.changes, { [commented]: [{ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, newText: "  // huawei-iam-disable-next-line missing-dependency\n" }] });
  session.close();
});

test("server: fixing everything is offered only if its kind is requested, and grants nothing", async () => {
  const session = await openSession(new Map(), full);
  const broken = policy.replace('"ecs:cloudServers:attach"', '" ecs:cloudServers:attach", "vpc:ports:creare"');
  await session.open(uri, broken);
  const ask = (only: string[]) => session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri }, range: all, context: { diagnostics: [], only } });
  for (const kind of ["source", "source.fixAll", "source.fixAll.huaweiIam"]) assert.deepEqual((await ask([kind])).map((one) => one.kind), ["source.fixAll.huaweiIam"]);
  assert.deepEqual(await ask(["source.organizeImports"]), []);
  assert.doesNotMatch(JSON.stringify((await ask(["source.fixAll"]))[0]!.edit), /evs:volumes:use/);
  session.close();
});

test("server: a fix that grants many actions is applied at once, and its title names them", async () => {
  const session = await openSession(new Map(), full);
  await session.open(uri, policy.replace("ecs:cloudServers:attach", "ecs:servers:get"));
  const [first] = await session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri }, range: all, context: { diagnostics: [] } });
  assert.match(first!.title, /^Add 10 actions: ecs:serverVolumes:use, /);
  assert.deepEqual(Object.keys(first!.edit!.changes ?? {}), [uri]);
  assert.doesNotMatch(JSON.stringify(first!.edit), /needsConfirmation/);
  session.close();
});

test("server: a valid policy shows no bulb, and has its refactorings on request", async () => {
  const session = await openSession(new Map(), full);
  const lacking = "file:///w/lacking.json";
  const ask = (of: string, triggerKind: 1 | 2) => session.client.sendRequest<Action[]>("textDocument/codeAction", { textDocument: { uri: of }, range: all, context: { diagnostics: [], triggerKind } });
  await session.open(lacking, policy);
  assert.match((await ask(lacking, 2))[0]!.title, /^Add evs:volumes:use/);
  await session.open(uri, policy.replace("ecs:cloudServers:attach", 'vpc:vpcs:list", "vpc:vpcs:get'));
  assert.ok((await ask(uri, 1)).length > 0);
  assert.deepEqual(await ask(uri, 2), []);
  session.close();
});
