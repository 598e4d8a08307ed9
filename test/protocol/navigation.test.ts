import assert from "node:assert/strict";
import test from "node:test";
import type { InitializeParams, Location, LocationLink } from "vscode-languageserver/node";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { type WhoGrants, whoGrantsRequest } from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop\necs:servers:get"));
const [a, b, c] = ["file:///w/a.json", "file:///w/b.json", "file:///w/c.json"] as const;
const stop = policy('"ecs:servers:stop"');
const every = policy('"ecs:*:*"');
const deny = stop.replace('"Allow"', '"Deny"');
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

async function start(texts: Map<string, string>, params: Partial<InitializeParams> = {}) {
  const { find, read } = filesOf(texts);
  const reads: string[] = [];
  const client = connectInMemory(catalogs(facts), { ...noHost, files: { find, read: (uri) => {
    if (!uri.endsWith("iam.json")) reads.push(uri);
    return read(uri);
  } } });
  const { capabilities } = await client.initialize({ rootUri: "file:///w", capabilities: watching, ...params });
  return { client, capabilities, reads };
}
const positionOf = (client: Client, uri: string, part: string) =>
  new LineIndex(client.text(uri)).positionAt(client.text(uri).indexOf(part) + 1);
const references = async (client: Client, uri: string, part = "ecs:") =>
  (
    await client.connection.sendRequest<Location[] | null>("textDocument/references", {
      textDocument: { uri },
      position: positionOf(client, uri, part),
      context: { includeDeclaration: true },
    })
  )?.map((found) => found.uri) ?? null;
const definition = (client: Client, uri: string, part = "ecs:") =>
  client.connection.sendRequest<(Location & LocationLink)[] | null>("textDocument/definition", { textDocument: { uri }, position: positionOf(client, uri, part) });
const tell = (client: Client, ...changes: [uri: string, type: 1 | 2 | 3][]) =>
  client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: changes.map(([uri, type]) => ({ uri, type })) });

test("navigation: offered, and references cover every policy, the document's own first", async () => {
  const { client, capabilities, reads } = await start(new Map<string, string>([[a, every], [b, stop], [c, deny], ["file:///w/package.json", "{}"], ["file:///w/aws.json", '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }] }']]));
  assert.deepEqual([capabilities.referencesProvider, capabilities.definitionProvider], [true, true]);
  await client.open(b, stop);
  assert.deepEqual(reads, [], "nothing is read before the first request");
  assert.deepEqual(await references(client, b), [b, a, c]);
});

test("navigation: definition leads from a denied action to the entry that allows it, in the form for the client", async () => {
  const files = new Map<string, string>([[a, every], [b, stop], [c, deny]]);
  const plain = (await start(files)).client;
  await plain.open(c, deny);
  assert.deepEqual(
    (await definition(plain, c))?.map(({ uri }) => uri),
    [a, b],
  );
  const linking = (
    await start(files, { capabilities: { ...watching, textDocument: { definition: { linkSupport: true } } } })
  ).client;
  await linking.open(c, deny);
  const links = await definition(linking, c);
  assert.deepEqual(links?.map(({ targetUri }) => targetUri), [a, b]);
  assert.ok(links.every(({ originSelectionRange }) => originSelectionRange));
  await linking.open(b, stop);
  assert.deepEqual((await definition(linking, b))?.map(({ targetUri }) => targetUri), [a]);
});

test("navigation: open documents count as in the editor, saved or not, in the workspace or not", async () => {
  const { client } = await start(new Map<string, string>([[a, stop], [b, stop]]));
  await client.open(a, policy('"vpc:ports:get"'));
  await client.open("untitled:u", stop);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", b]);
  await client.change(a, 2, every);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", a, b]);
  await client.close(a);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", a, b], "on disk it also grants the action");
});

test("navigation: policies in Terraform files and in JSON strings count as well", async () => {
  const terraform = `locals {
  shared = ["ecs:servers:stop"]
}
resource "huaweicloud_identity_role" "one" {
  name        = "one"
  description = "one"
  type        = "XA"
  policy = jsonencode({
    Version = "1.1"
    Statement = [
      { Effect = "Allow", Action = concat(local.shared, [var.more, "ecs:\${var.type}:get"]) },
      { Effect = "Deny", Action = ["ecs:servers:get", "ecs:*:*"], Condition = { StringEquals = { "g:UserName" = ["a"] } } },
    ]
  })
}
resource "huaweicloud_identity_role" "two" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = local.shared }] })
}
`;
  const text = JSON.stringify({ role: { policy: stop } });
  const main = "file:///w/main.tf";
  const { client } = await start(new Map<string, string>([[main, terraform], [a, stop], [b, text], ["file:///w/variables.tf", 'variable "x" {}']]));
  await client.open(a, stop);
  const at = (part: string) => new LineIndex(terraform).positionAt(terraform.indexOf(part) + 1);
  const found = async (uri: string, position: object) => (await client.connection.sendRequest<Location[] | null>("textDocument/references", {
    textDocument: { uri }, position, context: { includeDeclaration: true },
  }))?.map(({ uri: where, range }) => [where, range.start.line]);
  const everywhere = [[a, 0], [b, 0], [main, 1], [main, 11]];
  assert.deepEqual((await found(a, positionOf(client, a, "ecs:")))?.sort(), everywhere);
  await client.open(main, terraform, "terraform");
  assert.deepEqual((await found(main, at("ecs:servers:stop")))?.sort(), everywhere);
  const hover = await client.hover(main, terraform.indexOf("ecs:servers:stop") + 4);
  assert.deepEqual(hover?.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 29 } }, "in the local value that the policies use");
  assert.deepEqual(await found(main, at("g:UserName")), [[main, 11]]);
  assert.deepEqual(await found(main, at("var.more")) ?? null, null, "not known before Terraform runs");
  const links = await client.connection.sendRequest<Location[] | null>("textDocument/definition", { textDocument: { uri: main }, position: at("ecs:*:*") });
  assert.deepEqual(links?.map(({ uri, range }) => [uri, range.start.line]).sort(), [[a, 0], [b, 0], [main, 1]]);
});

test("navigation: a view of a file, such as an older state of it, is not another policy", async () => {
  const { client } = await start(new Map<string, string>([[a, stop]]));
  await client.open("git:/w/a.json?%7B%22ref%22%3A%22HEAD%22%7D", stop);
  await client.open(b, stop);
  assert.deepEqual(await references(client, b), [b, a]);
});

test("navigation: only changed files are read again", async () => {
  const texts = new Map<string, string>([[a, stop], [b, stop], ["file:///w/package.json", "{}"]]);
  const { client, reads } = await start(texts);
  await client.open("untitled:u", stop);
  await references(client, "untitled:u");
  assert.deepEqual(reads.splice(0), [a, b, "file:///w/package.json"]);
  await references(client, "untitled:u");
  assert.deepEqual(reads, []);
  texts.set(a, "{}");
  texts.delete(b);
  texts.set(c, every);
  await tell(client, [a, 2], [b, 3], [c, 1]);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", c]);
  assert.deepEqual(reads.sort(), [a, c]);
});

test("navigation: without a file watcher, each request reads the files", async () => {
  const texts = new Map<string, string>([[a, stop]]);
  const { client } = await start(texts, { capabilities: {} });
  await client.open("untitled:u", stop);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", a]);
  texts.set(a, "{}");
  texts.set(b, every);
  assert.deepEqual(await references(client, "untitled:u"), ["untitled:u", b]);
});

test("navigation: switched off, without an action, and in a document that is not open, there is no answer and no reading", async () => {
  const files = new Map<string, string>([[a, stop]]);
  const off = await start(files, { initializationOptions: { navigation: { enable: false } } });
  await off.client.open(b, stop);
  assert.deepEqual([await references(off.client, b), await definition(off.client, b), off.reads], [null, null, []]);
  const { client, reads } = await start(files);
  await client.open(b, stop);
  assert.deepEqual([await references(client, b, "Effect"), await definition(client, b, "1.1"), await references(client, c), reads], [null, null, null, []]);
});

test("navigation: two concurrent requests read everything once, even if the first is cancelled", async () => {
  const { find, read } = filesOf(new Map(Array.from({ length: 30 }, (_none, index) => [`file:///w/${String(index)}.json`, stop] as const)));
  const reads: string[] = [];
  const waiting: (() => void)[] = [];
  const client = connectInMemory(catalogs(facts), { ...noHost, files: { find, read: async (uri) => {
    if (uri.endsWith("iam.json")) return undefined;
    reads.push(uri);
    await new Promise<void>((done) => waiting.push(done));
    return read(uri);
  } } });
  await client.initialize({ rootUri: "file:///w", capabilities: watching });
  await client.open("untitled:u", stop);
  const cancelling = { cancel: () => undefined as unknown };
  const first = client.connection.sendRequest("textDocument/references", { textDocument: { uri: "untitled:u" }, position: positionOf(client, "untitled:u", "ecs:"), context: { includeDeclaration: true } }, {
    isCancellationRequested: false,
    onCancellationRequested: (listener) => {
      cancelling.cancel = () => listener(undefined);
      return { dispose: () => undefined };
    },
  });
  const second = references(client, "untitled:u");
  await client.hover(a, 0);
  cancelling.cancel();
  await client.hover(a, 0);
  const pump = setInterval(() => waiting.shift()?.(), 0);
  assert.equal(await first, null);
  assert.equal((await second)?.length, 31);
  clearInterval(pump);
  assert.ok(reads.length < 45, `${String(reads.length)} files were read for 30`);
});

test("navigation: a local value that policies allow and deny is one reference, and granted and denied", async () => {
  const role = (effect: string) => `resource "huaweicloud_identity_role" "${effect}" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "${effect}", Action = local.keys }] })
}
`;
  const main = "file:///w/main.tf";
  const text = `locals { keys = ["ecs:servers:stop"] }\n${role("Allow")}${role("Deny")}`;
  const { client } = await start(new Map([[main, text]]));
  await client.open(main, text, "terraform");
  assert.deepEqual(await references(client, main), [main]);
  const { places } = await client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query: "ecs:servers:stop" });
  assert.deepEqual(places.map(({ effect, range }) => [effect, range.start.line]), [["Allow", 0], ["Deny", 0]]);
});

test("navigation: references in local values of closed files of a folder follow the policies that use them", async () => {
  const role = (list: string) => `resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${list} }] })\n}\n`;
  const [locals, main, other] = ["file:///w/m/a-locals.tf", "file:///w/m/main.tf", "file:///w/n/main.tf"] as const;
  const texts = new Map([[a, stop], [locals, 'locals {\n  keys = ["ecs:servers:stop"]\n}\n'], [main, role("local.keys")], [other, role("local.keys")]]);
  const { client } = await start(texts);
  await client.open(a, stop);
  assert.deepEqual(await references(client, a), [a, locals], "the local value is read before the policy that uses it");
  await client.open(main, role("local.other"), "terraform");
  assert.deepEqual(await references(client, a), [a], "the policy in the editor no longer uses it");
  await client.change(main, 2, role("local.keys"));
  assert.deepEqual(await references(client, a), [a, locals]);
  assert.deepEqual((await definition(client, a))?.map(({ targetUri, uri }) => targetUri ?? uri), [locals]);
  texts.set(main, role("[]"));
  await client.close(main);
  await tell(client, [main, 2]);
  assert.deepEqual(await references(client, a), [a]);
  texts.set(main, role("concat(local.keys, [])"));
  await tell(client, [main, 2]);
  assert.deepEqual(await references(client, a), [a, locals]);
});

test("navigation: which policies of the workspace grant an action, what allows it first, in the user's language", async () => {
  const files = new Map<string, string>([[a, deny], [b, every], [c, policy('"vpc:ports:get"')]]);
  const { client } = await start(files, { locale: "zh-cn" });
  const ask = (query: string) => client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query });
  const { summary, places } = await ask("ecs:servers:stop");
  assert.equal(summary, "ecs:servers:stop：1 处允许、1 处拒绝，涉及 3 个策略中的 2 个。");
  assert.deepEqual(places.map(({ uri, effect, entry, notes }) => [uri, effect, entry, notes]), [[b, "Allow", "ecs:*:*", ""], [a, "Deny", "ecs:servers:stop", ""]]);
  assert.deepEqual(places[0]?.range.start, new LineIndex(every).positionAt(every.indexOf("ecs:")));
  assert.deepEqual(await ask(" "), { summary: "", places: [] });
  assert.match((await ask("two words")).summary, /^“two words”不是授权项/);
  assert.equal((await ask("ecs:servers:stpo")).summary, "授权表中没有 ecs:servers:stpo。是否想查 ecs:servers:stop？");
});

test("navigation: an entry of a Terraform file that may not apply is listed with what decides about it", async () => {
  const main = "file:///w/main.tf";
  const allow = '[{ Effect = "Allow", Action = ["ecs:servers:stop"] }]';
  const text = `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = concat(var.x ? ${allow} : [], [for t in var.all : ${allow.slice(1, -1)}]) })
}
`;
  const { client } = await start(new Map([[main, text]]));
  const ask = async () =>
    (await client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query: "ecs:servers:stop" })).places.map(({ notes }) => notes);
  const notes = ["only if var.x (line 2) is true", "for each element of var.all (line 2), if it has any"];
  assert.deepEqual(await ask(), notes);
  await client.open(main, text, "terraform");
  assert.deepEqual(await ask(), notes);
});

test("navigation: a list of NotAction grants what it does not exclude, and is no reference to an action", async () => {
  const rest = JSON.stringify({ Version: "5.0", Statement: [{ Effect: "Allow", NotAction: ["iam:*:*"], Resource: ["*"] }] });
  const { client } = await start(new Map<string, string>([[a, stop], [b, rest]]));
  const ask = (query: string) => client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query });
  const { summary, places } = await ask("obs:bucket:listBucket");
  assert.equal(summary, "obs:bucket:listBucket: allowed by 1 entry, in 1 of 2 policies.");
  assert.deepEqual(places.map(({ uri, entry, notes }) => [uri, entry, notes]), [[b, "NotAction", "every action except iam:*:*"]]);
  assert.deepEqual((await ask("iam:users:get")).places, []);
  await client.open(a, stop);
  assert.deepEqual(await references(client, a), [a]);
});

test("navigation: from an exception of NotAction to the entries that allow the action", async () => {
  const rest = JSON.stringify({ Version: "5.0", Statement: [{ Effect: "Allow", NotAction: ["ecs:servers:stop"] }] });
  const { client } = await start(new Map<string, string>([[a, stop], [b, rest]]));
  await client.open(b, rest);
  assert.deepEqual((await definition(client, b))?.map(({ targetUri, uri }) => targetUri ?? uri), [a]);
  assert.deepEqual(await references(client, b), [a]);
});

test("navigation: a policy that Terraform reads from a file is listed with the places that use it", async () => {
  const [main, scp] = ["file:///w/m/main.tf", "file:///w/scp.tf"] as const;
  const role = `locals {\n  pf = "\${path.module}/../a.json"\n}\nresource "huaweicloud_identity_role" "r" {\n  policy = file(local.pf)\n}\n`;
  const control = (file: string) => `resource "huaweicloud_organizations_policy" "o" {\n  type    = "service_control_policy"\n  content = file("${file}")\n}\n`;
  const files = new Map<string, string>([[a, stop], [b, every], [main, role], [scp, control("b.json")]]);
  const { client } = await start(files);
  const ask = async () => {
    const found = await client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query: "ecs:servers:stop" });
    return [found.summary, ...found.places.map(({ uri, effect, notes }) => [uri, effect, notes])];
  };
  const wanted = ["ecs:servers:stop: allowed by 1 entry, in 1 of 2 policies.", [a, "Allow", "used in m/main.tf:5"]];
  assert.deepEqual(await ask(), wanted, "a service control policy grants nothing");
  await client.open(scp, control("a.json"), "terraform");
  assert.deepEqual(await ask(), [
    "ecs:servers:stop: allowed by 2 entries, in 2 of 2 policies.",
    [a, "Allow", "used in scp.tf:3, m/main.tf:5"],
    [b, "Allow", ""],
  ]);
});

test("navigation: a service control policy and a dry run grant nothing, in every form", async () => {
  const five = (effect: string) => `{ "Version": "5.0", "Statement": [{ "Effect": "${effect}", "Action": ["ecs:*:*"] }] }`;
  const tf = (type: string, name: string) =>
    `resource "huaweicloud_organizations_${type}" "${name}" {\n  type    = "service_control_policy"\n  content = jsonencode({ Version = "5.0", Statement = [{ Effect = "Allow", Action = ["ecs:*:*"] }, { Effect = "Deny", Action = ["ecs:servers:stop"] }] })\n}\n`;
  const [main, json] = ["file:///w/main.tf", "file:///w/all.scp.json"] as const;
  const text = tf("policy", "p") + tf("dry_run_policy", "d");
  const { client } = await start(new Map([[main, text], [json, five("Allow")], [a, stop]]));
  const found = await client.connection.sendRequest<WhoGrants>(whoGrantsRequest, { query: "ecs:servers:stop" });
  assert.deepEqual(found.places.map(({ uri, effect, range }) => [uri, effect, range.start.line]), [[a, "Allow", 0], [main, "Deny", 2]]);
  assert.equal(found.summary, "ecs:servers:stop: allowed by 1 entry, denied by 1 entry, in 2 of 3 policies.");
  await client.open(main, text, "terraform");
  await client.open(a, stop.replace('"Allow"', '"Deny"'));
  assert.equal(await definition(client, a), null, "nothing else grants it");
});
