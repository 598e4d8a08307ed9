import assert from "node:assert/strict";
import test from "node:test";
import { noHost } from "../../server/src/lsp/host/host.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { Session } from "../fuzz/lsp/session.js";
import { inProcess } from "../fuzz/lsp/wire.js";
import { packedOf } from "../support/catalog.js";
import { filesOf } from "../support/files.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get\necs:servers:get\necs:servers:list"));
const uri = "file:///w/policy.json";
const cancelled = -32800;

async function start(files = new Map<string, string>(), read = filesOf(files).read) {
  const versions: (number | undefined)[] = [];
  const host = { ...noHost, files: { ...filesOf(files), read } };
  const session = new Session(
    inProcess(catalogs(facts), host),
    (shown, { version }) => void (shown === uri && versions.push(version)),
  );
  await session.request("initialize", { processId: null, rootUri: "file:///w", capabilities: {} });
  session.tell("initialized", {});
  const open = (text: string) =>
    session.tell("textDocument/didOpen", { textDocument: { uri, languageId: "json", version: 1, text } });
  const change = (version: number, text: string) =>
    session.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
  return { session, versions, open, change };
}

/** A position in the first action. */
const at = (text: string) => ({ textDocument: { uri }, position: { line: 0, character: text.indexOf("ecs:") + 5 } });

test("cancellation: requests that are cancelled before they begin are not carried out", async () => {
  const { session, open } = await start();
  const text = policy(Array.from({ length: 5000 }, () => '"ecs:servers:stop"').join(","));
  open(text);
  await session.until(
    () => session.shown.has(uri),
    () => "no diagnostics",
  );
  const ids = Array.from({ length: 50 }, () => {
    const id = session.ask("textDocument/completion", at(text));
    session.tell("$/cancelRequest", { id });
    return id;
  });
  const answers = await Promise.all(ids.map((id) => session.answer(id)));
  const late = answers.filter(({ error }) => error?.code !== cancelled);
  assert.ok(late.length <= 1, `${String(late.length)} were carried out; only one can have begun`);
  assert.deepEqual(session.problems, []);
  // The server still answers.
  assert.notEqual(await session.request("textDocument/hover", at(text)), null);
});

test("cancellation: a search for references stops reading files", async () => {
  const files = new Map(
    Array.from({ length: 2000 }, (_, index) => [`file:///w/f${String(index)}.json`, policy('"ecs:servers:stop"')]),
  );
  let reads = 0;
  let cancel: () => void = () => undefined;
  const { session, open } = await start(files, async (one) => {
    if (files.has(one) && ++reads === 40) cancel();
    // As from a disk: each read takes a turn of the event loop, and so do the messages of the client.
    await new Promise((next) => setImmediate(next));
    return files.get(one);
  });
  const text = policy('"ecs:servers:stop"');
  open(text);
  const id = session.ask("textDocument/references", { ...at(text), context: { includeDeclaration: true } });
  cancel = () => session.tell("$/cancelRequest", { id });
  await session.answer(id);
  assert.ok(reads < 1000, `${String(reads)} of 2,000 files were read`);
  assert.deepEqual(session.problems, []);
});

test("cancellation: a request that waited for a configuration file is not carried out either", async () => {
  const reads: (() => void)[] = [];
  const { session, open } = await start(new Map(), () => new Promise((done) => reads.push(() => done(undefined))));
  const text = policy('"ecs:servers:stop"');
  open(text);
  const id = session.ask("textDocument/hover", at(text));
  await session.request("huaweiIam/policyTemplates");
  session.tell("$/cancelRequest", { id });
  await session.request("huaweiIam/policyTemplates");
  for (const answer of reads) answer();
  assert.equal((await session.answer(id)).error?.code, cancelled);
});

test("versions: an answer belongs to the version that the client had when it asked, or to a later one", async () => {
  const { session, open, change } = await start();
  const names = ["ecs:servers:stop", "ecs:servers:get", "ecs:servers:list"];
  open(policy(`"${names[0]!}"`));
  const asked = Array.from({ length: 300 }, (_, index) => {
    const name = names[index % 3]!;
    const text = policy(`"${name}"`);
    change(index + 2, text);
    return { name, id: session.ask("textDocument/hover", at(text)) };
  });
  for (const { name, id } of asked) {
    const { result } = await session.answer(id);
    assert.match(JSON.stringify(result), new RegExp(name));
  }
});

test("versions: 1,000 changes without a pause lead to one check", async () => {
  const { session, versions, open, change } = await start();
  open(policy('"ecs:servers:stop"'));
  await session.until(
    () => versions.length > 0,
    () => "no diagnostics",
  );
  versions.length = 0;
  for (let version = 2; version <= 1001; version++)
    change(version, policy(version % 2 === 0 ? '"ecs:servers:get"' : '"ecs:servers:stop"'));
  await session.until(
    () => versions.length > 0,
    () => "no diagnostics",
  );
  await new Promise((next) => setTimeout(next, 150));
  assert.deepEqual(versions, [1001]);
});
