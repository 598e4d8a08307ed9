import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

const role = (policy: string) => `resource "huaweicloud_identity_role" "ops" {\n  policy = ${policy}\n}\n`;
const control = (content: string) =>
  `resource "huaweicloud_organizations_policy" "limits" {\n  type    = "service_control_policy"\n  content = ${content}\n}\n`;
const policy = (version: string, action: string) =>
  `{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "Action": ["${action}"] }] }\n`;

async function ask(tree: Readonly<Record<string, string>>, ...args: readonly string[]) {
  let said: { code: number | null; out: string; err: string } = { code: null, out: "", err: "" };
  await withTree(tree, async (cwd) => {
    const { code, out, err } = await runHere(["who-grants", ...args], { cwd });
    said = { code, out, err };
  });
  return said;
}

test("who-grants: a policy that Terraform reads from a file is listed in that file, with the places that use it", async () => {
  const tree = {
    "main.tf": role('file("${path.module}/p.json")'),
    "more/main.tf": `\n${role('file("../p.json")')}`,
    "p.json": policy("1.1", "kms:cmk:list"),
  };
  assert.deepEqual(await ask(tree, "kms"), { code: 0, err: "", out: `p.json  used in main.tf:2, more/main.tf:3
  1:68  Allow  kms:cmk:list

kms:*:*: allowed by 1 entry, in 1 of 1 policy.
` });
  assert.match((await ask(tree, "kms", "--lang", "zh")).out, /^p\.json {2}用于 main\.tf:2、more\/main\.tf:3\n/);
  const { out } = await ask(tree, "kms", "--format", "json");
  const { entries, unknown } = JSON.parse(out) as { entries: { path: string; usedIn: string[] }[]; unknown: unknown };
  assert.deepEqual(entries.map(({ path, usedIn }) => [path, usedIn]), [["p.json", ["main.tf:2", "more/main.tf:3"]]]);
  assert.deepEqual(unknown, []);
});

test("who-grants: the file with the policy is read, too, if only the Terraform file is named", async () => {
  const tree = { "m/main.tf": role('file("p.json")'), "m/p.json": policy("1.1", "kms:cmk:list") };
  assert.deepEqual(await ask(tree, "kms", "m/main.tf"), { code: 0, err: "", out: `m/p.json  used in m/main.tf:2
  1:68  Allow  kms:cmk:list

kms:*:*: allowed by 1 entry, in 1 of 1 policy.
` });
});

test("who-grants: a policy that is made of the content of a file is not the policy of that file", async () => {
  const tree = {
    "main.tf": role('replace(file("p.json"), "kms:cmk:list", "kms:cmk:get")'),
    "p.json": policy("1.1", "kms:cmk:list"),
  };
  for (const query of ["kms:cmk:list", "kms:cmk:get"]) {
    const { code, out, err } = await ask(tree, query, "main.tf");
    assert.deepEqual([code, out.includes("p.json  ")], [1, false]);
    assert.match(err, /^huawei-iam: main\.tf:2: replace\(file\("p\.json"\).*; what it grants or denies is not counted\.\n$/);
  }
  const { out } = await ask(tree, "kms:cmk:list");
  assert.match(out, /^p\.json\n {2}1:68 {2}Allow {2}kms:cmk:list\n/);
});

test("who-grants: a local value of another file may be the call that reads the policy", async () => {
  const tree = {
    "main.tf": role("local.doc"),
    "locals.tf": 'locals {\n  doc = file("p.json")\n}\n',
    "p.json": policy("1.1", "kms:cmk:list"),
  };
  const { out, err } = await ask(tree, "kms");
  assert.match(out, /^p\.json {2}used in main\.tf:2\n/);
  assert.equal(err, "");
});

test("who-grants: a Terraform file in JSON may read the policy, too", async () => {
  const policyOf = { huaweicloud_identity_role: { ops: { policy: '${file("p.json")}' } } };
  const tree = { "main.tf.json": JSON.stringify({ resource: policyOf }), "p.json": policy("1.1", "kms:cmk:list") };
  const { out, err } = await ask(tree, "kms");
  assert.match(out, /^p\.json {2}used in main\.tf\.json:1\n/);
  assert.equal(err, "");
});

test("who-grants: a file that is excluded is not read", async () => {
  const tree = { "main.tf": role('file("p.json")'), "p.json": policy("1.1", "kms:cmk:list") };
  const { out, err } = await ask(tree, "kms", ".", "!p.json");
  assert.doesNotMatch(out, /kms:cmk:list/);
  assert.match(err, /main\.tf:2: the content of file\("p\.json"\) is not checked as a policy here; what/);
});

test("who-grants: what is read and is no policy, or cannot be read, may grant more", async () => {
  const tree = {
    "none.tf": role('file("none.json")'),
    "other.tf": role('file("other.json")'),
    "sequence.tf": role('templatefile("t.json", { x = 1 })'),
    "twice.tf": role('jsonencode(file("p.json"))'),
    "outside.tf": role('file("../../../../../../p.json")'),
    "other.json": "{}\n",
    "t.json": policy("1.1", "kms:cmk:${x}"),
    "p.json": policy("1.1", "kms:cmk:list"),
  };
  const { out, err } = await ask(tree, "kms");
  assert.doesNotMatch(out, /used in/);
  for (const [name, why] of Object.entries({
    none: "is not known \\(none\\.json: cannot be read",
    other: "is not checked as a policy here",
    sequence: "is not computed by this tool",
    twice: "is not computed by this tool",
    outside: "is not known \\(.*: outside of the folder",
  }))
    assert.match(err, new RegExp(`${name}\\.tf:2: .* ${why}`), name);
});

test("who-grants: a template is listed with its own unknown values, and with the place that uses it", async () => {
  const tree = {
    "main.tf": role('templatefile("p.json.tftpl", { key = var.key })'),
    "p.json.tftpl": policy("1.1", 'kms:cmk:list", "kms:cmk:${key}'),
  };
  const { out, err } = await ask(tree, "kms");
  assert.match(out, /^p\.json\.tftpl {2}used in main\.tf:2\n {2}1:68 {2}Allow {2}kms:cmk:list\n/);
  assert.match(err, /^huawei-iam: p\.json\.tftpl:1: [^\n]*\n$/);
});

test("who-grants: a service control policy of Terraform denies and grants nothing, also in another file", async () => {
  const text = `{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["*"] }, { "Effect": "Deny", "Action": ["kms:*:*"] }] }`;
  for (const content of ['file("p.json")', `<<EOF\n${text}\nEOF`]) {
    const { out } = await ask({ "main.tf": control(content), ...(content.startsWith("file") ? { "p.json": text } : {}) }, "kms");
    assert.match(out, /^kms:\*:\*: denied by 1 entry, in 1 of 1 policy\.$/m, content);
  }
  const dry = control(`<<EOF\n${text}\nEOF`).replace("organizations_policy", "organizations_dry_run_policy");
  assert.match((await ask({ "main.tf": dry }, "kms")).out, /No Huawei Cloud policy found/, "it has no effect yet");
});
