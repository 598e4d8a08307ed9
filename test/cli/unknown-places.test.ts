import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

// A value that is not known is named where it is written, also in another file of the folder.

const role = (policy: string, name = "ops") =>
  `resource "huaweicloud_identity_role" "${name}" {\n  policy = ${policy}\n}\n`;
const encoded = (action: string) =>
  `jsonencode({\n  Version = "1.1"\n  Statement = [{ Effect = "Allow", Action = ${action} }]\n})`;
const text = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["kms:cmk:list"] }] }';

type Tree = Readonly<Record<string, string>>;

async function run(tree: Tree, ...args: readonly string[]) {
  let said: { code: number | null; out: string; err: string } = { code: null, out: "", err: "" };
  await withTree(tree, async (cwd) => {
    const { code, out, err } = await runHere([...args], { cwd });
    said = { code, out, err };
  });
  return said;
}

/** The places in the lines of standard error, with their values. */
async function unknownIn(tree: Tree, ...names: readonly string[]): Promise<string[]> {
  const { err } = await run(tree, "lint", "--require-known", ...names);
  return err.match(/(?<=^huawei-iam: )\S+: \S+/gm) ?? [];
}

const inHcl = {
  "m/p.tf": role("local.doc") + role(encoded("local.acts"), "more"),
  "m/locals.tf": `locals {\n  acts = ["ecs:servers:get", var.more]\n\n\n\n\n\n\n\n\n  doc = ${encoded("[var.one]")}\n}\n`,
};
const inJson = {
  "m/p.tf.json": JSON.stringify({
    resource: {
      huaweicloud_identity_role: {
        a: { policy: `\${${encoded("local.acts")}}` },
        b: { policy: "${local.doc}" },
      },
    },
  }),
  "m/locals.tf.json": `{\n "locals": {\n  "acts": ["\${var.more}"],\n  "doc": ${JSON.stringify(`\${${encoded("[var.one]")}}`)}\n}\n}`,
};

test("unknown places: the file and line of the value itself, in every command", async () => {
  assert.deepEqual(await unknownIn(inHcl, "m/p.tf"), ["m/locals.tf:2: var.more", "m/locals.tf:13: var.one"]);
  assert.deepEqual(await unknownIn(inHcl), ["m/locals.tf:13: var.one", "m/locals.tf:2: var.more"]);
  assert.deepEqual(await unknownIn(inJson), ["m/locals.tf.json:4: var.one", "m/locals.tf.json:3: var.more"]);
  const explained = await run(inHcl, "explain", "m/p.tf", "--format", "json");
  assert.deepEqual((JSON.parse(explained.out) as { unknown: unknown }).unknown, [
    { text: "var.more", line: 2, file: "m/locals.tf" },
    { text: "var.one", line: 13, file: "m/locals.tf" },
  ]);
  assert.match((await run(inHcl, "explain", "m/p.tf")).out, /not known here: var\.more \(m\/locals\.tf, line 2\)\./);
  assert.match((await run(inHcl, "explain", "m/p.tf", "--lang", "zh")).out, /var\.more（m\/locals\.tf 第 2 行）/);
  assert.match((await run(inHcl, "export", "m/p.tf", "--policy", "2")).err, /^huawei-iam: m\/p\.tf: m\/locals\.tf:2:30: this/);
  assert.match((await run(inHcl, "export", "m/p.tf", "--policy", "1")).err, /^huawei-iam: m\/p\.tf: m\/locals\.tf:13:46: this/);
  assert.match((await run(inHcl, "who-grants", "vpc", "m/p.tf")).err, /^huawei-iam: m\/locals\.tf:2: var\.more is/);
});

test("unknown places: a value that several files use is listed once", async () => {
  const tree = { ...inHcl, "m/q.tf": role(encoded("local.acts"), "again") };
  assert.deepEqual(await unknownIn(tree), ["m/locals.tf:13: var.one", "m/locals.tf:2: var.more"]);
});

test("unknown places: a local value without a definition has the place of its use", async () => {
  const tree = { "p.tf": role(encoded("local.none")), "locals.tf": 'locals {\n  acts = ["a"]\n}\n' };
  assert.deepEqual(await unknownIn(tree), ["p.tf:4: local.none"]);
});

test("unknown places: a sequence alone is named as the expression in it", async () => {
  const json = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: ["${local.jc}", "ecs:${var.a}:get"] }] });
  const policy = JSON.stringify({ resource: { huaweicloud_identity_role: { a: { policy: json } } } });
  assert.deepEqual(await unknownIn({ "p.tf.json": policy }), ["p.tf.json:1: local.jc", "p.tf.json:1: ecs:${var.a}:get"]);
});

test("unknown places: all commands read a template without sequences", async () => {
  const tree = { "m.tf": role('templatefile("p.json", {})'), "p.json": text };
  assert.deepEqual(await run(tree, "lint", "--require-known"), { code: 0, out: "1 policy file checked, nothing found.\n", err: "" });
  assert.match((await run(tree, "explain", "m.tf")).out, /kms:cmk:list/);
  assert.match((await run(tree, "who-grants", "kms")).out, /used in m\.tf:2/);
  const open = { ...tree, "p.json": text.replace("list", "${op}") };
  assert.deepEqual(await unknownIn(open), ['m.tf:2: templatefile("p.json",']);
  assert.match((await run(open, "who-grants", "vpc", "m.tf")).err, /not computed by this tool; what/);
});

test("unknown places: a file with a policy counts only if the run checks it", async () => {
  const tree = { "m.tf": role('file("p.json")'), "p.json": text };
  assert.equal((await run(tree, "lint", "--require-known", "m.tf")).err,
    'huawei-iam: m.tf:2: the content of file("p.json") is not checked as a policy here, so the policy is not fully checked\n');
  assert.equal((await run(tree, "lint", "--require-known", "m.tf", "p.json")).err, "");
});

test("unknown places: lint says where the policy is if a file has none", async () => {
  const noteOn = async (tree: Tree, name: string) => (await run(tree, "lint", name)).out.match(/ {2}information {2}(.*)/)?.[1];
  const main = role("local.doc");
  for (const [name, beside] of [
    ["doc.tf", `locals {\n  doc = ${encoded('["kms:cmk: list"]')}\n}\n`],
    ["doc.tf.json", JSON.stringify({ locals: { doc: `\${${encoded('["kms:cmk: list"]')}}` } })],
  ] as const) {
    const tree = { "main.tf": main, [name]: beside };
    assert.equal(await noteOn(tree, "main.tf"),
      "No policy here. The resources of this file use policies in other files of the folder, and those were checked.");
    assert.match((await run(tree, "lint", "main.tf")).out, /^doc\.tf(?:\.json)?\n +\d+:\d+ +error/m);
    assert.equal(await noteOn(tree, name), undefined);
  }
  const inFile = "No policy here. The resources of this file read it from p.json. A file is checked only if the run includes it.";
  assert.equal(await noteOn({ "main.tf": role('file("p.json")'), "p.json": text }, "main.tf"), inFile);
  assert.equal(await noteOn({ "main.tf": main, "doc.tf": 'locals {\n  doc = file("p.json")\n}\n' }, "main.tf"), inFile);
  assert.match((await noteOn({ "main.tf": role("var.policy") }, "main.tf"))!, /^The policy is not known here, so nothing was/);
  assert.match((await noteOn({ "main.tf": "locals {\n  a = 1\n}\n" }, "main.tf"))!, /^No Huawei Cloud policy found here/);
});

test("unknown places: who-grants says why it found nothing", async () => {
  const missing = { "m.tf": role('file("nope.json")') };
  const why = 'm.tf:2: file("nope.json") is not known (nope.json: cannot be read: there is no such file or folder)';
  assert.deepEqual(await run(missing, "who-grants", "kms", "m.tf"), {
    code: 1,
    err: `huawei-iam: ${why}; what it grants or denies is not counted.\n`,
    out: `No Huawei Cloud policy could be read. 1 value is not counted: ${why}.\n`,
  });
  assert.equal((await run(missing, "who-grants", "kms", "m.tf", "--lang", "zh")).out,
    '未能读取任何华为云策略。有 1 处取值未计入：m.tf:2：file("nope.json") 无法确定（nope.json：无法读取：文件或文件夹不存在）。\n');
  const json = JSON.parse((await run(missing, "who-grants", "kms", "--format", "json")).out) as { unknown: unknown };
  assert.deepEqual(json.unknown, [{ place: "m.tf:2", value: 'file("nope.json")', reason: why.slice(8) }]);
  const some = { "m.tf": role(encoded("[var.a, var.b]")) };
  assert.equal((await run(some, "who-grants", "kms")).out,
    "kms:*:*: neither allowed nor denied in 1 policy. 2 values are not counted, the first one is at m.tf:4: var.a is not known before Terraform runs.\n");
  const outside = { "m/m.tf": role('file("../../x.json")') };
  assert.match((await run(outside, "who-grants", "kms")).out, /\(\.\.\/\.\.\/x\.json: outside of the folder of the Terraform file/);
});

test("unknown places: who-grants computes the path of a file", async () => {
  const tree = { "m/m.tf": `locals {\n  pf = "\${path.module}/p.json"\n}\n${role("file(local.pf)")}`, "m/p.json": text };
  assert.match((await run(tree, "who-grants", "kms", "m/m.tf")).out, /^m\/p\.json {2}used in m\/m\.tf:5\n/);
  assert.match((await run(tree, "explain", "m/m.tf")).out, /kms:cmk:list/);
});

test("unknown places: explain and export name a file that cannot be read", async () => {
  const missing = { "m.tf": role('file("nope.json")') };
  for (const command of ["explain", "export"])
    assert.match((await run(missing, command, "m.tf")).err, /^huawei-iam: nope\.json: cannot be read: there is no such file/);
  assert.match((await run(missing, "export", "m.tf")).err, /m\.tf: 2:12: this value is not computed by this tool/);
});

test("override files: every command takes the local value of the override file", async () => {
  const tree = {
    "old/main.tf": `locals {\n  acts = ["kms:cmk:list"]\n}\n${role(encoded("local.acts"))}`,
    "new/main.tf": `locals {\n  acts = ["kms:cmk:list"]\n}\n${role(encoded("local.acts"))}`,
    "new/main_override.tf": 'locals {\n  acts = ["kms:cmk:crypto"]\n}\n',
    "new/a.hwpolicy-test.json": JSON.stringify({ policies: ["main.tf"], can: ["kms:cmk:crypto"], cannot: ["kms:cmk:list"] }),
  };
  assert.match((await run(tree, "explain", "new/main.tf")).out, /kms:cmk:crypto/);
  assert.match((await run(tree, "export", "new/main.tf")).out, /kms:cmk:crypto/);
  assert.equal((await run(tree, "lint", "--require-known", "new")).err, "");
  assert.match((await run(tree, "who-grants", "kms", "new")).out, /Allow {2}kms:cmk:crypto\n\n.*allowed by 1 entry/);
  assert.match((await run(tree, "diff", "old", "new")).out, /kms:cmk:crypto[^]*kms:cmk:list/);
  assert.equal((await run(tree, "test", "new")).code, 0);
});

test("override files: a policy that an override file replaces is not called applied", async () => {
  const file = (action: string) => role(encoded(`["${action}"]`));
  const json = JSON.stringify({ resource: { huaweicloud_identity_role: { ops: { policy: text } } } });
  for (const [main, over, by] of [
    [file("kms:cmk:create"), file("kms:cmk:list"), "main_override.tf"],
    [file("kms:cmk:create"), json, "override.tf.json"],
    [json.replace("list", "create"), file("kms:cmk:list"), "override.tf"],
  ] as const) {
    const name = main === json.replace("list", "create") ? "m/main.tf.json" : "m/main.tf";
    const tree = { [name]: main, [`m/${by}`]: over };
    const why = `huawei-iam: ${name}:1: ${by} replaces this policy of huaweicloud_identity_role.ops, so Terraform does not apply it\n`;
    const { out, err } = await run(tree, "who-grants", "kms");
    assert.match(out, /Allow {2}kms:cmk:list\n\n.*allowed by 1 entry, in 1 of 1 policy/, by);
    assert.doesNotMatch(out, /create/);
    assert.equal(err, why);
    for (const command of ["explain", "export"]) {
      assert.equal((await run(tree, command, name)).err, why);
      assert.equal((await run(tree, command, `m/${by}`)).err, "");
    }
  }
  const other = { "main.tf": file("kms:cmk:create"), "override.tf": role("null").replace("policy = null", 'name = "x"') };
  assert.equal((await run(other, "explain", "main.tf")).err, "");
});

test("override files: lint does not check a policy that an override file replaces, and says so", async () => {
  const wrong = role(encoded('["kms:cmk:creat"]'));
  const other = wrong.replace('"ops"', '"other"');
  const tree = { "m/main.tf": wrong + other, "m/override.tf": role(encoded('["kms:cmk:create"]')) };
  const note = "override.tf replaces the policy of huaweicloud_identity_role.ops, so Terraform does not apply it, and it was not checked.";
  const { files } = JSON.parse((await run(tree, "lint", "m", "--format", "json")).out) as {
    files: { path: string; notes: string[]; findings: { rule: string; startLine: number }[] }[];
  };
  const line = wrong.split("\n").length;
  const placed = files.map(({ path, notes, findings }) => ({
    path,
    notes,
    findings: findings.map(({ rule, startLine }) => `${rule} ${startLine >= line ? "other" : "ops"}`),
  }));
  assert.deepEqual(placed, [
    { path: "m/main.tf", notes: [note], findings: ["unknown-action other"] },
    { path: "m/override.tf", notes: [], findings: [] },
  ]);
  assert.equal((await run({ ...tree, "m/main.tf": wrong }, "lint", "--max-warnings", "0", "m")).code, 0);
  assert.match((await run(tree, "lint", "m", "--lang", "zh")).out, /override\.tf 会替换 huaweicloud_identity_role\.ops 的策略，Terraform 不会应用此处的策略，因此未作检查。/);
});
