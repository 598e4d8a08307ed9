import assert from "node:assert/strict";
import test from "node:test";
import type { CompletionItem } from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { policy, readCursor } from "../support/fixture.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:get
  ecs:flavors:get 查询规格（废弃）
`));

const everything = { snippetSupport: true, labelDetailsSupport: true, tagSupport: { valueSet: [1 as const] } };

async function start(completionItem: object = everything, locale = "en"): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ locale, capabilities: { textDocument: { completion: { completionItem } } } });
  return client;
}

/** The items at the `|` of a document, by label. */
async function ask(client: Client, marked: string, uri = "file:///policy.json"): Promise<Map<string, CompletionItem>> {
  const { text, offset } = readCursor(marked);
  await client.open(uri, text);
  const list = await client.completion(uri, offset);
  await client.close(uri);
  return new Map(list?.items.map((item) => [item.label, item]));
}

const documentation = async (client: Client, item: CompletionItem | undefined) => {
  assert.ok(item && item.documentation === undefined, "documentation is sent on demand only");
  return ((await client.resolve(item)).documentation as { value: string } | undefined)?.value ?? "";
};
const newText = (item: CompletionItem | undefined) => item?.textEdit?.newText;
const statement = (text: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"], ${text} }] }`;

test("protocol, completion: stages, names, wildcards and a name with its dependencies in one list", async () => {
  const client = await start();
  const services = await ask(client, policy('"|"'));
  assert.deepEqual([...services.keys()], ["ecs:flavors:get", "ecs:servers:get", "ecs:servers:stop", "ecs:"]);
  assert.deepEqual(services.get("ecs:")?.data, { retrigger: true });
  const names = await ask(client, policy('"ecs:|"'));
  assert.deepEqual([...names.keys()], ["ecs:flavors:get", "ecs:servers:get", "ecs:servers:stop", "ecs:servers:stop with its 1 dependency", "ecs:servers:", "ecs:servers:*", "ecs:*:get*", "ecs:*:*"]);
  assert.deepEqual(names.get("ecs:servers:*")?.labelDetails, { description: "2 actions" });
  assert.deepEqual([names.get("ecs:flavors:get")?.tags, names.get("ecs:flavors:get")?.labelDetails], [[1], { description: "discarded · 查询规格（废弃）" }]);
  const second = names.get("ecs:servers:stop with its 1 dependency");
  assert.deepEqual([newText(second), second?.additionalTextEdits?.map((edit) => edit.newText)], ["ecs:servers:stop", [', "ecs:servers:get"']]);
  assert.match(await documentation(client, second), /^Also allows 1 action, which it depends on:\n\n- `ecs:servers:get`/);
  assert.match(await documentation(client, names.get("ecs:servers:*")), /ecs:servers:stop/);
  assert.match(await documentation(client, names.get("ecs:servers:stop")), /关闭云服务器/);
});

test("protocol, completion: keys, values, operators, condition keys, resources, statements and a whole policy", async () => {
  const client = await start();
  assert.deepEqual([...(await ask(client, statement("|"))).keys()], ["Resource", "Condition"]);
  assert.deepEqual([...(await ask(client, '{ "Version": "1.1", "Statement": [{ "Effect": "|" }] }')).keys()], ["Allow", "Deny"]);
  assert.deepEqual([...(await ask(client, '{ "Version": "|1.1", "Statement": [] }')).keys()], ["1.1", "5.0"]);
  const operators = await ask(client, statement('"Condition": { | }'));
  assert.deepEqual([operators.has("BoolIfExists"), operators.has("ForAnyValue:")], [true, true]);
  assert.notEqual(await documentation(client, operators.get("Bool")), "");
  const keys = await ask(client, statement('"Condition": { "Bool": { | } }'));
  assert.deepEqual([...keys].map(([label, item]) => [label, newText(item), item.insertTextFormat]), [["g:MFAPresent", '"g:MFAPresent": ["${1|true,false|}"]', 2]]);
  assert.match(await documentation(client, keys.get("g:MFAPresent")), /MFA/);
  assert.deepEqual([...(await ask(client, statement('"Condition": { "Bool": { "g:MFAPresent": ["|"] } }'))).keys()], ["true", "false"]);
  assert.deepEqual([...(await ask(client, statement('"Resource": ["|"]'))).keys()], ["*", "ecs:*:*:instance:*", "ecs:"]);
  assert.ok((await ask(client, '{ "Version": "1.1", "Statement": [|] }')).has("Deny actions"));
  const whole = await ask(client, "|", "file:///new.hwpolicy.json");
  assert.notEqual(await documentation(client, whole.get("Operate servers")), "");
  assert.deepEqual([...(await ask(client, "|", "untitled:Untitled-1")).keys()], ["Huawei Cloud IAM policy"]);
});

test("protocol, completion: a client without capabilities gets plain text on one line, without tags", async () => {
  const client = await start({});
  const items = [
    ...(await ask(client, statement("|"))).values(), ...(await ask(client, "|")).values(), ...(await ask(client, policy('"ecs:|"'))).values(),
    ...(await ask(client, statement('"Condition": { | }'))).values(), ...(await ask(client, '{ "Version": "1.1", "Statement": [|] }')).values(),
  ];
  assert.ok(items.length > 30);
  for (const item of items) {
    assert.deepEqual(
      [item.insertTextFormat, item.insertTextMode, item.tags, item.labelDetails],
      [undefined, undefined, undefined, undefined],
      item.label,
    );
    assert.doesNotMatch(newText(item) ?? "", /[\n$]/, item.label);
  }
  assert.equal((await ask(client, policy('"ecs:|"'))).get("ecs:flavors:get")?.detail, "discarded · 查询规格（废弃）");
});

test("protocol, completion: in Chinese", async () => {
  const client = await start(everything, "zh-cn");
  assert.ok((await ask(client, policy('"ecs:|"'))).has("ecs:servers:stop 及其 1 个依赖"));
  assert.ok((await ask(client, '{ "Version": "1.1", "Statement": [|] }')).has("允许授权项"));
  assert.deepEqual([...(await ask(client, "|")).keys()], ["华为云 IAM 策略"]);
});

test("protocol, completion: switched off, it returns nothing of any kind", async () => {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ initializationOptions: { completion: { enable: false } } });
  for (const text of [policy('"ecs:|"'), statement("|"), "|", '{ "Version": "1.1", "Statement": [|] }']) {
    const { text: whole, offset } = readCursor(text);
    await client.open("file:///policy.json", whole);
    assert.equal(await client.completion("file:///policy.json", offset), null, text);
    await client.close("file:///policy.json");
  }
});
