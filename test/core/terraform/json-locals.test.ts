import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { hover } from "../../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const allow = (actions: string) =>
  `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })}`;
const file = (policy: string, locals: Readonly<Record<string, unknown>>) =>
  JSON.stringify(
    { locals, resource: { huaweicloud_identity_role: { r: { description: "说明 😀", policy } } } },
    undefined,
    2,
  );

/** Findings as rule and the text that they are about, and whether any of their fixes can be made. */
function found(text: string): string[] {
  return lintSource(text, "terraform", facts).findings.map(
    ({ rule, report: { range }, fixes }) =>
      `${rule.id} ${text.slice(range.start, range.end)}${fixes().some(({ refused }) => !refused) ? " fix" : ""}`,
  );
}

test("terraform in JSON: strings follow local values of the file, and findings are where these are written", () => {
  assert.deepEqual(found(file(allow('concat(local.base, ["ecs:servers:stop"])'), { base: ["ecs:servers:get"] })), []);
  assert.deepEqual(found(file(allow('concat(local.base, ["ecs:servers:stop"])'), { base: ["ecs:servers:list"] })), [
    "missing-dependency ecs:servers:stop fix",
  ]);
  assert.deepEqual(
    found(file(allow("local.base"), { x: { y: 1 }, base: ["\u00e4\t\\", "ECS:servers:list"] })).slice(1),
    ["service-case ECS:servers:list fix"],
  );
  assert.deepEqual(found(file(allow("local.base"), { base: ["ecs:servers:stop"] })), [
    "missing-dependency ecs:servers:stop fix",
  ]);
  assert.deepEqual(found(file(allow("local.base"), { base: ["ecs:servers:${var.x}", "ecs:servers:stop"] })), []);
  assert.deepEqual(found(file(allow("local.base"), { base: "${var.base}" })).length, 0);
  assert.deepEqual(found(file(allow("[local.stop]"), { stop: "ecs:servers:stop" })), [
    "missing-dependency ecs:servers:stop fix",
  ]);
  assert.deepEqual(found(file(allow("local.none"), { base: [] })), []);
});

test("terraform in JSON: an action in a local value has a hover", () => {
  const text = file(allow("local.base"), { base: ["ecs:servers:list"] });
  const environment = { catalog: facts, rules: {}, language: "en", features: defaultFeatures } as const;
  const snapshot = new Snapshot("file:///main.tf.json", 1, text, environment);
  const at = text.indexOf("ecs:servers:list") + 3;
  const { start } = snapshot.range({ start: at, end: at });
  const part = snapshot.partAt(start);
  assert.ok(part);
  assert.match(JSON.stringify(hover(part, start)), /ecs:servers:list/);
});
