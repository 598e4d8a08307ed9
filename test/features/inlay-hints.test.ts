import assert from "node:assert/strict";
import test from "node:test";
import type { InlayHint } from "vscode-languageserver-types";
import type { Language } from "../../server/src/core/text/message.js";
import { inlayHints, resolveInlayHint } from "../../server/src/features/inlay-hints.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { catalog, realCatalog } from "../support/catalog.js";
import { policy } from "../support/fixture.js";
import { policies } from "../support/policies.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器（OpenStack原生） POST /stop
  ecs:servers:start 启动云服务器 POST /start
  ecs:servers:get GET /servers
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create 创建端口 POST /ports
`);

interface Options {
  readonly language?: Language;
  readonly wildcardMatches?: boolean;
  readonly labels?: boolean;
}

function snapshotOf(text: string, { language = "en", wildcardMatches = true, labels = false }: Options = {}): Snapshot {
  return new Snapshot("file:///policy.json", 1, text, { catalog: facts, rules: {}, language, features: { ...defaultFeatures, inlayHints: { wildcardMatches, labels } } });
}

/** The text with each hint in brackets at its place. */
function hinted(text: string, options?: Options): string {
  const snapshot = snapshotOf(text, options);
  const hints = inlayHints(snapshot, snapshot.range({ start: 0, end: text.length }));
  return hints.sort((a, b) => snapshot.offsetAt(b.position) - snapshot.offsetAt(a.position))
    .reduce((all, { label, position }) => `${all.slice(0, snapshot.offsetAt(position))}[${String(label)}]${all.slice(snapshot.offsetAt(position))}`, text);
}

test("inlay hints: after the quote of a wildcard the number of known actions that it matches, and nothing else", () => {
  assert.equal(hinted(policy('"ecs:*:st*", "ecs:servers:get", "*:*:*", "ecs:servers:sto*"')), policy('"ecs:*:st*"[2 actions], "ecs:servers:get", "*:*:*"[4 actions], "ecs:servers:sto*"[1 action]'));
  assert.equal(hinted(policy('"ecs:*:st*"'), { language: "zh" }), policy('"ecs:*:st*"[2 个授权项]'));
});

test("inlay hints: labels if they are enabled, also for a misprint, and none for an action without one", () => {
  const text = policy('"ecs:servers:stop", "ecs:servers:get", "x:y:z", "vpc:ports:creare", "ecs:*:*"');
  assert.equal(hinted(text, { labels: true, wildcardMatches: false }), policy('"ecs:servers:stop"[关闭云服务器（OpenStack原生）], "ecs:servers:get", "x:y:z", "vpc:ports:creare"[创建端口], "ecs:*:*"'));
  assert.equal(hinted(text, { labels: false, wildcardMatches: false }), text);
});

test("inlay hints: none where a number would be wrong, or the text is incomplete", () => {
  for (const text of [
    policy('"obs:*:*"'), policy('"ecs:*:*:*"'), policy('"ecs:*:* ecs:servers:*"'), policy('"ecs:*').replace(/\].*/, ""), '{ "Action": ["ecs:*:*"] }',
    policy('"ecs:*:*"').replace("1.1", "5.0"),
  ]) assert.equal(hinted(text), text);
});

test("inlay hints: only in the requested range", () => {
  const text = policy('\n"ecs:*:*",\n"ecs:*:st*",\n"ecs:*:*"\n');
  const snapshot = snapshotOf(text);
  const hints = inlayHints(snapshot, { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } });
  assert.deepEqual(hints.map(({ position, label, tooltip }) => ({ position, label, tooltip })), [{ position: { line: 2, character: 11 }, label: "2 actions", tooltip: undefined }]);
});

test("inlay hints: the tooltip is resolved on demand, and lists the matches", () => {
  const snapshot = snapshotOf(policy('"ecs:*:st*"'));
  const [hint] = inlayHints(snapshot, snapshot.range({ start: 0, end: snapshot.text.length }));
  const resolved = resolveInlayHint(JSON.parse(JSON.stringify(hint)) as InlayHint, snapshot.environment);
  assert.deepEqual(resolved.tooltip, { kind: "markdown", value: "`ecs:*:st*` matches **2 known actions**:\n\n- `ecs:servers:start` — 启动云服务器\n- `ecs:servers:stop` — 关闭云服务器（OpenStack原生）\n\nIt also matches what the service adds later." });
  const foreign: InlayHint = { label: "x", position: { line: 0, character: 0 }, data: 5 };
  assert.equal(resolveInlayHint(foreign, snapshot.environment), foreign);
});

test("inlay hints: in every policy, complete and cut, they are at ends of strings", () => {
  for (const whole of policies) {
    for (const text of [whole, whole.slice(0, whole.length >> 1)]) {
      const snapshot = snapshotOf(text, { labels: true });
      for (const { position } of inlayHints(snapshot, snapshot.range({ start: 0, end: text.length }))) {
        assert.equal(text[snapshot.offsetAt(position) - 1], '"');
      }
    }
  }
});

test("inlay hints on the real catalog: the hints of the example of the product", () => {
  const snapshot = new Snapshot("file:///policy.json", 1, policy('"ecs:servers:get*", "ecs:*:*"'), { catalog: realCatalog(), rules: {}, language: "en", features: defaultFeatures });
  const hints = inlayHints(snapshot, snapshot.range({ start: 0, end: snapshot.text.length }));
  assert.deepEqual(hints.map(({ label }) => label), ["3 actions", "90 actions"]);
});

test("inlay hints: actions in a local value have them once, also where only policies of other files use it", () => {
  const role = (name: string) => `resource "huaweicloud_identity_role" "${name}" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = concat(local.base, ["ecs:*:get*"]) }] })\n}\n`;
  const locals = 'locals {\n  # 说明 😀\n  base = ["ecs:servers:*", "${var.x}:*:*", "vpc:ports:create"]\n}\n';
  const features = { ...defaultFeatures, inlayHints: { wildcardMatches: true, labels: true } };
  const hintsOf = (text: string, siblings: readonly string[] = []) => {
    const snapshot = new Snapshot("file:///main.tf", 1, text, { catalog: facts, rules: {}, language: "zh", features, siblings });
    const lines = text.split("\n");
    return inlayHints(snapshot, snapshot.range({ start: 0, end: text.length }))
      .map(({ label, position: { line, character } }) => `${lines[line]!.slice(0, character).replace(/.*"(?=.)/, "")}: ${String(label)}`).sort();
  };
  const inLocals = ["ecs:servers:*\": 3 个授权项", "vpc:ports:create\": 创建端口"];
  const inRole = "ecs:*:get*\": 1 个授权项";
  assert.deepEqual(hintsOf(locals + role("a") + role("b")), [inRole, inRole, ...inLocals]);
  assert.deepEqual(hintsOf(locals, [role("a"), role("b")]), inLocals);
  assert.deepEqual(hintsOf(role("a"), [locals]), [inRole]);
});
