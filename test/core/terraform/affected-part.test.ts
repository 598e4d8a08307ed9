import assert from "node:assert/strict";
import test from "node:test";
import { parseAllPolicies } from "../../../server/src/core/terraform/find.js";
import { affectedPart } from "../../../server/src/core/terraform/put-back/affected-part.js";

const role = (name: string, actions: string) => `resource "huaweicloud_identity_role" "${name}" {
  type   = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = ${actions} }]
  })
}
`;
const locals = `locals {
  stop = ["ecs:servers:stop"] # with care
  list = ["ecs:servers:list"]
}
`;
const encoded = `locals {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:get"] }] })
}
`;
const inLocal = `resource "huaweicloud_identity_role" "in_local" {
  type   = "XA"
  policy = local.policy
}
`;

/** The place of a text that is in a file once. */
function placeOf(text: string, found: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(found);
  assert.equal(text.lastIndexOf(found), start, found);
  return { start, end: start + found.length };
}

test("terraform: what an edit may change are its items, what uses them, and the local values of the file", () => {
  const text = [role("stop", "local.stop"), locals, role("list", "local.list"), role("own", '["ecs:servers:get"]')].join("\n# note\n");
  const file = parseAllPolicies(text);
  const edit = { range: placeOf(text, '"ecs:servers:stop"'), newText: '"ecs:servers:start"' };
  const part = affectedPart(file, [edit], [placeOf(text, "local.stop")]);
  assert.equal(part.text, role("stop", "local.stop") + locals);
  assert.equal(part.after, part.text.replace("ecs:servers:stop", "ecs:servers:start"));
  assert.deepEqual(part.views, [file.views[0]]);
  assert.ok(part.isWhole(parseAllPolicies(part.after)));
  assert.ok(!part.isWhole(parseAllPolicies(part.text)), "the lengths are those after the edit");
  const inOwn = { range: placeOf(text, "ecs:servers:get"), newText: "ecs:servers:start" };
  assert.equal(affectedPart(file, [inOwn], []).text, role("own", '["ecs:servers:get"]'));
  const naming = { ...inOwn, newText: "${local.list[0]}" };
  assert.equal(affectedPart(file, [naming], []).text, locals + role("own", '["ecs:servers:get"]'));
});

test("terraform: a policy in a local value belongs to the resource that uses it", () => {
  const text = [encoded, inLocal, role("own", '["ecs:servers:list"]')].join("");
  const file = parseAllPolicies(text);
  const edit = { range: placeOf(text, "ecs:servers:get"), newText: "ecs:servers:start" };
  assert.equal(affectedPart(file, [edit], []).text, encoded + inLocal);
});

test("terraform: all of a file may change if an item means something else without the others", () => {
  const edit = { range: { start: 10, end: 10 }, newText: "x" };
  const broken = `${role("own", '["ecs:servers:list"]')}resource "a" {\n`;
  for (const text of [broken, JSON.stringify({ locals: { a: ["ecs:servers:list"] } })])
    assert.deepEqual(affectedPart(parseAllPolicies(text), [edit], []).text, text);
  const first = role("one", '["ecs:servers:list"]');
  const two = first + role("other", '["ecs:servers:list"]');
  for (const at of [0, first.length, two.length]) {
    const between = { range: { start: at, end: at }, newText: "x" };
    assert.equal(affectedPart(parseAllPolicies(two), [between], []).text, two);
  }
  const inside = { range: { start: first.length + 10, end: first.length + 10 }, newText: "x" };
  assert.notEqual(affectedPart(parseAllPolicies(two), [inside], []).text, two);
});
