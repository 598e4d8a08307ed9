import assert from "node:assert/strict";
import test from "node:test";
import type { CompletionList } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { policy, readCursor } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop 关闭云服务器 POST /stop -> ecs:servers:get\n ecs:servers:start 启动云服务器 POST /start\n vpc:ports:get GET /ports"));

/** The items at the `|`: what the client compares, and the line after the item is accepted. */
async function ask(marked: string, wordFilter = true, uri = "file:///policy.json") {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ initializationOptions: { completion: { wordFilter } } });
  const { text, offset } = readCursor(marked);
  await client.open(uri, text);
  const list = (await client.completion(uri, offset))!;
  const items = list.items.map(({ label, filterText, textEdit }) => {
    assert.ok(textEdit && "range" in textEdit);
    const { range: { start, end }, newText } = textEdit;
    const line = text.split("\n")[start.line]!;
    return {
      label, filterText, replaced: line.slice(start.character, end.character),
      line: line.slice(0, start.character) + newText + line.slice(end.character),
    };
  });
  return { isIncomplete: list.isIncomplete, items };
}

test("completion by word: each item begins with the word at the cursor and replaces only that", async () => {
  const marked = policy('"ecs:servers:st|"');
  const { isIncomplete, items } = await ask(marked);
  assert.equal(isIncomplete, true, "the client asks again at each character");
  const names = ["ecs:servers:stop", "ecs:servers:start"];
  const labels = items.map(({ label }) => label);
  assert.deepEqual(labels.filter((label) => names.includes(label)).sort(), names.toSorted());
  for (const { label, filterText, line, replaced } of items) {
    assert.equal(replaced, "st");
    assert.ok(filterText?.startsWith("st"), label);
    assert.ok(line.includes(`"${label.split(" ")[0]!}"`), line);
  }
});

test("completion by word: the same texts as without the option, at every place of a name", async () => {
  for (const marked of [
    policy('"|"'), policy('"ec|"'), policy('"ecs:|"'), policy('"ecs:servers:s|"'), policy('"ECS:ser|"'), policy('"ecs:ser|'),
  ]) {
    const all = (await ask(marked, false)).items;
    const { items } = await ask(marked);
    assert.ok(items.length > 0, marked);
    for (const { label, line } of items) {
      const same = all.find((one) => one.label === label);
      assert.equal(line.toLowerCase(), same?.line.toLowerCase(), marked);
    }
  }
});

test("completion by word: words that search keep their results, and keys stay", async () => {
  const found = await ask(policy('"start server|"'));
  assert.deepEqual(found.items.map(({ label, filterText }) => [label, filterText]).slice(0, 1), [["ecs:servers:start", "server ecs:servers:start"]]);
  const keys = await ask('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Ac|" }] }');
  assert.deepEqual(keys.items.map(({ label }) => label), ["Action"]);
});

test("completion over the protocol: the sort texts have the same order by code units and by a locale", async () => {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({});
  for (const marked of [policy('"ecs:|"'), policy('"|"')]) {
    const { text, offset } = readCursor(marked);
    await client.open("file:///policy.json", text);
    const sorted = (await client.completion("file:///policy.json", offset))!.items.map(({ sortText }) => sortText!);
    await client.close("file:///policy.json");
    assert.ok(sorted.length > 1, marked);
    assert.deepEqual(sorted.toSorted((a, b) => a.localeCompare(b, "en")), sorted.toSorted());
  }
});

test("completion by word: a position after the end of the line means its end", async () => {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ initializationOptions: { completion: { wordFilter: true } } });
  const text = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:st';
  await client.open("file:///policy.json", text);
  const params = { textDocument: { uri: "file:///policy.json" }, position: { line: 0, character: 9999 } };
  const list = await client.connection.sendRequest<CompletionList>("textDocument/completion", params);
  const { textEdit } = list.items[0]!;
  assert.deepEqual(textEdit && "range" in textEdit && textEdit.range, { start: { line: 0, character: text.length - 2 }, end: { line: 0, character: text.length } });
});
