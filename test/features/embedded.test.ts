import assert from "node:assert/strict";
import { test } from "node:test";
import { codeActions } from "../../server/src/features/code-actions/code-actions.js";
import { hover } from "../../server/src/features/hover/hover.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { lint } from "../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { catalog } from "../support/catalog.js";
import { snapshotOf } from "../support/fixture.js";

const facts = catalog("ecs:servers:stop 关闭云服务器 -> ecs:servers:get\necs:servers:get");
const policy = { Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:stop"] }] };
const text = JSON.stringify({ permission_set_id: "x", custom_role: JSON.stringify(policy, undefined, 2) }, undefined, 2);

function at(snapshot: Snapshot, words: string) {
  const start = snapshot.range({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return { start: start.start, part: snapshot.partAt(start.start)!, range: start };
}

test("embedded: a hover in a JSON string has its range in the file", () => {
  const snapshot = snapshotOf(text, facts, "zh");
  const { start, part, range } = at(snapshot, "ecs:servers:stop");
  const found = hover(part, start);
  assert.match(JSON.stringify(found?.contents), /关闭云服务器/);
  assert.deepEqual(found?.range, range);
  assert.equal(snapshot.partAt({ line: 1, character: 4 }), snapshot, "outside the string: the file itself");
});

test("embedded: a quick fix edits the string", () => {
  const snapshot = snapshotOf(text, facts);
  const { range } = at(snapshot, "ecs:servers:stop");
  const [first] = codeActions(snapshot, range, { disabled: false });
  const changes = Object.values(first?.edit?.changes ?? {}).flat();
  assert.ok(changes.length > 0);
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const after = [...changes]
    .reverse()
    .reduce(
      (now, { range: { start, end }, newText }) => now.slice(0, offset(start)) + newText + now.slice(offset(end)),
      text,
    );
  const document = JSON.parse((JSON.parse(after) as { custom_role: string }).custom_role) as typeof policy;
  assert.deepEqual(document.Statement[0]!.Action, ["ecs:servers:stop", "ecs:servers:get"]);
  assert.deepEqual(lint(parsePolicyFile(after), facts), []);
});

test("embedded: text is inserted with the escapes of the string", () => {
  const snapshot = snapshotOf(text, facts);
  const { part } = at(snapshot, "ecs:servers:stop");
  assert.equal(part.writingAt({ start: 0, end: 0 })?.write('"ecs:servers:get"\n'), '\\"ecs:servers:get\\"\\n');
});
