import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import {
  describeActionRequest,
  type DescribeActionParams,
  type DescribeActionResult,
  findActionsRequest,
  type FindActionsParams,
  type FoundActions,
  insertActionsRequest,
  type InsertActionsParams,
  type InsertChoices,
} from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { edited } from "../support/edited.js";
import { type Client, connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:start 启动云服务器 POST /v2.1/{project_id}/servers/{server_id}/action
`));
const uri = "file:///policy.json";

async function start(locale = "en", catalog = facts): Promise<Client> {
  const client = connectInMemory(catalogs(catalog));
  await client.initialize({ locale });
  return client;
}

const find = (client: Client, params: FindActionsParams) =>
  client.connection.sendRequest<FoundActions>(findActionsRequest, params);
const insert = (client: Client, params: InsertActionsParams) =>
  client.connection.sendRequest<InsertChoices | null>(insertActionsRequest, params);

test("find: without a document it is a look-up, in the language of the editor", async () => {
  const client = await start("zh-cn");
  const { summary, actions } = await find(client, { query: 'curl -X POST https://ecs.example.com/v2.1/0a/servers/9f/action -d \'{"os-stop": {}}\'' });
  assert.match(summary, /^该 API 对应 2 个授权项，请求体中的“os-stop”与第一个相符。$/);
  assert.deepEqual(actions.map(({ name, label }) => [name, label]), [["ecs:servers:stop", "关闭云服务器"], ["ecs:servers:start", "启动云服务器"]]);
  await client.stop();
});

test("find: the call and the error of the seed, on the real catalog", async () => {
  const client = await start("en", packed);
  for (const query of ["POST /v1/{project_id}/cloudservers/77d3/resize", "https://ecs.example.com/v1/0a/cloudservers/9f/resize", "Policy doesn't allow ecs:cloudServers:resize to be performed.", "策略不允许执行 ecs:cloudServers:resize 操作"]) {
    const { actions } = await find(client, { query });
    assert.deepEqual(actions.map(({ name, status }) => [name, status]), [["ecs:cloudServers:resize", "documented"]], query);
  }
  assert.equal((await find(client, { query: "POST /v2.1/{project_id}/servers/{server_id}/action" })).actions.length, 8);
  await client.stop();
});

test("find: with a document, the state of an action in its policy is given", async () => {
  const client = await start();
  await client.open(uri, policy('"ecs:servers:stop"'));
  const { actions } = await find(client, { query: "ecs:servers:*", uri });
  assert.deepEqual(actions.map(({ name, remarks }) => [name, ...remarks]), [
    ["ecs:servers:get", "Known only as a dependency of other actions; no table lists it."], ["ecs:servers:start"], ["ecs:servers:stop", "Already allowed by this policy."],
  ]);
  await client.stop();
});

test("find: a client without our own requests executes a command", async () => {
  const client = connectInMemory(catalogs(facts));
  const { capabilities } = await client.initialize();
  assert.ok(capabilities.executeCommandProvider?.commands.includes("huaweiIam.findActions"));
  const execute = (...args: unknown[]) => client.connection.sendRequest<FoundActions | null>("workspace/executeCommand", { command: "huaweiIam.findActions", arguments: args });
  assert.deepEqual((await execute("关闭云服务器"))?.actions.map(({ name }) => name), ["ecs:servers:stop"]);
  assert.equal(await execute(), null);
  assert.equal(await execute(1), null);
  await client.stop();
});

test("insert: the edits give the promised document, version by version", async () => {
  const client = await start();
  const text = policy('"ecs:servers:start", ""');
  await client.open(uri, text);
  const position = new LineIndex(text).positionAt(text.indexOf('""') + 1);
  const { version, choices } = (await insert(client, { actions: ["ecs:servers:stop"], textDocument: { uri }, position }))!;
  assert.equal(version, 1);
  assert.deepEqual(choices.map(({ kind, withDependencies }) => [kind, withDependencies]), [["insert", false], ["insert", true], ["statement", false], ["statement", true]]);
  const changed = choices.map(({ edits = [] }) => edited(text, edits));
  assert.deepEqual(changed.slice(0, 2), [
    policy('"ecs:servers:start", "ecs:servers:stop"'),
    policy('"ecs:servers:start", "ecs:servers:stop", "ecs:servers:get"'),
  ]);
  await client.change(uri, 2, changed[1]!);
  const again = (await insert(client, { actions: ["ecs:servers:stop"], textDocument: { uri }, position }))!;
  assert.equal(again.version, 2);
  assert.deepEqual(again.choices.map(({ refused }) => refused), ["statement 1 already allows ecs:servers:stop", "statement 1 already allows ecs:servers:stop"]);
  await client.stop();
});

test("insert: without a policy in the document, or without a document: a new policy", async () => {
  const client = await start();
  await client.open(uri, "{}");
  for (const place of [{}, { textDocument: { uri }, position: { line: 0, character: 1 } }, { textDocument: { uri: "file:///closed.json" }, position: { line: 0, character: 0 } }]) {
    const answer = await insert(client, { actions: ["ecs:servers:stop"], ...place });
    assert.deepEqual(answer?.choices.map(({ kind, grants }) => [kind, grants]), [["policy", ["ecs:servers:stop"]], ["policy", ["ecs:servers:stop", "ecs:servers:get"]]]);
  }
  await client.stop();
});

test("insert: a position beyond the end, and invalid parameters, do no harm", async () => {
  const client = await start();
  await client.open(uri, policy('"ecs:servers:start"'));
  assert.ok((await insert(client, { actions: ["ecs:servers:stop"], textDocument: { uri }, position: { line: 99, character: 99 } }))!.choices.every(({ edits }) => edits));
  assert.equal(await insert(client, {} as InsertActionsParams), null);
  assert.equal(await find(client, {} as FindActionsParams), null);
  assert.ok((await find(client, { query: "ecs:servers:stop" })).actions.length > 0);
  await client.stop();
});

test("describe: an action as a page in the language of the editor; for an unknown one, what that means", async () => {
  const client = await start("zh-cn");
  const describe = (action: string) =>
    client.connection.sendRequest<DescribeActionResult>(describeActionRequest, {
      action,
    } satisfies DescribeActionParams);
  assert.match(
    (await describe("ecs:servers:stop")).markdown,
    /^# `ecs:servers:stop`\n\n\*\*关闭云服务器\*\*[\s\S]*依赖[\s\S]*ecs:servers:get/,
  );
  assert.match((await describe("ecs:servers:halt")).markdown, /^# `ecs:servers:halt`\n\n.*目录/);
  await client.stop();
});
