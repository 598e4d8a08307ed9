import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const role = (bodies: string) => `{"resource": {"opentelekomcloud_identity_role_v3": {"r": ${bodies}}}}`;
const found = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id);
const messages = (text: string) =>
  lintSource(text, "terraform", facts).findings.map(({ report }) => report.message.en);

const stop = '{"effect": "Allow", "action": ["ecs:servers:stop"]}';
const get = '{"effect": "Allow", "action": ["ecs:servers:get"]}';
const missing = ["missing-dependency"];

/** Applies the first fix of a file's only finding. */
function fixed(text: string): string {
  const [only, ...others] = lintSource(text, "terraform", facts).findings;
  assert.deepEqual([only?.rule.id, others], ["missing-dependency", []], text);
  const [fix] = only!.fixes();
  assert.equal(fix!.refused, undefined, text);
  const after = applyEdits(text, fix!.edits);
  JSON.parse(after);
  return after;
}

test("terraform: a list in a list of blocks of a JSON file is one block with the arguments of its objects", () => {
  const halves = '[{"effect": "Allow"}, {}, {"action": ["ecs:servers:stop"]}]';
  for (const statement of [`[[${stop}]]`, `[[{}, ${stop}]]`, `[${halves}]`, `[${halves}, {"effect": "Deny", "action": []}]`]) {
    const text = role(`{"statement": ${statement}}`);
    assert.ok(found(text).includes("missing-dependency"), text);
  }
  const text = role(`{"statement": [${halves}]}`);
  assert.equal(parseTerraform(text).views[0]?.text.replace(/\s+/g, ""), view("ecs:servers:stop"));
  assert.deepEqual(found(fixed(text)), []);
  assert.deepEqual(found(role(`{"statement": [${halves}, [${get}]]}`)), []);
});

const view = (action: string) => `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["${action}"]}]}`;

test("terraform: an argument that the objects of such a list set twice is reported, and so is anything but objects", () => {
  for (const value of [`[[${stop}, ${get}]]`, `[[${stop}, {"effect": null}]]`])
    assert.match(messages(role(`{"statement": ${value}}`)).join("\n"), /^The objects in this inner list.*Terraform rejects[^\n]*$/);
  for (const value of ["[[]]", "[[null]]", "[[5]]", `[[[${stop}]]]`, `[[${stop}, null]]`, `[[${stop}, "x"]]`])
    assert.match(messages(role(`{"statement": ${value}}`)).join("\n"), /^"statement" is a block.*Terraform rejects[^\n]*$/, value);
  assert.deepEqual(found(role(`{"statement": [[${stop}, {"//": "a"}, ${'{"//": "b"}'}]]}`)), missing);
});

test("terraform: a resource of a JSON file may be in a list in a list", () => {
  for (const bodies of [
    `[[{"statement": ${stop}}]]`,
    `[[{"name": "r"}, {"statement": [${stop}]}]]`,
    `[[{"name": "r"}, {"statement": [[${stop}]]}]]`,
  ]) {
    assert.deepEqual(found(role(bodies)), missing, bodies);
    assert.deepEqual(found(fixed(role(bodies))), []);
  }
  assert.deepEqual(found(role(`[[{"statement": ${stop}}, {"statement": [${get}]}]]`)), []);
  const policy = JSON.stringify(view("ecs:servers:stop"));
  for (const bodies of [`[[{"policy": ${policy}}]]`, `[[{"type": "XA"}, {"policy": ${policy}}]]`]) {
    const text = `{"resource": {"huaweicloud_identity_role": {"r": ${bodies}}}}`;
    assert.deepEqual(found(text), missing, text);
    assert.deepEqual(found(fixed(text)), []);
  }
});

test("terraform: all blocks of a repeated property of a JSON file are read", () => {
  assert.deepEqual(found(role(`{"statement": ${stop}, "statement": [${get}]}`)), []);
  const two = role(`{"statement": ${stop}, "statement": {"effect": "Allow", "action": ["ecs:servers:list"]}}`);
  assert.deepEqual(found(two), missing);
  assert.deepEqual(found(fixed(two)), []);
  const dynamic = (action: string) =>
    `"dynamic": {"statement": [[{"for_each": ["a"]}, {"content": [[{"effect": "Allow"}, {"action": ["${action}"]}]]}]]}`;
  const views = parseTerraform(role(`{${dynamic("ecs:servers:stop")}, ${dynamic("ecs:servers:get")}}`)).views;
  assert.deepEqual(
    views.map(({ text }) => [...text.matchAll(/"ecs:servers:(\w+)"/g)].map(([, name]) => name)),
    [["stop", "get"]],
  );
});

test("terraform: a property that is a comment is no argument of a block of a JSON file", () => {
  const comment = '"//": "see the handbook"';
  for (const one of [`{${comment}, "effect": "Allow", "action": ["ecs:servers:stop"]}`, stop.replace("}", `, ${comment}}`)]) {
    const text = role(`{"statement": ${one}}`);
    assert.deepEqual(found(text), missing);
    assert.ok(fixed(text).includes(comment));
  }
});
