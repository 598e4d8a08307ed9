import assert from "node:assert/strict";
import test from "node:test";
import { type CodeAction, DiagnosticSeverity } from "vscode-languageserver-types";
import type { RuleSettings } from "../../server/src/core/config/rule-settings.js";
import type { Language } from "../../server/src/core/text/message.js";
import { codeActions } from "../../server/src/features/code-actions/code-actions.js";
import { diagnostics } from "../../server/src/features/diagnostics/diagnostics.js";
import { catalog } from "../support/catalog.js";
import { policy, readCursor, snapshotOf } from "../support/fixture.js";

const facts = catalog(`
  a:b:stop -> a:b:get
  a:b:start -> a:b:get, a:b:list
  a:b:make -> a:b:get, x:y:one (for one), x:y:two (for two)
  newer a:b:start -> a:b:use
  vpc:ports:creare => vpc:ports:create
`);

function actionsAt(
  marked: string,
  options: { rules?: RuleSettings; language?: Language; disabled?: boolean } = {},
): CodeAction[] {
  const { text, offset } = readCursor(marked);
  const snapshot = snapshotOf(text, facts, options.language, options.rules);
  return codeActions(snapshot, snapshot.range({ start: offset, end: offset }), { disabled: options.disabled ?? true });
}
const titles = (actions: readonly CodeAction[]) => actions.map(({ title, isPreferred, disabled }) => title + (isPreferred ? " *" : "") + (disabled ? " -" : ""));

test("code actions: first the fixes of the findings here, with the preferred one marked, then those for all of their kind", () => {
  assert.deepEqual(titles(actionsAt(policy('"a:b:st|art", "a:b:stop"'))), [
    "Add a:b:get, a:b:list *",
    "Add all missing dependencies in this policy (2 actions)",
    "Add a:b:use (required by newer docs, 2024-04)",
  ]);
  assert.deepEqual(titles(actionsAt(policy('"a:b:st|art", "a:b:stop"'), { language: "zh" })), [
    "添加 a:b:get、a:b:list *",
    "添加本策略缺少的全部依赖授权项（2 个）",
    "添加 a:b:use（2024-04 的较新文档要求）",
  ]);
});

test("code actions: each finding above a hint that has a fix has exactly one preferred fix, a hint has none", () => {
  for (const text of ['"a:b:make|", "a:b:start"', '"|vpc:ports:creare"', '"a:b:stop a:|b:start"']) {
    const actions = actionsAt(policy(text));
    const preferred = new Map<string, number>();
    for (const { diagnostics: [diagnostic], isPreferred } of actions as Required<CodeAction>[]) {
      assert.ok(diagnostic);
      const key = JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.severity]);
      preferred.set(key, (preferred.get(key) ?? 0) + (isPreferred ? 1 : 0));
    }
    assert.ok(preferred.size > 0);
    for (const [key, count] of preferred)
      assert.equal(count, (JSON.parse(key) as unknown[])[2] === DiagnosticSeverity.Hint ? 0 : 1, key);
  }
});

test("code actions: each belongs to a diagnostic that was published", () => {
  const { text } = readCursor(policy('"|a:b:make", "a:b:start"'));
  const published = diagnostics(snapshotOf(text, facts));
  for (const { diagnostics: own } of actionsAt(policy('"|a:b:make", "a:b:start"'))) {
    assert.equal(own?.length, 1);
    assert.ok(published.some((one) => JSON.stringify(one) === JSON.stringify(own[0])));
  }
});

test("code actions: only for findings at the cursor", () => {
  assert.deepEqual(titles(actionsAt(policy('"a:b:stop"| , "x:y:z"'))), []);
  assert.deepEqual(titles(actionsAt(policy('"a:b:stop|" , "x:y:z"'))), ["Add a:b:get *"]);
  assert.deepEqual(titles(actionsAt(`|${policy('"a:b:stop"')}`)), []);
});

test("code actions: a fix that would exceed a limit is shown with its reason", () => {
  const full = policy(`"a:b:stop|", ${Array.from({ length: 99 }, (_, index) => `"x:y:z${String(index)}"`).join(", ")}`);
  const [action] = actionsAt(full);
  assert.equal(action?.disabled?.reason, "the statement would have 101 actions, and the service allows 100 (IAM.1033)");
  assert.deepEqual([action?.edit, action?.isPreferred], [undefined, undefined]);
  const [plain] = actionsAt(full, { disabled: false });
  assert.equal(plain?.title, "Cannot be done: Add a:b:get (the statement would have 101 actions, and the service allows 100 (IAM.1033))");
  assert.deepEqual([plain?.edit, plain?.disabled], [undefined, undefined]);
});

test("code actions: for several misprints, one fix for all of them", () => {
  assert.deepEqual(titles(actionsAt(policy('"vpc:ports:|creare", "VPC:Ports:Creare"'))), [
    "Replace with vpc:ports:create *",
    "Fix all 2 'documentation-erratum' problems in this policy",
  ]);
});

test("settings: a rule that is off finds nothing, and a changed severity is used", () => {
  const shown = (rules: RuleSettings) => diagnostics(snapshotOf(policy('"a:b:start"'), facts, "en", rules)).map(({ code, severity }) => `${String(code)} ${String(severity)}`);
  assert.deepEqual(shown({}), ["missing-dependency 2", "newer-dependency 4"]);
  assert.deepEqual(shown({ "missing-dependency": "off" }), ["newer-dependency 4"]);
  assert.deepEqual(shown({ "missing-dependency": "error", "newer-dependency": "information" }), ["missing-dependency 1", "newer-dependency 3"]);
  assert.deepEqual(titles(actionsAt(policy('"a:b:st|art"'), { rules: { "missing-dependency": "off" } })), ["Add a:b:use (required by newer docs, 2024-04)"]);
});

test("diagnostics: the missing actions are in the data, and a Deny is a related place", () => {
  const [missing] = diagnostics(snapshotOf(policy('"a:b:start"'), facts));
  assert.deepEqual(missing?.data, { action: "a:b:start", missing: ["a:b:get", "a:b:list"] });
  assert.equal(missing?.source, "huawei-iam");
  const text = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:stop"] }, { "Effect": "Deny", "Action": ["a:b:g*"] }] }';
  const [denied] = diagnostics(snapshotOf(text, facts, "zh"));
  const place = denied?.relatedInformation?.[0];
  assert.equal(place?.message, "a:b:get 在此处被拒绝。");
  assert.deepEqual(place.location.range.start, { line: 0, character: text.indexOf("a:b:g*") });
});
