import assert from "node:assert/strict";
import test from "node:test";
import type { CodeAction, InlayHint, Location, TextEdit } from "vscode-languageserver-protocol";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { edited } from "../support/edited.js";
import { readCursor } from "../support/fixture.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:stop 关闭云服务器 POST /stop -> ecs:servers:get
  ecs:servers:get 查询云服务器 GET /servers
  ecs:servers:reboot
`));
const uri = "file:///main.tf";

async function start(text: string, languageId = "terraform"): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  await client.open(uri, text, languageId);
  return client;
}

/** The text after accepting the item with a label; `undefined` if it is not offered. */
async function complete(marked: string, label: string): Promise<string | undefined> {
  const { text, offset } = readCursor(marked);
  const client = await start(text);
  const item = (await client.completion(uri, offset))?.items.find((one) => one.label === label);
  return item && edited(text, [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]);
}

const object = (statement: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [\n      {\n${statement}\n      },\n    ]\n  })\n}\n`;
const withAction = (items: string) => object(`        Effect = "Allow"\n        Action = [${items}]`);
const quoted = (items: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = "{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[${items}]}]}"\n}\n`;
const heredoc = (items: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = <<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":[${items}]}]}\nEOF\n}\n`;
const block = (body: string) => `resource "opentelekomcloud_identity_role_v3" "t" {\n  statement {\n${body}\n  }\n}\n`;

test("terraform over the protocol: a finding, its quick fix and a hover, with any language id", async () => {
  for (const languageId of ["terraform", "plaintext"]) {
    const text = withAction('"ecs:servers:stop"');
    const client = await start(text, languageId);
    const [finding, ...others] = await client.diagnostics(uri);
    assert.equal(finding?.code, "missing-dependency");
    assert.deepEqual(others, []);
    assert.deepEqual(finding?.range, { start: { line: 6, character: 19 }, end: { line: 6, character: 35 } });
    const offset = text.indexOf("ecs:servers:stop") + 3;
    const fix = (await client.codeActions(uri, offset))?.find(({ title }) => title.includes("ecs:servers:get"));
    assert.equal(edited(text, fix?.edit?.changes?.[uri] ?? []), withAction('"ecs:servers:stop", "ecs:servers:get"'));
    const hover = await client.hover(uri, offset);
    assert.match(JSON.stringify(hover?.contents), /关闭云服务器|ecs:servers:get/);
    assert.deepEqual(hover?.range, finding?.range);
  }
});

test("terraform over the protocol: actions are completed in every notation", async () => {
  assert.equal(await complete(withAction('"ecs:|"'), "ecs:servers:get"), withAction('"ecs:servers:get"'));
  assert.equal(await complete(withAction('"ecs:servers:stop", "e|'), "ecs:servers:get"), withAction('"ecs:servers:stop", "ecs:servers:get"'));
  assert.equal(await complete(withAction("|"), "ecs:servers:get"), withAction('"ecs:servers:get"'));
  assert.equal(await complete(quoted('\\"ecs:|\\"'), "ecs:servers:get"), quoted('\\"ecs:servers:get\\"'));
  assert.equal(await complete(heredoc('"ecs:|"'), "ecs:servers:get"), heredoc('"ecs:servers:get"'));
  assert.equal(await complete(block('    effect = "Allow"\n    action = ["ecs:|"]'), "ecs:servers:get"), block('    effect = "Allow"\n    action = ["ecs:servers:get"]'));
});

test("terraform over the protocol: words in a quote that is not closed are replaced, with items on the lines below", async () => {
  const lines = (item: string) => withAction(`\n          "ecs:servers:reboot",\n          ${item}\n          "a:b:c",\n        `);
  for (const words of ['"|', '"e|', '"ecs:|', '"get|', '"查询|', '"查询 云|', '"get servers|']) {
    assert.equal(await complete(lines(words), "ecs:servers:get"), lines('"ecs:servers:get",'), words);
  }
  assert.equal(await complete(withAction('"ecs:servers:stop", "get servers|'), "ecs:servers:get"), withAction('"ecs:servers:stop", "ecs:servers:get"'));
});

test("terraform over the protocol: elements are completed in the author's style", async () => {
  assert.match(await complete(object('        Effect = "Allow"\n        Action = ["ecs:servers:get"]\n        Res|'), "Resource") ?? "", /\n {8}Resource = \["?\$/);
  assert.match(await complete(object('        Effect = "Allow"\n        |'), "Action") ?? "", /\n {8}Action = \[/);
  assert.match(await complete(object('        Effect = "|"'), "Deny") ?? "", /Effect = "Deny"/);
});

test("terraform over the protocol: inlay hints are at the wildcards, and none is at an unknown action", async () => {
  const text = withAction('"ecs:servers:*", "ecs:${var.x}:get"');
  const client = await start(text);
  const hints = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
  assert.deepEqual(hints.map(({ position, label }) => [position.line, position.character, label]), [[6, 33, "3 actions"]]);
});

test("terraform over the protocol: nothing outside of a policy", async () => {
  const text = `variable "x" {}\n${withAction('"ecs:servers:get"')}`;
  const client = await start(text);
  for (const offset of [3, text.indexOf("huaweicloud") + 3, text.length]) {
    assert.equal(await client.hover(uri, offset), null);
    assert.equal(await client.completion(uri, offset), null);
    assert.deepEqual(await client.codeActions(uri, offset), []);
  }
});

test("terraform over the protocol: explained with unknown values, copied only without them", async () => {
  const hole = withAction('"ecs:servers:stop", "ecs:servers:get", var.more');
  const client = await start(withAction('concat(["ecs:servers:stop"], var.more)').replace("[concat", "concat").replace(")]", ")"));
  const explained = await client.connection.sendRequest<{ markdown: string }>("huaweiIam/explain", { textDocument: { uri } });
  assert.match(explained.markdown, /## Not known before Terraform runs[^]*- `var\.more` \(line 7\)/);
  assert.doesNotMatch(explained.markdown, /needs/, "an action that var.more may grant is not reported as missing");
  const status = await client.connection.sendRequest<{ label: string }>("huaweiIam/documentStatus", { textDocument: { uri } });
  assert.equal(status.label, "Custom policy 1.1");
  const copy = async (text: string) => (await start(text)).connection.sendRequest<{ kind: string; message: string; text?: string }>("huaweiIam/copyPolicy", { textDocument: { uri }, form: "minified" });
  assert.match((await copy(hole)).message, /only known when Terraform runs/);
  assert.equal((await copy(withAction('"ecs:servers:get"'))).text, '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:get"]}]}');
});

test("terraform over the protocol: a finding is ignored by a comment above it, and refactorings write HCL", async () => {
  const text = object('        Effect = "Allow"\n        Action = [\n          "ecs:servers:stop",\n          "ecs:servers:reboot",\n        ]');
  const client = await start(text);
  const actions = await client.codeActions(uri, text.indexOf("ecs:servers:stop") + 2);
  const afterAction = (part: string) =>
    edited(text, actions?.find(({ title }) => title.includes(part))?.edit?.changes?.[uri] ?? []);
  const ignored = afterAction("(comment)");
  assert.match(ignored, /\n {10}# huawei-iam-disable-next-line missing-dependency\n {10}"ecs:servers:stop"/);
  assert.deepEqual(await (await start(ignored)).diagnostics(uri), []);
  const sorted = afterAction("Sort");
  assert.match(sorted, /"ecs:servers:reboot",\n {10}"ecs:servers:stop",\n/);
});

test("terraform over the protocol: a local value is completed where it is written", async () => {
  const local = (items: string) => `locals {\n  base = [${items}]\n}\n${withAction('concat(local.base, ["ecs:servers:stop"])').replace("[concat", "concat").replace(")]", ")")}`;
  assert.equal(await complete(local('"ecs:|"'), "ecs:servers:get"), local('"ecs:servers:get"'));
  assert.equal(await complete(local('"ecs:servers:stop", "ecs:|'), "ecs:servers:get"), local('"ecs:servers:stop", "ecs:servers:get"'));
});

test("terraform over the protocol: local values of another open file of the folder, and its diagnostics", async () => {
  const client = await start(withAction('concat(local.base, ["ecs:servers:stop"])').replace("[concat", "concat").replace(")]", ")"));
  assert.deepEqual(await client.diagnostics(uri), []);
  const other = "file:///locals.tf";
  await client.open(other, 'locals {\n  base = ["ECS:servers:reboot"]\n}\n', "terraform");
  assert.deepEqual((await client.diagnostics(other)).map(({ code, range }) => [code, range.start.line]), [["service-case", 1]]);
  const again = await start(withAction('"ecs:servers:stop"'));
  assert.equal((await again.diagnostics(uri)).length, 1);
});

test("terraform over the protocol: a local value is hovered, completed and fixed in its own file", async () => {
  const policy = withAction('concat(local.base, ["ecs:servers:reboot"])').replace("[concat", "concat").replace(")]", ")");
  const other = "file:///locals.tf";
  const locals = (items: string) => `# 说明 😀\nlocals {\n  x = 1\n  base = [${items}]\n}\n`;
  const opened = async (text: string) => {
    const client = await start(policy);
    await client.open("file:///more.tf", 'locals {\n  base2 = [local.base]\n}\n', "terraform");
    await client.open(other, text, "terraform");
    return client;
  };
  const text = locals('"ECS:servers:stop"');
  const client = await opened(text);
  const offset = text.indexOf("servers:stop");
  assert.match(JSON.stringify((await client.hover(other, offset))?.contents), /关闭云服务器|ecs:servers:stop/);
  const found = (await client.diagnostics(other)).map(({ code, range }) => [code, range.start.line]);
  assert.deepEqual(found, [["missing-dependency", 3], ["service-case", 3]]);
  const actions = await client.codeActions(other, offset);
  const fixes = actions?.filter(({ kind, edit }) => edit && kind?.startsWith("quickfix"));
  const [added, lowered] = fixes ?? [];
  // The part of the list that is only in this policy comes first.
  assert.equal(edited(policy, added?.edit?.changes?.[uri] ?? []), policy.replace('["ecs:servers:re', '["ecs:servers:get", "ecs:servers:re'));
  assert.equal(edited(text, lowered?.edit?.changes?.[other] ?? []), locals('"ecs:servers:stop"'));
  assert.equal(await client.hover(other, text.indexOf("x = 1")), null);
  const position = new LineIndex(text).positionAt(offset);
  const references = await client.connection.sendRequest<Location[]>("textDocument/references", { textDocument: { uri: other }, position, context: { includeDeclaration: true } });
  assert.deepEqual(references.map((one) => [one.uri, one.range.start.line]), [[other, 3]]);
  for (const [before, after] of [['"ecs:|"', '"ecs:servers:get"'], ['"ecs:servers:stop", "ecs:|', '"ecs:servers:stop", "ecs:servers:get"'], ['\n    "ecs:servers:stop",\n    "get|",\n  ', '\n    "ecs:servers:stop",\n    "ecs:servers:get",\n  ']] as const) {
    const cursor = readCursor(locals(before));
    const typing = await opened(cursor.text);
    const item = (await typing.completion(other, cursor.offset))?.items.find((one) => one.label === "ecs:servers:get");
    assert.ok(item, before);
    const edits = [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])];
    assert.equal(edited(cursor.text, edits), locals(after));
  }
});

test("terraform over the protocol: Terraform's JSON and values of variables", async () => {
  const json = (items: string) => `{"resource":{"huaweicloud_identity_role":{"t":{"policy":"{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[${items}]}]}"}}}}`;
  const client = await start("");
  for (const [name, languageId, text] of [["main.tf.json", "json", json('\\"ecs:servers:stop\\",\\"obs:${var.x}\\"')], ["x.tfvars", "terraform-vars", 'policy = <<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}\nEOF\n']] as const) {
    const at = `file:///${name}`;
    await client.open(at, text, languageId);
    assert.deepEqual((await client.diagnostics(at)).map(({ code }) => code), ["missing-dependency"], name);
    const offset = text.indexOf("ecs:servers:stop") + 3;
    assert.ok(await client.hover(at, offset), name);
    const fix = (await client.codeActions(at, offset))?.find(({ title }) => title.includes("ecs:servers:get"));
    assert.match(edited(text, fix?.edit?.changes?.[at] ?? []), /stop\\?", ?\\?"ecs:servers:get/);
  }
  const { text, offset } = readCursor(json('\\"ecs:|\\"'));
  await client.open("file:///c.tf.json", text, "json");
  const item = (await client.completion("file:///c.tf.json", offset))?.items.find((one) => one.label === "ecs:servers:get");
  assert.equal(edited(text, [item?.textEdit as TextEdit]), json('\\"ecs:servers:get\\"'));
});

test("terraform over the protocol: the actions of a file are sorted on save where its notation allows it", async () => {
  const kind = "source.sortActions.huaweiIam";
  const sorted = async (text: string) => {
    const client = await start(text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: whole, context: { diagnostics: [], only: [kind] } });
    assert.ok(actions.every((one) => one.kind === kind));
    return actions.map(({ edit }) => edited(text, edit?.changes?.[uri] ?? []));
  };
  const [unsorted, inOrder] = ['"ecs:servers:stop", "ecs:servers:get"', '"ecs:servers:get", "ecs:servers:stop"'];
  const escaped = (items: string) => items.replaceAll('"', '\\"');
  assert.deepEqual(await sorted(withAction(unsorted) + heredoc(unsorted) + quoted(escaped(unsorted))), [
    withAction(inOrder) + heredoc(inOrder) + quoted(escaped(inOrder)),
  ]);
  assert.deepEqual(await sorted(withAction(inOrder)), []);
  const branches = (items: string) => withAction(`${items}] : [${unsorted}`).replace("[", "var.all ? [");
  const text = branches(unsorted).replace("var.all ? [\n", "[\n").replace("Action = [", "Action = var.all ? [");
  assert.deepEqual(await sorted(withAction(unsorted) + text), [withAction(inOrder) + text]);
});

test("terraform over the protocol: blocks in Terraform's JSON are completed, hovered and sorted", async () => {
  const json = (body: string) =>
    `{"resource":{"opentelekomcloud_identity_role_v3":{"t":{"statement":[\n  { ${body} }\n]}}}}`;
  const at = "file:///main.tf.json";
  const opened = async (text: string) => {
    const client = await start("");
    await client.open(at, text, "json");
    return client;
  };
  for (const [before, label, after] of [
    ['"effect": "Allow", "action": ["ecs:|"]', "ecs:servers:get", '"effect": "Allow", "action": ["ecs:servers:get"]'],
    ['"effect": "|"', "Deny", '"effect": "Deny"'],
  ] as const) {
    const { text, offset } = readCursor(json(before));
    const item = (await (await opened(text)).completion(at, offset))?.items.find((one) => one.label === label);
    assert.equal(edited(text, [item?.textEdit as TextEdit]), json(after));
  }
  const { text, offset } = readCursor(json('"effect": "Allow", "action": ["ecs:servers:get"], "|"'));
  const item = (await (await opened(text)).completion(at, offset))?.items.find((one) => one.label === "resource");
  assert.match(edited(text, [item?.textEdit as TextEdit]), /"resource": \["?\$/);
  const whole = json('"effect": "Allow", "action": ["ecs:servers:stop", "ecs:servers:get"]');
  const client = await opened(whole);
  assert.ok(await client.hover(at, whole.indexOf("servers:stop")));
  const sort = (await client.codeActions(at, whole.indexOf("servers:stop")))?.find(({ title }) => title.includes("Sort"));
  assert.match(edited(whole, sort?.edit?.changes?.[at] ?? []), /\["ecs:servers:get", "ecs:servers:stop"\]/);
});

test("terraform over the protocol: a template file is checked, completed and hovered as a policy", async () => {
  const template = (items: string) =>
    `{\n  "Version": "1.1",\n  "Statement": [{ "Effect": "Allow", "Action": [${items}] }]\n}\n`;
  const at = "file:///policies/ops.json.tftpl";
  const opened = async (text: string) => {
    const client = await start("");
    await client.open(at, text, "plaintext");
    return client;
  };
  const text = template('"ecs:servers:stop", "obs:${action}"');
  const client = await opened(text);
  assert.deepEqual((await client.diagnostics(at)).map(({ code }) => code), ["missing-dependency"]);
  const offset = text.indexOf("servers:stop");
  assert.ok(await client.hover(at, offset));
  const fix = (await client.codeActions(at, offset))?.find(({ title }) => title.includes("ecs:servers:get"));
  const fixed = edited(text, fix?.edit?.changes?.[at] ?? []);
  assert.equal(fixed, template('"ecs:servers:stop", "ecs:servers:get", "obs:${action}"'));
  const cursor = readCursor(template('"ecs:|"'));
  const item = (await (await opened(cursor.text)).completion(at, cursor.offset))?.items.find((one) => one.label === "ecs:servers:get");
  assert.equal(edited(cursor.text, [item?.textEdit as TextEdit]), template('"ecs:servers:get"'));
});

test("terraform over the protocol: a policy in another file is linked", async () => {
  const text = 'resource "huaweicloud_identity_role" "t" {\n  policy = file("${path.module}/策略/a b.json")\n}\nresource "huaweicloud_identity_role" "u" {\n  policy = templatefile("../x.json", {})\n}\nresource "other" "v" {\n  policy = file("z.json")\n}\n';
  const client = await start(text);
  const links = await client.connection.sendRequest<{ target: string; range: { start: { line: number; character: number } } }[]>("textDocument/documentLink", { textDocument: { uri } });
  assert.deepEqual(links.map(({ target, range }) => [target, range.start.line, range.start.character]), [
    ["file:///%E7%AD%96%E7%95%A5/a%20b.json", 1, 16],
    ["file:///x.json", 4, 24],
  ]);
});

test("terraform over the protocol: found actions are inserted in the notation of the file", async () => {
  const inserted = async (marked: string, kind: string) => {
    const { text, offset } = readCursor(marked);
    const client = await start(text);
    const { choices } = await client.connection.sendRequest<{ choices: { kind: string; edits?: TextEdit[]; refused?: string }[] }>("huaweiIam/insertActions", { actions: ["ecs:servers:get"], textDocument: { uri }, position: new LineIndex(text).positionAt(offset) });
    const choice = choices.find((one) => one.kind === kind);
    return choice?.edits ? edited(text, choice.edits) : choice?.refused;
  };
  assert.equal(await inserted(withAction('"ecs:|servers:stop"'), "insert"), withAction('"ecs:servers:stop", "ecs:servers:get"'));
  assert.equal(await inserted(quoted('\\"ecs:|servers:stop\\"'), "insert"), quoted('\\"ecs:servers:stop\\",\\"ecs:servers:get\\"'));
  assert.equal(await inserted(heredoc('"ecs:|servers:stop"'), "insert"), heredoc('"ecs:servers:stop","ecs:servers:get"'));
  const blocks = block('    effect = "Allow"\n    action = ["ecs:servers:stop|"]');
  assert.match(await inserted(blocks, "statement") ?? "", /\n {2}\}\n\n {2}statement \{\n {4}effect = "Allow"\n {4}action = \["ecs:servers:get"\]\n {2}\}\n\}/);
  const two = `${withAction('"ecs:servers:reboot"')}${withAction('"ecs:|servers:stop"').replace('"t"', '"u"')}`;
  assert.match(await inserted(two, "insert") ?? "", /stop", "ecs:servers:get"/);
});
