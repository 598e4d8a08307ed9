import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

const policy = (actions: string) =>
  `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${actions} }]\n  })\n}\n`;

test("terraform: local values in other files of the folder are read, and findings in them are reported there", async () => {
  const files = {
    "main.tf": policy('concat(local.base, ["vpc:vpcs:get"])'),
    "locals.tf": 'locals {\n  base = ["VPC:vpcs:list"]\n}\n',
    "other/main.tf": policy("local.base"),
  };
  await withTree(files, async (cwd) => {
    const { code, out } = await runHere(["lint", "--severity", "warning", "."], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^locals\.tf\n {2}2:12 .*service-case/);
    assert.doesNotMatch(out, /main\.tf/);
    const { out: explained } = await runHere(["explain", "main.tf"], { cwd });
    assert.match(explained, /VPC:vpcs:list/);
    assert.doesNotMatch(explained, /Not known before/);
  });
});

test("terraform: a policy of another file is known if that file is checked in the same run", async () => {
  const reads = (value: string) => policy("[]").replace(/jsonencode[^]*\n {2}\}\)/, value);
  const files = {
    "p/one.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:vpcs:get"] }] }',
    "p/none.json": "{}",
    "one.tf": reads('file("${path.module}/p/one.json")'),
    "none.tf": reads('file("p/none.json")'),
    "template.tf": reads('templatefile("p/one.json", {})'),
    "twice.tf": reads('jsonencode(file("p/one.json"))'),
  };
  await withTree(files, async (cwd) => {
    const named = async (...names: readonly string[]) => (await runHere(["lint", "--require-known", ...names], { cwd })).err.match(/\w+\.tf(?=:2: )/g) ?? [];
    assert.deepEqual(await named("."), ["none.tf", "twice.tf"]);
    assert.deepEqual(await named("one.tf"), ["one.tf"], "that file is not checked");
    assert.deepEqual(await named("one.tf", "p/one.json"), []);
    const unknownIn = async (name: string) => {
      const { out } = await runHere(["explain", "--format", "json", name], { cwd });
      return (JSON.parse(out) as { readonly unknown: unknown }).unknown;
    };
    assert.deepEqual(await unknownIn("one.tf"), [], "the file is read");
    assert.deepEqual(await unknownIn("twice.tf"), [{ text: 'jsonencode(file("p/one.json"))', line: 2, notComputed: true }]);
  });
});

test("terraform: the type of a resource may be a local value", async () => {
  const organization = (type: string, content: string) => `resource "huaweicloud_organizations_policy" "t" {\n  type    = ${type}\n  content = jsonencode(${content})\n}\n`;
  const main = `${organization('"service_control_policy"', '{ Version = "5.0", Statement = [{ Effect = "Deny", Action = ["ecs:cloudServers:delete"], Resource = ["*"] }] }')}${organization("local.tag", "{ tags = {} }")}locals {\n  tag = "tag_policy"\n}\n`;
  await withTree({ "main.tf": main }, async (cwd) => {
    const { code, out, err } = await runHere(["export", "main.tf"], { cwd });
    assert.equal(code, 0, err);
    assert.match(out, /ecs:cloudServers:delete/);
  });
});

test("terraform: --require-known fails if a value is not known", async () => {
  const files = { "open.tf": policy('concat(["vpc:vpcs:get"], var.more)'), "known.tf": policy('["vpc:vpcs:get"]'), "hash/main.tf": policy('[md5("x")]'), "none/main.tf": policy("[local.none]"), "all.tf": policy("[]").replace(/jsonencode[^]*\n {2}\}\)/, "var.policy") };
  await withTree(files, async (cwd) => {
    assert.equal((await runHere(["lint", "--require-known", "known.tf"], { cwd })).code, 0);
    assert.equal((await runHere(["lint", "open.tf"], { cwd })).code, 0);
    const { code, err } = await runHere(["lint", "--require-known", "--lang", "en", "."], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(err.match(/^huawei-iam: .*$/gm), [
      "huawei-iam: all.tf:2: var.policy is not known before Terraform runs, so the policy is not fully checked",
      'huawei-iam: hash/main.tf:4: md5("x") is not computed by this tool, so the policy is not fully checked',
      "huawei-iam: none/main.tf:4: local.none is not known, because no definition of local.none was found in this folder, so the policy is not fully checked",
      "huawei-iam: open.tf:4: var.more is not known before Terraform runs, so the policy is not fully checked",
    ]);
    const exported = await runHere(["export", "--lang", "en", "hash/main.tf"], { cwd });
    assert.match(exported.err, /this value is not computed by this tool/);
    const withoutValue = await runHere(["export", "--lang", "en", "none/main.tf"], { cwd });
    assert.match(withoutValue.err, /not known, because no definition of local\.none was found in this folder, so/);
    const piped = await runHere(["lint", "--require-known", "-", "--stdin-filename", "x.tf"], { cwd, input: files["open.tf"] });
    assert.equal(piped.code, 1);
    const { out } = await runHere(["explain", "open.tf"], { cwd });
    assert.match(out, /And actions not known here: var\.more \(line 4\)\./);
    assert.match((await runHere(["explain", "--lang", "zh", "open.tf"], { cwd })).out, /以及此处无法确定的授权项：var\.more（第 4 行）/);
    const { code: refused } = await runHere(["export", "open.tf"], { cwd });
    assert.equal(refused, 1);
  });
});
