import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

const policy = (actions: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ${actions} }] }`;
const role = (actions: string) =>
  `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${actions} }]\n  })\n}\n`;

/** Files with fixes that reveal others, that have the same edits, or that are not shown. */
const files: Readonly<Record<string, string>> = {
  "reveals.json": policy('[" VPC:vpcs:list", "vpc:vpcs:list", "ecs:servers:list ecs:servers:list"]'),
  "broken.json": '{ "Version": "1.1" "Statement": [{ "Effect": "allow", "Actoin": ["ecs:servers:list",, "VPC:vpcs:list" "vpc:vpcs:list"] }] }',
  "deny.scp.json": '{ "Version": "5.0", "Statement": [{ "Effect": "deny", "Action": ["ecs:servers:list", "ecs:servers:list"], "Resource": ["*"] }] }',
  "reveals.tf": role('[" VPC:vpcs:list", "vpc:vpcs:list", "ecs:servers:list ecs:servers:list"]'),
  "broken.tf": role('["VPC:vpcs:list",, "vpc:vpcs:list" "ecs:servers:list"]'),
  "local.tf": `locals {\n  upper = "VPC"\n}\n${role('["${local.upper}:vpcs:list", "VPC:vpcs:get"]')}`,
};

interface Found {
  readonly rule: string;
  readonly refusedFixes?: readonly { readonly reason: string }[];
}

const promised = (out: string) => Number(/--fix can fix (\d+) problem/.exec(out)?.[1] ?? 0);
const made = (out: string) => Number(/(?:Fixed|would fix) (\d+) problem/.exec(out)?.[1] ?? 0);

test("fix: as many findings are fixed as the run without --fix announces", async () => {
  for (const [name, text] of Object.entries(files))
    for (const severity of ["information", "warning", "error"])
      await withTree({ [name]: text }, async (cwd) => {
        const before = promised((await runHere(["lint", "--severity", severity, "."], { cwd })).out);
        const dry = await runHere(["lint", "--severity", severity, "--fix-dry-run", "."], { cwd });
        assert.equal(made(dry.err), before, `${name} ${severity} ${dry.err}`);
        const { out } = await runHere(["lint", "--severity", severity, "--fix", "."], { cwd });
        assert.equal(made(out), before, `${name} ${severity}\n${out}`);
        assert.equal(promised((await runHere(["lint", "--severity", severity, "."], { cwd })).out), 0, name);
        if (severity === "information") assert.ok(before > 0, out);
      });
});

test("fix: a fix that is not possible is named with its reason, in every output that has room for it", async () => {
  await withTree({ "main.tf": files["local.tf"]! }, async (cwd) => {
    const { out, code } = await runHere(["lint", "--fix", "main.tf"], { cwd });
    assert.equal(code, 1);
    assert.match(out, /service-case\n(?:.*\n){2} {4}Not fixed: Terraform computes this value/);
    assert.match(readFileSync(join(cwd, "main.tf"), "utf8"), /"vpc:vpcs:get"/);
    assert.match((await runHere(["lint", "--fix", "--lang", "zh", "main.tf"], { cwd })).out, /未修复：该取值由 Terraform 计算得出/);
    assert.doesNotMatch((await runHere(["lint", "main.tf"], { cwd })).out, /Not fixed/);
    const { out: json } = await runHere(["lint", "--format", "json", "main.tf"], { cwd });
    const { files: [file] } = JSON.parse(json) as { files: [{ findings: readonly Found[] }] };
    const refused = file.findings.find(({ rule }) => rule === "service-case")!.refusedFixes;
    assert.match(refused![0]!.reason, /^Terraform computes this value/);
  });
});

const twice = '["ecs:servers:list", "ecs:servers:list"]';
const hidden: readonly (readonly [files: Readonly<Record<string, string>>, changed: string])[] = [
  [{ "a.json": policy(twice) }, "a.json"],
  [{ "main.tf": role(twice) }, "main.tf"],
  [{ "main.tf": `${role("local.keys")}locals {\n  keys = ${twice}\n}\n` }, "main.tf"],
  [{ "main.tf": role("local.keys"), "locals.tf": `locals {\n  keys = ${twice}\n}\n` }, "locals.tf"],
];

test("fix: what is fixed below the level that is shown is named", async () => {
  for (const [tree, changed] of hidden)
    await withTree(tree, async (cwd) => {
      const now = () => readFileSync(join(cwd, changed), "utf8");
      const dry = await runHere(["lint", "--fix-dry-run", "."], { cwd });
      assert.match(dry.err, /nothing found\.\nBelow the level that is shown, --fix would fix 1 hint; nothing was written\.\n$/, changed);
      assert.equal(now(), tree[changed]);
      assert.match((await runHere(["lint", "--fix-dry-run", "--lang", "zh", "."], { cwd })).err, /--fix 可修复低于显示级别的问题：1 条提示；本次未写入文件。/);
      const all = await runHere(["lint", "--severity", "hint", "--fix-dry-run", "."], { cwd });
      assert.match(all.err, /--fix would fix 1 problem; nothing was written\.\n$/);
      const { err: json } = await runHere(["lint", "--fix-dry-run", "--format", "json", "."], { cwd });
      assert.equal((JSON.parse(json) as { summary: { repaired: number } }).summary.repaired, 1);
      const { out } = await runHere(["lint", "--fix", "."], { cwd });
      assert.match(out, /nothing found\.\nFixed below the level that is shown: 1 hint\.\n$/);
      assert.notEqual(now(), tree[changed]);
    });
});

test("fix: what standard input has below the level that is shown is counted, too", async () => {
  const { err } = await runHere(["lint", "--fix", "--lang", "zh", "-"], { input: policy(twice) });
  assert.match(err, /已修复低于显示级别的问题：1 条提示。\n$/);
  const mixed = policy('["ecs:servers:list", "ecs:servers:list", " vpc:vpcs:list"]');
  const both = await runHere(["lint", "--fix", "-"], { input: mixed });
  assert.match(both.err, /Fixed 1 problem\.\nFixed below the level that is shown: 1 hint\.\n$/);
});
