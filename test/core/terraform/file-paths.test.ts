import assert from "node:assert/strict";
import test from "node:test";
import { contentCalls } from "../../../server/src/core/terraform/content-calls.js";
import { parseAllPolicies } from "../../../server/src/core/terraform/find.js";

const role = (policy: string) => `resource "huaweicloud_identity_role" "r" {\n  policy = ${policy}\n}\n`;
const pathsIn = (text: string, ...siblings: readonly string[]) =>
  contentCalls(parseAllPolicies(text, siblings)).map(({ path }) => path);

test("terraform: the path of a file is computed from literals, local values and the folder of the module", () => {
  const locals = 'locals {\n  dir  = path.module\n  name = "p"\n  pf   = "${path.module}/p.json"\n  root = "${path.root}/p.json"\n}\n';
  for (const [path, expected] of Object.entries({
    '"p.json"': "p.json",
    '"./p.json"': "p.json",
    '"../p.json"': "../p.json",
    '"/etc/p.json"': "/etc/p.json",
    '"${path.module}/p.json"': "p.json",
    '"${path.module}/../p.json"': "../p.json",
    '"${path.root}/p.json"': "p.json",
    "local.pf": "p.json",
    "local.root": "p.json",
    '"${local.dir}/${local.name}.json"': "p.json",
    'format("%s/%s.json", path.module, local.name)': "p.json",
    'join("/", [path.module, "a", "p.json"])': "a/p.json",
  })) {
    assert.deepEqual(pathsIn(locals + role(`file(${path})`)), [expected], path);
    assert.deepEqual(pathsIn(role(`templatefile(${path}, {})`), locals), [expected], path);
    const json = JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy: `\${file(${path})}` } } } });
    assert.deepEqual(pathsIn(json, locals), [expected], path);
  }
});

test("terraform: any other path is not known", () => {
  for (const path of ["var.pf", '"${var.dir}/p.json"', '"${path.cwd}/p.json"', "path.module.x", "path", '""', "local.none", "1"])
    assert.deepEqual(pathsIn(role(`file(${path})`)), [], path);
});

test("terraform: the folder of the module is known in paths only", () => {
  const text = 'locals {\n  dir = path.module\n}\n' + role('jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:${local.dir}:get", "${path.module}"] }] })');
  const file = parseAllPolicies(text + role('file("${local.dir}/p.json")').replace('"r"', '"s"'));
  assert.equal(file.views[0]?.unknown.length, 2);
});
