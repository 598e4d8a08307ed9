import assert from "node:assert/strict";
import test from "node:test";
import type { CodeAction, CreateFile, InitializeParams, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { policy, readCursor } from "../support/fixture.js";
import { readSelection } from "../support/refactor.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:get
  ecs:servers:getConsole
  ecs:servers:list
  evs:volumes:get
  iam:users:list
  obs:bucket:ListBucket
`));
const uri = "file:///folder/policy.json";
const able: InitializeParams["capabilities"] = {
  textDocument: { codeAction: { disabledSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

async function start(params: Partial<InitializeParams> = {}): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ capabilities: able, ...params });
  return client;
}

async function ask(client: Client, marked: string, only?: readonly string[], document = uri): Promise<CodeAction[]> {
  const { text, start: from, end } = readSelection(marked);
  await client.open(document, text);
  const lines = TextDocument.create(document, "json", 1, text);
  const range = { start: lines.positionAt(from), end: lines.positionAt(end) };
  const found = await client.connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", { textDocument: { uri: document }, range, context: { diagnostics: [], ...(only ? { only } : {}) } });
  await client.close(document);
  return found ?? [];
}

/** The edits of one file in a change that also creates files. */
function editsOf(edit: WorkspaceEdit | undefined, of: string): TextEdit[] {
  return (edit?.documentChanges ?? []).flatMap((change) => ("textDocument" in change && change.textDocument.uri === of ? (change.edits as TextEdit[]) : []));
}

function applied(marked: string, { edit }: CodeAction): string {
  const changes = edit?.changes?.[uri] ?? editsOf(edit, uri);
  assert.ok(changes.length > 0, "a change of the document");
  return TextDocument.applyEdits(TextDocument.create(uri, "json", 1, readSelection(marked).text), changes);
}

test("refactorings: the server declares its kinds", async () => {
  const client = connectInMemory(catalogs(facts));
  const { capabilities } = await client.initialize();
  assert.ok(typeof capabilities.codeActionProvider === "object");
  assert.deepEqual(capabilities.codeActionProvider.codeActionKinds, [
    "quickfix",
    "refactor.rewrite.huaweiIam.expandWildcard",
    "refactor.rewrite.huaweiIam.shrinkToWildcard",
    "refactor.rewrite.huaweiIam.sortActions",
    "refactor.extract.huaweiIam.moveAction",
    "refactor.rewrite.huaweiIam.splitByService",
    "refactor.rewrite.huaweiIam.mergeStatements",
    "refactor.rewrite.huaweiIam.splitByScope",
    "source.fixAll.huaweiIam",
    "source.sortActions.huaweiIam",
  ]);
});

const each: readonly (readonly [kind: string, marked: string, title: string, after: string])[] = [
  [
    "refactor.rewrite.huaweiIam.expandWildcard", policy('"ecs:servers:g|et*"'),
    "Replace 'ecs:servers:get*' by the 2 known actions that it matches (unknown and future ones will no longer match)",
    policy('"ecs:servers:get", "ecs:servers:getConsole"'),
  ],
  [
    "refactor.rewrite.huaweiIam.expandWildcard", policy('«"ecs:servers:get*", "evs:volumes:*"», "ecs:servers:get"'),
    "Replace 2 wildcards by the 3 known actions that they match, 1 of which this statement covers already (unknown and future ones will no longer match)",
    policy('"ecs:servers:getConsole", "evs:volumes:get", "ecs:servers:get"'),
  ],
  [
    "refactor.rewrite.huaweiIam.shrinkToWildcard", policy('"ecs:servers:get|Console", "evs:volumes:get", "ecs:servers:get"'),
    "Replace 2 actions by 'ecs:servers:get*' (future actions, and any that the catalog lacks, will match, too)",
    policy('"ecs:servers:get*", "evs:volumes:get"'),
  ],
  ["refactor.rewrite.huaweiIam.sortActions", policy('"iam:users:list", |"ecs:servers:get"'), "Sort 2 actions", policy('"ecs:servers:get", "iam:users:list"')],
  [
    "refactor.extract.huaweiIam.moveAction", policy('"ecs:servers:list", "ecs:servers:get|"'), "Move 'ecs:servers:get' to a statement of its own",
    '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:list"] }, { "Effect": "Allow", "Action": ["ecs:servers:get"] }] }',
  ],
  [
    "refactor.extract.huaweiIam.moveAction", policy('"ecs:servers:list", «"ecs:servers:get", "evs:volumes:get"»'), "Move 2 actions to a statement of their own",
    '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:list"] }, { "Effect": "Allow", "Action": ["ecs:servers:get", "evs:volumes:get"] }] }',
  ],
  [
    "refactor.rewrite.huaweiIam.splitByService", policy('"ecs:servers:list", "evs:volumes:get|", "ecs:servers:get"'), "Split the statement by service into 2: ecs, evs",
    '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:list", "ecs:servers:get"] }, { "Effect": "Allow", "Action": ["evs:volumes:get"] }] }',
  ],
  [
    "refactor.rewrite.huaweiIam.mergeStatements",
    '{ "Version": "1.1", "Statement": [{ "Effect": "Deny|", "Action": ["ecs:servers:list"] }, { "Effect": "Allow", "Action": ["evs:volumes:get"] }, { "Effect": "Deny", "Action": ["ecs:servers:get"], "Resource": ["*"] }] }',
    "Merge statements 1, 3 (same effect, resources and condition)",
    '{ "Version": "1.1", "Statement": [{ "Effect": "Deny", "Action": ["ecs:servers:list", "ecs:servers:get"] }, { "Effect": "Allow", "Action": ["evs:volumes:get"] }] }',
  ],
  ["refactor.rewrite.huaweiIam.splitByScope", policy('"ecs:servers:list", "iam:users:list|"'), "Move the actions of global services (iam) to 'policy-global.json'", policy('"ecs:servers:list"')],
  ["source.sortActions.huaweiIam", policy('"iam:users:list", |"ecs:servers:get"'), "Sort and deduplicate the actions of this policy file", policy('"ecs:servers:get", "iam:users:list"')],
];

for (const [kind, marked, title, after] of each) {
  test(`refactorings: ${title}`, async () => {
    const client = await start();
    const [action, ...others] = await ask(client, marked, [kind]);
    assert.ok(action && others.length === 0, "exactly one");
    assert.deepEqual([action.kind, action.title, applied(marked, action)], [kind, title, after]);
    assert.equal(action.isPreferred, undefined, "the author chooses the layout");
    assert.deepEqual(client.said, []);
  });
}

test("refactorings: each request gets the requested kinds", async () => {
  const client = await start();
  const marked = policy('"iam:users:list", "ecs:servers:g|et*"');
  const kinds = async (only?: readonly string[]) => [
    ...new Set((await ask(client, marked, only)).map(({ kind }) => kind)),
  ];
  const rewrites = ["expandWildcard", "sortActions", "splitByService", "splitByScope"].map(
    (id) => `refactor.rewrite.huaweiIam.${id}`,
  );
  const inOrder = [...rewrites.slice(0, 2), "refactor.extract.huaweiIam.moveAction", ...rewrites.slice(2)];
  const withFixes = ["quickfix", ...inOrder.slice(0, -1)];
  assert.deepEqual(await kinds(), withFixes, "the split is offered once, as the fix of the finding");
  assert.deepEqual(await kinds([""]), withFixes);
  assert.deepEqual(await kinds(["quickfix"]), ["quickfix"]);
  assert.deepEqual(await kinds(["refactor"]), inOrder);
  assert.deepEqual(await kinds(["refactor.rewrite"]), rewrites);
  assert.deepEqual(await kinds(["refactor.rewrite.huaweiIam"]), rewrites);
  assert.deepEqual(await kinds(["refactor.extract", "source.sortActions"]), ["refactor.extract.huaweiIam.moveAction", "source.sortActions.huaweiIam"]);
  assert.deepEqual(await kinds(["source"]), ["source.sortActions.huaweiIam"]);
  assert.deepEqual(await kinds(["source.organizeImports"]), []);
  assert.deepEqual(await kinds(["refactor.rewrite.huawei"]), [], "a kind is not just a prefix");
});

test("refactorings: none when switched off, and fixes keep working", async () => {
  const client = await start({ initializationOptions: { refactorings: { enable: false } } });
  const marked = policy('"iam:users:list", "ecs:servers:g|et*"');
  for (const only of [["refactor"], ["source"], ["source.sortActions.huaweiIam"]]) assert.deepEqual(await ask(client, marked, only), []);
  assert.deepEqual([...new Set((await ask(client, marked)).map(({ kind }) => kind))], ["quickfix"]);
});

test("refactorings: one that would exceed a limit is shown with its reason, as far as the client supports it", async () => {
  const statements = (count: number) => `{ "Version": "1.1", "Statement": [${Array.from({ length: count }, () => '{ "Effect": "Allow", "Action": ["ecs:servers:list", "ecs:servers:get"] }').join(", ")}] }`;
  const marked = statements(8).replace("ecs:servers:get", "ecs:servers:g|et");
  const kind = "refactor.extract.huaweiIam.moveAction";
  const reason = "the policy would have 9 statements, and the service allows 8 (IAM.1028)";
  const title = "Move 'ecs:servers:get' to a statement of its own";
  assert.deepEqual(await ask(await start(), marked, [kind]), [{ title, kind, disabled: { reason } }]);
  assert.deepEqual(await ask(await start({ capabilities: {} }), marked, [kind]), [{ title: `Cannot be done: ${title} (${reason})`, kind }]);
  const chinese = await ask(await start({ locale: "zh-cn" }), marked, [kind]);
  assert.deepEqual(chinese, [{ title: "将“ecs:servers:get”移至单独的语句", kind, disabled: { reason: "策略将包含 9 条语句，超过服务上限 8 条（IAM.1028）" } }]);
});

const mixed = policy('"ecs:servers:list", "iam:users:list|", "obs:bucket:ListBucket"');
const scopeKind = ["refactor.rewrite.huaweiIam.splitByScope"];

test("refactorings: a policy of mixed scope becomes files with free names, created before they are filled", async () => {
  const client = await start({ locale: "zh-cn" });
  await client.open("file:///folder/policy-global.json", "{}");
  const [action] = await ask(client, mixed, scopeKind);
  assert.equal(action?.title, "将全局级服务（iam）的授权项移至“policy-global-2.json”，OBS 的授权项移至“policy-obs.json”（须按 AX、XA 各建一条）");
  const changes = action.edit?.documentChanges ?? [];
  const [global, obs] = ["file:///folder/policy-global-2.json", "file:///folder/policy-obs.json"] as const;
  const created = (one: string): CreateFile => ({ kind: "create", uri: one, options: { overwrite: false, ignoreIfExists: false } });
  assert.deepEqual(changes.slice(0, 2), [created(global), created(obs)]);
  const texts = [global, obs].map((one) => editsOf(action.edit, one).map(({ newText }) => newText));
  assert.deepEqual(texts, [[policy('"iam:users:list"')], [policy('"obs:bucket:ListBucket"')]]);
  assert.equal(changes.length, 5);
  assert.equal(applied(mixed, action), policy('"ecs:servers:list"'));
});

test("refactorings: if no file can be created next to the document, nothing is split off", async () => {
  assert.deepEqual(await ask(await start({ capabilities: {} }), mixed, scopeKind), []);
  assert.deepEqual(await ask(await start(), mixed, scopeKind, "untitled:Untitled-1"), []);
  const [elsewhere] = await ask(await start(), mixed, scopeKind, "vscode-vfs://github/a/b/my%20policy.jsonc");
  assert.match(elsewhere?.title ?? "", /'my policy-global\.jsonc'/);
});

test("refactorings: a policy of mixed scope can be fixed where it is reported", async () => {
  const client = await start();
  const { text } = readCursor(mixed);
  await client.open(uri, text);
  const [finding] = (await client.diagnostics(uri)).filter(({ code }) => code === "mixed-scope");
  assert.ok(finding);
  const fixes = (await ask(client, mixed, ["quickfix"])).filter(({ diagnostics }) => diagnostics?.some(({ code }) => code === "mixed-scope"));
  assert.equal(fixes[0]?.title, "Move the actions of global services (iam) to 'policy-global.json', those of OBS to 'policy-obs.json' (to be created as AX and as XA)");
  assert.equal(fixes[0].kind, "quickfix");
  assert.equal(fixes[0].edit?.documentChanges?.length, 5);
  const unable = (await ask(await start({ capabilities: {} }), mixed, ["quickfix"])).filter(({ title }) => title.startsWith("Move"));
  assert.deepEqual(unable, []);
});

test("refactorings: none in a text with syntax errors, another language, another cloud, or no policy", async () => {
  const client = await start();
  for (const marked of [
    policy('"iam:users:list" "ecs:servers:g|et*"'),
    policy('"iam:users:list", "ecs:servers:g|et*"').replace("1.1", "5.0"),
    policy('"iam:users:list", "ecs:servers:g|et*"').replace("1.1", "2012-10-17"),
    '{ "b|": ["ecs:servers:get*", "a"] }',
    "|",
  ]) assert.deepEqual(await ask(client, marked, ["refactor", "source.sortActions"]), [], marked);
  assert.deepEqual(client.said, []);
});

const resolving: InitializeParams["capabilities"] = {
  ...able,
  textDocument: { codeAction: { disabledSupport: true, dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};

/** Opens a marked text and requests its actions; the document stays open. */
async function offered(client: Client, marked: string, only: readonly string[]): Promise<CodeAction[]> {
  const { text, start: from, end } = readSelection(marked);
  await client.open(uri, text);
  const lines = TextDocument.create(uri, "json", 1, text);
  const range = { start: lines.positionAt(from), end: lines.positionAt(end) };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only } };
  return (await client.connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", params)) ?? [];
}

const resolve = (client: Client, action: unknown) => client.connection.sendRequest<CodeAction>("codeAction/resolve", action);

/** The texts of `window/showMessage` so far. */
function messagesTo(client: Client): string[] {
  const texts: string[] = [];
  client.connection.onNotification("window/showMessage", ({ message }: { message: string }) => void texts.push(message));
  return texts;
}

for (const [kind, marked, title, after] of each) {
  test(`resolved refactorings: ${title}`, async () => {
    const client = await start({ capabilities: resolving });
    const [action, ...others] = await offered(client, marked, [kind]);
    assert.ok(action && others.length === 0, "exactly one");
    // A change of a whole file is requested on save, with its edit.
    if (!kind.startsWith("source")) assert.equal(action.edit, undefined);
    const resolved = await resolve(client, action);
    assert.deepEqual([resolved.kind, resolved.title, applied(marked, resolved)], [kind, title, after]);
    const changed = (resolved.edit?.documentChanges ?? []).flatMap((change) => ("textDocument" in change && change.textDocument.uri === uri ? [change.textDocument.version] : []));
    if (!kind.startsWith("source")) assert.deepEqual(changed, [1], "the edit names its version");
    assert.deepEqual(client.said, []);
  });
}

test("resolved refactorings: only clients that return data and resolve edits get actions without edits", async () => {
  const marked = policy('"ecs:servers:list", "ecs:servers:get|"');
  const codeActions = [
    {},
    { dataSupport: true },
    { dataSupport: true, resolveSupport: { properties: ["command"] } },
    { resolveSupport: { properties: ["edit"] } },
  ];
  for (const codeAction of codeActions) {
    const client = connectInMemory(catalogs(facts));
    const { capabilities } = await client.initialize({ capabilities: { textDocument: { codeAction } } });
    assert.ok(typeof capabilities.codeActionProvider === "object" && !capabilities.codeActionProvider.resolveProvider);
    const all = await offered(client, marked, ["refactor"]);
    assert.ok(all.length > 0, JSON.stringify(codeAction));
    for (const { edit, data } of all) assert.ok(edit !== undefined && data === undefined, JSON.stringify(codeAction));
  }
  const client = connectInMemory(catalogs(facts));
  const { capabilities } = await client.initialize({ capabilities: resolving });
  assert.ok(typeof capabilities.codeActionProvider === "object" && capabilities.codeActionProvider.resolveProvider);
});

test("resolved refactorings: nothing is applied to another version, or to a document that was opened again", async () => {
  const marked = policy('"ecs:servers:list", "ecs:servers:get|"');
  const { text } = readSelection(marked);
  const sorry = "Huawei IAM: Not done: Move 'ecs:servers:get' to a statement of its own. The file has changed since this was offered; open the menu again.";
  for (const change of [
    (client: Client) => client.change(uri, 2, "x", { start: 0, end: 0 }),
    (client: Client) => client.close(uri),
    async (client: Client) => {
      await client.close(uri);
      await client.open(uri, ` ${text}`);
    },
  ]) {
    const client = await start({ capabilities: resolving });
    const messages = messagesTo(client);
    const [action] = await offered(client, marked, ["refactor.extract"]);
    await change(client);
    const resolved = await resolve(client, action);
    assert.deepEqual(resolved, action, "it has no edit");
    assert.deepEqual(messages, [sorry]);
  }
});

test("resolved refactorings: a name that was taken since is not overwritten", async () => {
  const client = await start({ capabilities: resolving });
  const messages = messagesTo(client);
  const [action] = await offered(client, mixed, scopeKind);
  await client.open("file:///folder/policy-obs.json", "{}");
  assert.equal((await resolve(client, action)).edit, undefined);
  assert.equal(messages.length, 1);
  assert.match(messages[0]!, /Not done: Move .* to 'policy-obs\.json'/);
});

test("resolved refactorings: limits are known before, lost comments too, but in large policies afterwards", async () => {
  const statements = (count: number) => `{ "Version": "1.1", "Statement": [${Array.from({ length: count }, () => '{ "Effect": "Allow", "Action": ["ecs:servers:list", "ecs:servers:get"] }').join(", ")}] }`;
  const kind = "refactor.extract.huaweiIam.moveAction";
  const title = "Move 'ecs:servers:get' to a statement of its own";
  const client = await start({ capabilities: resolving });
  const full = statements(8).replace("ecs:servers:get", "ecs:servers:g|et");
  assert.deepEqual(await offered(client, full, [kind]), [{ title, kind, disabled: { reason: "the policy would have 9 statements, and the service allows 8 (IAM.1028)" } }]);
  await client.close(uri);
  const expanding = "refactor.rewrite.huaweiIam.expandWildcard";
  const commented = policy('"evs:volumes:get",\n // why\n "evs:volumes:*|"');
  const [known] = await offered(client, commented, [expanding]);
  assert.deepEqual([known?.disabled, known?.edit, known?.data], [{ reason: "the comment // why would lose its place" }, undefined, undefined]);
  await client.close(uri);
  const large = commented.replace("{ ", `{${" ".repeat(40_000)}`);
  const [later] = await offered(client, large, [expanding]);
  assert.ok(later && later.disabled === undefined);
  const messages = messagesTo(client);
  assert.equal((await resolve(client, later)).edit, undefined);
  assert.deepEqual(messages, [`Huawei IAM: Not done: ${later.title} (the comment // why would lose its place).`]);
});

test("resolved refactorings: whatever a client sends as data, it gets its action back", async () => {
  const client = await start({ capabilities: resolving });
  const marked = policy('"ecs:servers:list", "ecs:servers:get|"');
  const [action] = await offered(client, marked, ["refactor.extract"]);
  assert.ok(action);
  const data = action.data as object;
  for (const other of [undefined, null, 1, "x", [], {}, { ...data, uri: 1 }, { ...data, range: {} }, { ...data, opened: "1" }]) {
    const sent = { title: "x", ...(other === undefined ? {} : { data: other }) };
    assert.deepEqual(await resolve(client, sent), sent);
  }
  const far = { start: { line: 99, character: 9 }, end: { line: 1e9, character: 1e9 } };
  for (const other of [{ ...data, refactoring: "x" }, { ...data, title: "x" }, { ...data, uri: "file:///no.json" }, { ...data, range: far }])
    assert.equal((await resolve(client, { title: "x", data: other })).edit, undefined);
  assert.deepEqual(client.said.filter((text) => !text.startsWith("Huawei IAM: Not done: ")), []);
});
