import assert from "node:assert/strict";
import test from "node:test";
import { type CodeAction, CodeActionKind, type InitializeParams, type TextEdit, type WorkspaceEdit } from "vscode-languageserver-protocol";
import { noHost } from "../../server/src/lsp/host/host.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { edited } from "../support/edited.js";
import { filesOf } from "../support/files.js";

// A fix of a policy may change a local value in another file of the folder.

const facts = JSON.stringify(packedOf("ecs:servers:stop 关闭云服务器 -> ecs:servers:get\necs:servers:get\necs:servers:list"));
const main = "file:///w/main.tf";
const locals = "file:///w/%E5%8F%82%E6%95%B0.tf";
const role = (actions: string, name = "t") =>
  `# 说明 😀\nresource "huaweicloud_identity_role" "${name}" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${actions} }]\n  })\n}\n`;
const base = (items: string) => `# 说明 😀\nlocals {\n  base = [${items}]\n}\n`;
const versioned = { workspace: { workspaceEdit: { documentChanges: true } } };

async function start(texts: Record<string, string>, params: Partial<InitializeParams> = {}): Promise<Client> {
  const client = connectInMemory(catalogs(facts), { ...noHost, files: filesOf(new Map(Object.entries(texts))) });
  await client.initialize({ rootUri: "file:///w", locale: "en", ...params });
  return client;
}

/** What an edit changes, by URI, with the version in front if it states one. */
function changedBy(edit: WorkspaceEdit | undefined, texts: Record<string, string>): Record<string, string> {
  const plain = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri }, edits }));
  const all = edit?.documentChanges ?? plain;
  return Object.fromEntries(all.map((one) => {
    assert.ok("textDocument" in one);
    const { uri } = one.textDocument;
    const version = "version" in one.textDocument ? `${String(one.textDocument.version)}: ` : "";
    return [uri, version + edited(texts[uri]!, one.edits as TextEdit[])];
  }));
}

const fixAll = (actions: readonly CodeAction[] | null) => actions?.find(({ title }) => /everywhere|all \d|全部|所有/i.test(title) && /参数\.tf/.test(title));

const texts = {
  [main]: role('concat(["ECS:servers:list", "ECS:servers:stop", "ecs:servers:get"], local.base)'),
  [locals]: base('"ECS:servers:get"'),
};
const fixed = {
  [main]: texts[main]!.replaceAll("ECS", "ecs"),
  [locals]: texts[locals]!.replaceAll("ECS", "ecs"),
};

test("other files over the protocol: a fix changes the document and the file of the local value, open or closed", async () => {
  for (const isOpen of [false, true])
    for (const capabilities of [versioned, {}]) {
      const client = await start(texts, { capabilities });
      await client.open(main, texts[main]!, "terraform");
      if (isOpen) await client.open(locals, texts[locals]!, "terraform");
      const action = fixAll(await client.codeActions(main, texts[main]!.indexOf("ECS:servers:list")));
      assert.match(action?.title ?? "", /, also in 参数\.tf$/);
      const [ofMain, ofLocals] = capabilities === versioned ? ["1: ", isOpen ? "1: " : "null: "] : ["", ""];
      const wanted = { [main]: ofMain + fixed[main], [locals]: ofLocals + fixed[locals] };
      assert.deepEqual(changedBy(action?.edit, texts), wanted);
    }
});

test("other files over the protocol: titles in Chinese", async () => {
  const client = await start(texts, { capabilities: versioned, locale: "zh-cn" });
  await client.open(main, texts[main]!, "terraform");
  const action = fixAll(await client.codeActions(main, texts[main]!.indexOf("ECS:servers:list")));
  assert.match(action?.title ?? "", /（同时修改 参数\.tf）$/);
});

test("other files over the protocol: a finding in a local value is fixed there, and the title says for whom", async () => {
  const all = { [main]: role("local.base"), "file:///w/more.tf": role("local.base", "u"), [locals]: base('"ecs:servers:stop"') };
  const client = await start(all);
  await client.open(locals, all[locals]!, "terraform");
  const actions = await client.codeActions(locals, all[locals]!.indexOf("ecs:servers:stop"));
  const action = actions?.find(({ edit, kind }) => edit && kind === CodeActionKind.QuickFix);
  assert.match(action?.title ?? "", / \(changes huaweicloud_identity_role\.t, huaweicloud_identity_role\.u\)$/);
  assert.deepEqual(changedBy(action?.edit, all), { [locals]: base('"ecs:servers:stop", "ecs:servers:get"') });
});

test("other files over the protocol: fixes on save change the other file, too", async () => {
  const all = { [main]: role('concat(local.base, ["ECS:servers:list"])'), [locals]: base('"ecs:servers:get"') };
  const client = await start(all);
  await client.open(main, all[main]!, "terraform");
  const [action] = (await client.codeActions(main, 0, ["source.fixAll"])) ?? [];
  assert.deepEqual(changedBy(action?.edit, all), { [main]: all[main]!.replace("ECS", "ecs") });
});

test("other files over the protocol: a finding in a local value may be fixed in the file of the policy", async () => {
  const restricted = role('local.base, Resource = ["ecs:*:*:instance:1"]');
  const all = { [main]: restricted, [locals]: base('"ecs:servers:stop"') };
  for (const [locale, title] of [["en", / in main\.tf$/], ["zh-cn", /（在 main\.tf 中）$/]] as const) {
    const client = await start(all, { capabilities: versioned, locale });
    await client.open(locals, all[locals]!, "terraform");
    const actions = await client.codeActions(locals, all[locals]!.indexOf("ecs:servers:stop"));
    const action = actions?.find(({ edit, kind }) => edit && kind === CodeActionKind.QuickFix);
    assert.match(action?.title ?? "", title);
    const after = restricted.replace("1\"] }]", '1"] }, { Effect = "Allow", Action = ["ecs:servers:get"] }]');
    assert.deepEqual(changedBy(action?.edit, all), { [main]: `null: ${after}` });
  }
});

test("other files over the protocol: values in a file in JSON are shown and fixed there", async () => {
  const inJson = "file:///w/locals.tf.json";
  const json = (action: string) => `{\n  "locals": { "base": ["${action}"] }\n}\n`;
  const files = { [main]: role("local.base"), [inJson]: json("ECS:servers:list") };
  const client = await start(files);
  await client.open(inJson, files[inJson]!, "json");
  await client.open(main, files[main]!, "terraform");
  const [found] = await client.diagnostics(inJson, 1);
  assert.deepEqual([found?.code, found?.range.start.line], ["service-case", 1]);
  const at = files[inJson]!.indexOf("servers");
  assert.match(JSON.stringify(await client.hover(inJson, at)), /ecs:servers:list/i);
  const actions = await client.codeActions(inJson, at);
  const ofJson = actions?.find(({ edit, kind }) => edit && kind === CodeActionKind.QuickFix);
  assert.deepEqual(changedBy(ofJson?.edit, files), { [inJson]: json("ecs:servers:list") });
  await client.change(inJson, 2, json("ecs:servers:stop"));
  const [after] = await client.diagnostics(inJson, 2);
  assert.equal(after?.code, "missing-dependency");
  await client.change(main, 2, role('concat(local.base, ["ecs:servers:get"])'));
  assert.deepEqual(await client.diagnostics(inJson, 2), [], "the policy in the editor counts");
});

test("other files over the protocol: a fix changes a local value of a file in JSON, open or closed, and names it", async () => {
  const inJson = "file:///w/locals.tf.json";
  const all = {
    [main]: role('concat(["ECS:servers:list", "ECS:servers:stop", "ecs:servers:get"], local.base)'),
    [inJson]: '{\r\n\t"locals": {\r\n\t\t"base": [\r\n\t\t\t"ECS:servers:get"\r\n\t\t]\r\n\t}\r\n}\r\n',
  };
  for (const isOpen of [false, true]) {
    const client = await start(all, { capabilities: versioned });
    await client.open(main, all[main]!, "terraform");
    if (isOpen) await client.open(inJson, all[inJson]!, "json");
    const actions = await client.codeActions(main, all[main]!.indexOf("ECS:servers:list"));
    const action = actions?.find(({ title }) => title.endsWith(", also in locals.tf.json"));
    assert.deepEqual(changedBy(action?.edit, all), {
      [main]: `1: ${all[main]!.replaceAll("ECS", "ecs")}`,
      [inJson]: `${isOpen ? "1" : "null"}: ${all[inJson]!.replaceAll("ECS", "ecs")}`,
    });
  }
});

test("other files over the protocol: an ignore entry for a file of local values counts as used", async () => {
  const config = "file:///w/.huawei-iam.json";
  const unused = "file:///w/unused.tf" as const;
  const entry = (file: string) => `{ "file": "${file}", "rule": "service-case", "reason": "x" }`;
  const all = {
    [config]: `{ "ignore": [${["参数.tf", "unused.tf"].map(entry).join(", ")}] }\n`,
    [main]: role("local.base"),
    [locals]: base('"ECS:servers:list"'),
    [unused]: 'locals {\n  other = ["ECS:servers:list"]\n}\n',
  };
  for (const opened of [[], [locals], [main], [locals, main]] as const) {
    const client = await start(all);
    for (const uri of opened) await client.open(uri, all[uri]!, "terraform");
    await client.open(config, all[config], "json");
    const messages = (await client.diagnostics(config, 1)).map(({ message }) => message);
    assert.deepEqual(messages, ["This entry suppresses nothing: 'unused.tf' has no such finding of service-case."]);
  }
});

test("other files over the protocol: an unknown value is named with its file, and shown where it is used", async () => {
  const open = { [main]: role("local.base"), [locals]: base('"ecs:servers:list", var.more') };
  const client = await start(open);
  await client.open(main, open[main]!, "terraform");
  const textDocument = { uri: main };
  const { markdown } = await client.connection.sendRequest<{ markdown: string }>("huaweiIam/explain", { textDocument });
  assert.match(markdown, /not known here: `var\.more` \(参数\.tf, line 3\)\./);
  const copied = await client.connection.sendRequest("huaweiIam/copyPolicy", { textDocument, form: "minified" });
  assert.deepEqual(copied, {
    kind: "refused",
    message: "Nothing was copied. 参数.tf, line 3, column 31: this value is only known when Terraform runs, so the policy cannot be written out",
    position: { line: 4, character: 46 },
  });
});

test("other files over the protocol: the policy of file() is explained and copied, as in the editor or on disk", async () => {
  const [p, outside] = ["file:///w/p.json", "file:///x.json"] as const;
  const policy = (action: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["${action}"] }] }`;
  const role = (value: string) => `locals {\n  pf = "p.json"\n}\nresource "huaweicloud_identity_role" "t" {\n  policy = ${value}\n}\n`;
  const inJson = JSON.stringify({ resource: { huaweicloud_identity_role: { t: { policy: '${file("p.json")}' } } } });
  const files = { [p]: policy("ecs:servers:stop"), [outside]: policy("ecs:servers:stop") };
  const ask = async (client: Client, uri: string) => {
    const textDocument = { uri };
    const { markdown } = await client.connection.sendRequest<{ markdown: string }>("huaweiIam/explain", { textDocument });
    const position = { line: 4, character: 17 };
    const wish = { textDocument, form: "minified", ...(uri === main ? { position } : {}) };
    const { text } = await client.connection.sendRequest<{ text?: string }>("huaweiIam/copyPolicy", wish);
    return [/`ecs:servers:\w+`/.exec(markdown)?.[0], text && (JSON.parse(text) as { Statement: unknown[] }).Statement];
  };
  for (const [uri, text] of [[main, role("file(local.pf)")], ["file:///w/main.tf.json", inJson]] as const) {
    const client = await start({ ...files, [uri]: text });
    await client.open(uri, text, uri === main ? "terraform" : "json");
    assert.deepEqual(await ask(client, uri), ["`ecs:servers:stop`", [{ Effect: "Allow", Action: ["ecs:servers:stop"] }]], uri);
    await client.open(p, policy("ecs:servers:get"));
    assert.deepEqual(await ask(client, uri), ["`ecs:servers:get`", [{ Effect: "Allow", Action: ["ecs:servers:get"] }]], uri);
  }
  for (const path of ["../x.json", "none.json"]) {
    const text = role(`file("${path}")`);
    const client = await start({ ...files, [main]: text });
    await client.open(main, text, "terraform");
    assert.deepEqual(await ask(client, main), [undefined, undefined], path);
  }
});
