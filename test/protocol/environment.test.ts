import assert from "node:assert/strict";
import { test } from "node:test";
import { openSession } from "../support/session.js";

const uri = "file:///w/a.json";
const config = "file:///w/.huawei-iam.json";
const policy = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:cloudServers:attach"] }] }`;
const off = `{ "rules": { "missing-dependency": "off" } }`;
const error = `{ "rules": { "missing-dependency": "error" } }`;
const client = {
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    workspaceFolders: true,
  },
  textDocument: {},
};
type Session = Awaited<ReturnType<typeof openSession>>;

/** The severities that the server publishes after `change`, and the number of its refresh requests for hints. */
async function shownAfter(
  session: Session,
  change: () => Promise<unknown>,
): Promise<{ shown: (number | undefined)[]; refreshed: number }> {
  let refreshed = 0;
  session.client.onRequest("workspace/inlayHint/refresh", () => {
    refreshed++;
    return null;
  });
  const next = session.next(uri);
  await change();
  const { diagnostics } = await next;
  // A request after the diagnostics: the server sends everything about the change before its answer.
  await ask(session);
  return { shown: diagnostics.map((one) => (one as { severity?: number }).severity), refreshed };
}

async function ask(session: Session): Promise<readonly string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: policy.length } };
  const actions = await session.client.sendRequest<{ title: string }[]>("textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [] } });
  return actions.map(({ title }) => title);
}

test("environment: one event after any change except of the text updates everything that depends on it", async () => {
  const files = new Map<string, string>();
  const session = await openSession(files, client);
  const first = session.next(uri);
  await session.open(uri, policy);
  assert.equal((await first).diagnostics.length, 1);

  const settings = (rules: object) => session.client.sendNotification("workspace/didChangeConfiguration", { settings: { huaweiIam: { rules } } });
  const file = (text: string, type: number) => {
    files.set(config, text);
    return session.client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type }] });
  };
  assert.deepEqual(await shownAfter(session, () => settings({ "missing-dependency": "information" })), { shown: [3], refreshed: 1 });
  assert.deepEqual(await shownAfter(session, () => file(error, 1)), { shown: [1], refreshed: 1 });
  assert.deepEqual(await shownAfter(session, () => file(off, 2)), { shown: [], refreshed: 1 });
  assert.deepEqual(await ask(session), []);
  // While it is edited, open documents are updated. The others follow when it is saved.
  assert.deepEqual(await shownAfter(session, () => session.open(config, error)), { shown: [1], refreshed: 0 });
  assert.deepEqual(await shownAfter(session, () => session.change(config, off.replace("off", "hint"), 2)), { shown: [4], refreshed: 0 });
  assert.deepEqual(await shownAfter(session, () => session.client.sendNotification("textDocument/didClose", { textDocument: { uri: config } })), { shown: [], refreshed: 1 });
  files.delete(config);
  assert.deepEqual(await shownAfter(session, () => session.client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: 3 }] })), { shown: [3], refreshed: 1 });
  const folders = { event: { added: [{ uri: "file:///other", name: "other" }], removed: [] } };
  assert.deepEqual(await shownAfter(session, () => session.client.sendNotification("workspace/didChangeWorkspaceFolders", folders)), { shown: [3], refreshed: 1 });
  session.close();
});

test("environment: no answer between two texts of a configuration file uses the older one", async () => {
  let release: () => void = () => undefined;
  let isSlow = false;
  const files = new Map([[config, off]]);
  const session = await openSession(files, client, async (name) => {
    if (isSlow) await new Promise<void>((done) => (release = done));
    return files.get(name);
  });
  session.client.onRequest("workspace/inlayHint/refresh", () => null);
  const opened = session.next(uri);
  await session.open(uri, policy);
  assert.deepEqual((await opened).diagnostics, []);
  const typed = session.next(uri, ({ diagnostics }) => diagnostics.length === 1);
  await session.open(config, error);
  await typed;
  assert.equal((await ask(session))[0], "Add evs:volumes:use");
  // It was closed without saving, so the server has to read the text on disk.
  isSlow = true;
  const closed = session.client.sendNotification("textDocument/didClose", { textDocument: { uri: config } });
  const answer = ask(session);
  await closed;
  await session.client.sendRequest("huaweiIam/catalog");
  const last = session.next(uri, ({ diagnostics }) => diagnostics.length === 0);
  isSlow = false;
  release();
  assert.deepEqual(await answer, []);
  await last;
  // The server also requests a refresh, and the client must reply before its connection is closed.
  await ask(session);
  session.close();
});
