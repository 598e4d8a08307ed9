import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

// A policy that another file of the folder encodes is explained and exported where a resource uses it.

const role = (policy: string) => `resource "huaweicloud_identity_role" "ops" {\n  policy = ${policy}\n}\n`;
const document = '{ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["kms:cmk:list"] }] }';
const inJson = (policy: string) => JSON.stringify({ resource: { huaweicloud_identity_role: { ops: { policy } } } });

async function run(tree: Readonly<Record<string, string>>, ...args: readonly string[]) {
  let said: { code: number | null; out: string; err: string } = { code: null, out: "", err: "" };
  await withTree(tree, async (cwd) => {
    said = await runHere([...args, "--lang", "en"], { cwd });
  });
  return said;
}

test("policy in another file: explain and export show it for the file that uses it", async () => {
  const locals = `locals {\n  doc = jsonencode(${document})\n}\n`;
  for (const [name, text] of [["main.tf", role("local.doc")], ["main.tf.json", inJson("${local.doc}")]] as const) {
    const tree = { [name]: text, "locals.tf": locals };
    const explained = await run(tree, "explain", name);
    assert.deepEqual([explained.code, explained.err], [0, ""], name);
    assert.match(explained.out, /kms:cmk:list/, name);
    assert.deepEqual(JSON.parse((await run(tree, "export", name)).out), {
      Version: "1.1", Statement: [{ Effect: "Allow", Action: ["kms:cmk:list"] }],
    }, name);
  }
});

test("policy in another file: a value that is not known there is named with its file", async () => {
  const tree = {
    "main.tf": role("local.doc"),
    "locals.tf": `locals {\n  doc = jsonencode(${document.replace('"kms:cmk:list"', '"kms:cmk:list", var.more')})\n}\n`,
  };
  const { out } = await run(tree, "explain", "main.tf", "--format", "json");
  const { policies, unknown } = JSON.parse(out) as { policies: unknown[]; unknown: unknown };
  assert.equal(policies.length, 1);
  assert.deepEqual(unknown, [{ text: "var.more", line: 2, file: "locals.tf" }]);
  assert.match((await run(tree, "export", "main.tf")).err, /only known when Terraform runs/);
});

test("policy in another file: it may be the content of a file there", async () => {
  const tree = {
    "main.tf": role("local.doc"),
    "locals.tf": 'locals {\n  doc = file("p.json")\n}\n',
    "p.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["kms:cmk:list"] }] }',
  };
  assert.match((await run(tree, "explain", "main.tf")).out, /kms:cmk:list/);
  assert.match((await run(tree, "export", "main.tf")).out, /kms:cmk:list/);
});

const encoded = (action: string) => `locals {\n  doc = jsonencode(${document.replace("kms:cmk:list", action)})\n}\n`;
const twice = `${role("local.doc")}${role("local.doc").replace('"ops"', '"more"')}`;

test("policy in another file: diff of the files that use it compares it once", async () => {
  const tree = {
    "old/main.tf": twice, "old/locals.tf": encoded("kms:cmk:list"),
    "new/main.tf": twice, "new/locals.tf": encoded("kms:cmk:*"),
  };
  const alone = await run(tree, "diff", "old/main.tf", "new/main.tf");
  assert.match(alone.out, /- kms:cmk:\*: \d+ actions — new\/main\.tf:2\n/);
  const folder = await run(tree, "diff", "old", "new");
  assert.match(folder.out, /new\/locals\.tf:2\n/);
  assert.doesNotMatch(folder.out, /main\.tf/);
  const content = { ...tree, "old/locals.tf": 'locals {\n  doc = file("p.json")\n}\n', "new/locals.tf": 'locals {\n  doc = file("p.json")\n}\n' };
  const policy = (action: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["${action}"] }] }`;
  const files = { ...content, "old/p.json": policy("kms:cmk:list"), "new/p.json": policy("kms:cmk:*") };
  assert.match((await run(files, "diff", "old/main.tf", "new/main.tf")).out, /- kms:cmk:\*: \d+ actions — new\/main\.tf:2\n/);
});

test("policy in another file: existing policies and policy tests", async () => {
  const expected = { policies: ["main.tf"], can: ["vpc:vpcs:list"], cannot: ["kms:cmk:crypto"] };
  const tree = { "main.tf": twice, "locals.tf": encoded("vpc:vpcs:*"), "ops.hwpolicy-test.json": JSON.stringify(expected) };
  const tests = await run(tree, "test");
  assert.equal(tests.code, 0, tests.out);
  await withTree(tree, async (cwd) => {
    const input = "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n";
    assert.deepEqual((await runHere(["needs", "--existing", "main.tf"], { cwd, input })).out, "");
  });
});

test("policy in another file: one content of a file for two resources", async () => {
  const tree = {
    "main.tf": `${twice}locals {\n  doc = file("p.json")\n}\n`,
    "p.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["kms:cmk:list"] }] }',
  };
  assert.match((await run(tree, "export", "main.tf")).out, /kms:cmk:list/);
});

test("policy in another file: who-grants lists it once, where it is used if only that file is named", async () => {
  const tree = { "main.tf": twice, "locals.tf": encoded("kms:cmk:list") };
  assert.match((await run(tree, "who-grants", "kms", "main.tf")).out, /^main\.tf\n {2}2:\d+ {2}Allow {2}kms:cmk:list\n\n[^\n]*1 of 1 policy\.\n$/);
  assert.match((await run(tree, "who-grants", "kms")).out, /^locals\.tf\n {2}2:\d+ {2}Allow {2}kms:cmk:list\n\n[^\n]*1 of 1 policy\.\n$/);
});
