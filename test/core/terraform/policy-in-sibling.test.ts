import assert from "node:assert/strict";
import test from "node:test";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";

const role = (policy: string) => `resource "huaweicloud_identity_role" "r" {\n  type   = "XA"\n  policy = ${policy}\n}\n`;
const document = '{ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] }';
const data = { Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:stop"] }] };
const policiesIn = (text: string, ...siblings: readonly string[]) =>
  parseTerraform(text, siblings).views.map((view): unknown => JSON.parse(view.text));

test("terraform: an object of another file is read where it is encoded", () => {
  const locals = `locals {\n  doc = ${document}\n}\n`;
  const main = role("jsonencode(local.doc)");
  assert.deepEqual(policiesIn(main, locals), [data]);
  assert.deepEqual(policiesIn(locals, main), [], "the object alone is no policy");
  const [view] = parseTerraform(main, [locals]).views;
  assert.equal(main.slice(view!.host.start, view!.host.end), "local.doc");
  assert.deepEqual(policiesIn(`${main}output "o" {\n  value = jsonencode(local.tags)\n}\n`, locals), [data]);
});

test("terraform: a policy that another file encodes is read there", () => {
  const locals = `locals {\n  doc  = ${document}\n  json = jsonencode(local.doc)\n  same = jsonencode(local.doc)\n}\n`;
  const main = role("local.json");
  assert.deepEqual([policiesIn(main, locals), policiesIn(locals, main)], [[], [data]]);
  assert.deepEqual(policiesIn(main + locals), [data], "once in one file, too");
});

test("terraform: a value of another file that is not known has the line of the policy that uses it", () => {
  const main = role('jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = local.read }] })');
  const file = parseTerraform(main, ["locals {\n  read = [md5(var.x)]\n}\n"]);
  assert.deepEqual(valuesAt(file, undecidedRanges(file)).map(({ line }) => line), [3]);
});

test("terraform: the policy that another file encodes is known where it is used", () => {
  const locals = `locals {\n  doc  = ${document}\n  json = jsonencode(local.doc)\n}\n`;
  const main = `${role("local.json")}${role("local.json").replace('"r"', '"s"')}`;
  const { views, elsewhere } = parseTerraform(main, [locals]);
  assert.deepEqual(views, []);
  assert.deepEqual(elsewhere.map(({ text }): unknown => JSON.parse(text)), [data], "once for both resources");
  const [{ host, owner } = { host: { start: 0, end: 0 }, owner: undefined }] = elsewhere;
  assert.equal(main.slice(host.start, host.end), "local.json");
  assert.equal(owner?.labels[1]?.value, "r");
  assert.deepEqual(parseTerraform(main + locals).elsewhere, [], "it is in the same file");
});
