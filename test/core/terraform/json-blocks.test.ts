import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const file = (statement: unknown, more: object = {}) =>
  JSON.stringify({ resource: [{ opentelekomcloud_identity_role_v3: { t: [{ statement, ...more }] } }] }, undefined, 2);
const allow = (action: unknown, more: object = {}) => ({ effect: "Allow", action, ...more });
const found = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id);

test("terraform: statements of a JSON file are blocks, as a list or as one object", () => {
  for (const text of [file([allow(["ecs:servers:stop"])]), file(allow(["ecs:servers:stop"]))]) {
    assert.deepEqual(found(text), ["missing-dependency"], text);
    const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
    assert.deepEqual(found(applyEdits(text, fix!.edits)), []);
    JSON.parse(applyEdits(text, fix!.edits));
  }
  assert.deepEqual(parseTerraform(file([])).views.length, 1);
  assert.deepEqual(
    parseTerraform(JSON.stringify({ resource: { opentelekomcloud_identity_role_v3: { t: {} } } })).views,
    [],
  );
});

test("terraform: a new statement is an object beside the others, with names in lower case and a condition as a string", () => {
  const condition = JSON.stringify({ StringEquals: { "g:UserName": ["$${x}"] } });
  const text = file([allow(["ecs:servers:stop"], { resource: ["ecs:*:*:instance:i-1"], condition })]);
  const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
  const fixed = applyEdits(text, fix!.edits);
  const { statement } = (
    JSON.parse(fixed) as { resource: [{ opentelekomcloud_identity_role_v3: { t: [{ statement: unknown[] }] } }] }
  ).resource[0].opentelekomcloud_identity_role_v3.t[0];
  assert.equal(statement.length, 2);
  assert.deepEqual(
    Object.keys(statement[1] as object).filter((name) => name !== name.toLowerCase()),
    [],
  );
});

test("terraform: what is not known in statements of a JSON file is a hole", () => {
  assert.deepEqual(found(file([allow(["ecs:servers:stop", "ecs:servers:${var.op}"])])), []);
  assert.deepEqual(found(file([allow(["ecs:servers:stop", "obs:bucket:${var.op}"])])), ["missing-dependency"]);
  assert.deepEqual(found(file([allow(["ecs:servers:stop"]), allow("${var.more}")])), []);
  const dynamic = { statement: { for_each: "${var.all}", content: allow("${statement.value}") } };
  assert.deepEqual(found(file([allow(["ecs:servers:stop"])], { dynamic })), []);
  const text = file([allow("${var.more}", { condition: "${var.condition}" })]);
  const { unknown } = explainSource({ text, notation: "terraform" }, facts, "en");
  assert.deepEqual(
    unknown?.map((one) => one.text),
    ["${var.more}", "${var.condition}"],
  );
  assert.deepEqual(
    found(file([allow(["ecs:servers:list"], { condition: '{"StringEquals": {"g:UserName": ["${var.x}"]}}' })])),
    [],
  );
});

test("terraform: the layer of a role of a JSON file decides which services its actions may belong to", () => {
  const [view] = parseTerraform(file([allow(["ecs:servers:list"])], { display_layer: "domain" })).views;
  assert.equal(view?.roleType, "AX");
});
