import assert from "node:assert/strict";
import test from "node:test";
import type { Hover, InitializeParams, InlayHint } from "vscode-languageserver-protocol";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf(`
  ecs:servers:stop 关闭云服务器 POST /stop -> ecs:servers:get
  ecs:servers:get 查询云服务器 GET /servers
`));
const uri = "file:///policy.json";
const text = policy('"ecs:servers:stop", "ecs:servers:*"').replace("] }] }", '], "Condition": { "Bool": { "g:MFAPresent": ["true"] } } }] }');

async function start(params: Partial<InitializeParams> = {}, written = text): Promise<Client> {
  const client = connectInMemory(catalogs(facts));
  await client.initialize(params);
  await client.open(uri, written);
  return client;
}

const contents = (hover: Hover | null) => {
  assert.ok(hover && typeof hover.contents === "object" && "kind" in hover.contents);
  return hover.contents;
};
const hintsOf = (client: Client) => client.connection.sendRequest<InlayHint[] | null>("textDocument/inlayHint", {
  textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
});

test("hover over the protocol: on an action, a key, an operator, a condition key and a value, each with its range", async () => {
  const client = await start();
  for (const [word, says] of [
    ["servers:stop", "Depends on `ecs:servers:get`"], ["Version", "**Version**: "], ["Allow", "**Allow**: "], ["Condition", "1 of 10 operators"], ["Bool", '"Bool": { "g:MFAPresent": ["true"] }'],
    ["MFAPresent", "multi-factor"], ["1.1", "a custom policy"],
  ] as const) {
    const hover = await client.hover(uri, text.indexOf(word) + 1);
    assert.equal(contents(hover).kind, "markdown");
    assert.ok(contents(hover).value.includes(says), `${word}: ${contents(hover).value}`);
    const { start: from, end: to } = hover!.range!;
    assert.ok(from.line === 0 && text.slice(from.character, to.character).includes(word), word);
  }
});

test("hover over the protocol: in both languages if the setting says so, or in the one that it names", async () => {
  const at = text.indexOf("Version") + 1;
  const both = contents(await (await start({ initializationOptions: { hover: { language: "both" } } })).hover(uri, at)).value;
  assert.match(both, /^\*\*Version\*\*: the version .*\n\*\*Version\*\*：策略语言的版本/);
  const inChinese = contents(await (await start({ locale: "zh-cn", initializationOptions: { hover: { language: "both" } } })).hover(uri, at)).value;
  assert.match(inChinese, /^\*\*Version\*\*：.*\n\*\*Version\*\*: /, "the language of all other texts first");
  const english = contents(await (await start({ locale: "zh-cn", initializationOptions: { hover: { language: "en" } } })).hover(uri, at)).value;
  assert.doesNotMatch(english, /\p{Script=Han}/u);
});

test("hover over the protocol: plain text for a client that shows nothing else", async () => {
  const client = await start({ capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } } });
  const { kind, value } = contents(await client.hover(uri, text.indexOf("stop")));
  assert.equal(kind, "plaintext");
  assert.doesNotMatch(value, /\*\*|`/);
  const other = await start({ capabilities: { textDocument: { hover: { contentFormat: ["plaintext", "markdown"] } } } });
  assert.equal(contents(await other.hover(uri, text.indexOf("stop"))).kind, "markdown");
});

test("inlay hints over the protocol: counts, and their tooltips on demand", async () => {
  const client = await start();
  assert.deepEqual(client.capabilities.inlayHintProvider, { resolveProvider: true });
  const [hint, ...more] = (await hintsOf(client))!;
  assert.deepEqual(more, []);
  assert.equal(hint?.label, "2 actions");
  assert.equal(hint.position.character, text.indexOf('"ecs:servers:*"') + '"ecs:servers:*"'.length);
  assert.equal(hint.tooltip, undefined);
  const resolved = await client.connection.sendRequest<InlayHint>("inlayHint/resolve", hint);
  assert.match(JSON.stringify(resolved.tooltip), /`ecs:servers:get` — 查询云服务器/);
  assert.deepEqual(client.said, []);
});

test("inlay hints over the protocol: settings select them, and a client with refresh support is asked to refresh", async () => {
  const client = connectInMemory(catalogs(facts));
  const asked: (() => void)[] = [];
  const refreshed = () => new Promise<void>((done) => asked.push(done));
  client.connection.onRequest("workspace/inlayHint/refresh", () => {
    for (const done of asked.splice(0)) done();
    return null;
  });
  client.settings = { inlayHints: { wildcardMatches: false, labels: true } };
  const first = refreshed();
  await client.initialize({ locale: "zh", capabilities: { workspace: { configuration: true, inlayHint: { refreshSupport: true } } } });
  await client.open(uri, text);
  await first;
  assert.deepEqual((await hintsOf(client))?.map(({ label }) => label), ["关闭云服务器"]);
  client.settings = { inlayHints: { wildcardMatches: false } };
  const second = refreshed();
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await second;
  assert.deepEqual(await hintsOf(client), []);
});

test("inlay hints over the protocol: a client without refresh support is not asked, and a file without a policy has none", async () => {
  const client = await start({}, '{ "Action": ["ecs:servers:*"] }');
  client.connection.onRequest("workspace/inlayHint/refresh", () => assert.fail("without a request"));
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: { inlayHints: { labels: true } } } });
  assert.deepEqual(await hintsOf(client), []);
  assert.deepEqual(client.said, []);
});
