import assert from "node:assert/strict";
import test from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { refactoringActions } from "../../../server/src/features/code-actions/refactorings.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog } from "../../support/catalog.js";
import { edited } from "../../support/edited.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list\nobs:bucket:ListBucket");

const role = (statement: string) =>
  `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [\n${statement}\n    ]\n  })\n}\n`;

/** The text after a refactoring with a title, at the action `ecs:servers:stop`. */
function refactored(text: string, title: string): string | undefined {
  const snapshot = new Snapshot("file:///main.tf", 1, text, {
    catalog: facts,
    rules: {},
    language: "en",
    features: defaultFeatures,
  });
  const start = new LineIndex(text).positionAt(text.indexOf("ecs:servers:stop") + 1);
  const action = refactoringActions(snapshot, { start, end: start }, undefined, { disabled: true }).find((one) =>
    one.title.startsWith(title),
  );
  const edits = action?.edit?.changes?.["file:///main.tf"];
  return edits && edited(text, edits);
}

test("terraform: a new statement is aligned as terraform fmt does, whatever the lengths of its names", () => {
  const text = role(
    '      {\n        Effect    = "Allow"\n        Action    = ["ecs:servers:stop"]\n        Condition = { StringEquals = { "g:DomainName" = ["x"] } }\n      },',
  );
  const [finding] = lintSource(text, "terraform", facts).findings;
  const fixed = applyEdits(text, finding!.fixes()[0]!.edits);
  assert.match(fixed, /\n {6}\{\n {8}Effect = "Allow"\n {8}Action = \["ecs:servers:get"\]\n {6}\},\n/);
});

test("terraform: an edit that closes brackets and opens others keeps bare keys, and writes no commas", () => {
  const text = role(
    '      {\n        Action = ["ecs:servers:stop", "obs:bucket:ListBucket"]\n        Effect = "Allow"\n      },',
  );
  const moved = refactored(text, "Split the statement");
  assert.ok(moved);
  assert.match(
    moved,
    /Action = \["ecs:servers:stop"\]\n {8}Effect = "Allow"\n {6}\},\s*\{\n {8}Action = \["obs:bucket:ListBucket"\]\n/,
  );
});

test("terraform: a comment that moves has the mark of the author's comments", () => {
  for (const mark of ["#", "//"]) {
    const text = role(
      `      {\n        Effect = "Allow"\n        Action = [\n          ${mark} stop\n          "ecs:servers:stop",\n          ${mark} list\n          "ecs:servers:list",\n        ]\n      },`,
    );
    const wanted = `\n          ${mark} list\n          "ecs:servers:list",\n          ${mark} stop\n          "ecs:servers:stop",\n`;
    assert.ok(refactored(text, "Sort")?.includes(wanted), refactored(text, "Sort"));
  }
});

test("terraform: a removed item at the end of a line leaves no blank that terraform fmt removes", () => {
  for (const [items, wanted] of [
    ['"ecs:servers:list", "ecs:servers:list", # twice\n', '"ecs:servers:list", # twice\n'],
    ['"ecs:servers:list", "ecs:servers:list",\n', '"ecs:servers:list",\n'],
    ['"ecs:servers:list", "ecs:servers:list", "ecs:servers:list", # thrice\n', '"ecs:servers:list", # thrice\n'],
    ['"ecs:servers:list", /* again */ "ecs:servers:list",\n', '"ecs:servers:list",\n'],
  ] as const) {
    const around = (list: string) => role(
      `      {\n        Effect = "Allow"\n        Action = [${list}          "obs:bucket:ListBucket",\n        ]\n      },`,
    );
    assert.equal(applySafeFixes(around(items), facts, {}, "terraform").text, around(wanted));
  }
});

test("terraform: findings and fixes beside letters that HCL composes have their own places", () => {
  const sid = '"Sid": "Zugriff fu\u0308r alle 中文e\u0301"';
  const json = `{ "Version": "1.1", "Statement": [{ ${sid}, "Effect": "Allow", "Action": ["ECS:servers:list"] }] }`;
  for (const value of [`<<EOF\n${json}\nEOF`, JSON.stringify(json), `jsonencode(${json})`]) {
    const text = `resource "huaweicloud_identity_role" "t" {\n  policy = ${value}\n}\n`;
    const [finding, ...others] = lintSource(text, "terraform", catalog("ecs:servers:list")).findings.filter(({ rule }) => rule.id === "service-case");
    assert.deepEqual(others, []);
    const { range } = finding!.report;
    assert.match(text.slice(range.start, range.end), /^ECS(?::servers:list)?$/, value);
    const [fix] = finding!.fixes();
    assert.equal(applyEdits(text, fix!.edits), text.replace("ECS", "ecs"));
  }
});
