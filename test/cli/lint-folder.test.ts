import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

// Findings and fixes of local values that are in another file than the policy.

const role = (actions: string) => `resource "huaweicloud_identity_role" "ops" {
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = ${actions} }]
  })
}
`;
const locals = (...actions: readonly string[]) => `locals {\n  keys = ${JSON.stringify(actions)}\n}\n`;
const blank = { "main.tf": role("local.keys"), "locals.tf": locals("vpc:vpcs: get", "vpc:vpcs:lsit") };
const mixed = { ...blank, "main.tf": role('concat(local.keys, ["ecs:servers: list"])') };
const textOf = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");

interface Json {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly refusedFixes?: readonly { readonly reason: string }[] }[];
  }[];
}

const stdin = ["lint", "-", "--stdin-filename", "main.tf"];

test("lint: a policy from standard input has the findings of local values in other files", async () => {
  const { "locals.tf": beside, "main.tf": input } = blank;
  for (const tree of [blank, { "locals.tf": beside }, { ...blank, "main.tf": role('["ecs:servers:list"]') }])
    await withTree(tree, async (cwd) => {
      const { code, out } = await runHere(stdin, { cwd, input });
      assert.equal(code, 1, out);
      assert.match(out, /^locals\.tf\n/m);
      assert.match(out, /^1 error, 1 warning in 1 of 2 policy files\./m);
      assert.match(out, /^--fix can fix 1 problem\./m);
      const { files } = JSON.parse((await runHere([...stdin, "--format", "json"], { cwd, input })).out) as Json;
      assert.deepEqual(files.map((one) => [one.path, one.findings.length]), [["main.tf", 0], ["locals.tf", 2]]);
      assert.match((await runHere([...stdin, "--format", "sarif"], { cwd, input })).out, /"uri": "locals\.tf"/);
    });
  await withTree(blank, async (cwd) => {
    for (const format of ["text", "json", "sarif", "gitlab"]) {
      const [named, given] = [["lint", "main.tf"], stdin].map((args) => runHere([...args, "--format", format], { cwd, input }));
      assert.deepEqual(await given, await named, format);
    }
  });
});

test("lint --fix: standard input is fixed, and what is in other files is reported with the reason", async () => {
  for (const option of ["--fix", "--fix-dry-run"])
    await withTree(mixed, async (cwd) => {
      const { code, out, err } = await runHere([...stdin, option], { cwd, input: mixed["main.tf"] });
      assert.equal(code, 1);
      assert.match(out, /"ecs:servers:list"/);
      assert.match(err, /^locals\.tf\n/m);
      assert.match(err, /Not fixed: This fix changes locals\.tf; only the text from standard input is fixed\./);
      assert.match(err, /(?:Fixed|would fix) 1 problem/);
      assert.deepEqual([textOf(cwd, "main.tf"), textOf(cwd, "locals.tf")], Object.values(mixed));
      const zh = await runHere([...stdin, option, "--lang", "zh"], { cwd, input: mixed["main.tf"] });
      assert.match(zh.err, /未修复：该修复需修改 locals\.tf，而本次仅修复标准输入的文本。/);
    });
});

test("lint: an ignore entry counts as used if it suppresses the only finding in a local value", async () => {
  const ignore = [{ file: "locals.tf", rule: "malformed-action", reason: "kept as published" }];
  const tree = { ...blank, "locals.tf": locals("vpc:vpcs: get"), ".huawei-iam.json": JSON.stringify({ ignore }) };
  await withTree(tree, async (cwd) => {
    const { code, out, err } = await runHere(["lint", "."], { cwd });
    assert.deepEqual([code, out, err], [0, "1 policy file checked, nothing found.\n", ""]);
  });
});

test("lint --fix: a file that the arguments exclude or that git ignores is not written", async () => {
  const runs: readonly (readonly [args: readonly string[], ignored: boolean, reason: RegExp | undefined])[] = [
    [["*.tf", "!locals.tf"], false, /which the arguments exclude/],
    [["main.tf", "!loc*"], false, /which the arguments exclude/],
    [["*.tf", "locals.tf", "!locals.tf"], false, undefined],
    [["."], true, /which git ignores/],
    [["main.tf"], true, /which git ignores/],
    [["main.tf", "locals.tf"], true, undefined],
    [["main.tf"], false, undefined],
  ];
  for (const [args, isIgnored, reason] of runs)
    await withTree({ ...mixed, ...(isIgnored ? { ".gitignore": "locals.tf\n" } : {}) }, async (cwd) => {
      spawnSync("git", ["init", "-q"], { cwd });
      const dry = await runHere(["lint", "--fix-dry-run", ...args], { cwd });
      assert.equal(/^\+\+\+ .*locals\.tf/m.test(dry.out), reason === undefined, args.join(" "));
      const { code, out } = await runHere(["lint", "--fix", ...args], { cwd });
      assert.equal(code, 1, out);
      assert.match(textOf(cwd, "main.tf"), /"ecs:servers:list"/);
      assert.equal(textOf(cwd, "locals.tf") === mixed["locals.tf"], reason !== undefined, args.join(" "));
      assert.match(out, reason ? /^Fixed 1 problem\./m : /^Fixed 2 problems\./m);
      if (reason) assert.match(out, new RegExp(`Not fixed: This fix changes locals\\.tf, ${reason.source}`));
      else assert.doesNotMatch(out, /Not fixed/);
    });
});

test("lint --fix: a named file with only local values says that these were checked", async () => {
  const clean = { ...blank, "locals.tf": locals("vpc:vpcs:get") };
  for (const [tree, option] of [[{ ...blank, "locals.tf": locals("vpc:vpcs: get") }, "--fix"], [clean, "--fix"], [clean, "--fix-dry-run"]] as const)
    await withTree(tree, async (cwd) => {
      const { out, err } = await runHere(["lint", option, "locals.tf"], { cwd });
      assert.match(out + err, /No policy here\. Policies in other files use local values of this file, and those were checked\./);
      assert.doesNotMatch(out + err, /nothing was checked/);
      assert.equal(/Fixed 1 problem\./.test(out), tree !== clean);
      const zh = await runHere(["lint", "--lang", "zh", "locals.tf"], { cwd });
      assert.match(zh.out, /此处没有策略；其他文件中的策略使用了此文件的 local，已检查这些取值。/);
    });
  const unused = { "main.tf": `${role('["vpc:vpcs:get"]')}output "o" {\n  value = local.keys\n}\n`, "locals.tf": clean["locals.tf"] };
  await withTree(unused, async (cwd) => {
    assert.match((await runHere(["lint", "locals.tf"], { cwd })).out, /nothing was checked/);
  });
});

test("lint: a policy of which nothing is known is mentioned, also in a folder", async () => {
  const open = 'resource "huaweicloud_identity_role" "ops" {\n  policy = format("%s", var.policy)\n}\n';
  const read = open.replace('format("%s", var.policy)', 'file("p.json")');
  await withTree({ "m/main.tf": open, "m/vars.tf": 'variable "policy" {}\n' }, async (cwd) => {
    const { code, out } = await runHere(["lint", "."], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^m\/main\.tf\n {2}information {2}The policy is not known here, so nothing was checked\./);
    assert.doesNotMatch(out, /vars\.tf|No Huawei Cloud policy/);
    assert.match((await runHere(["lint", ".", "--lang", "zh"], { cwd })).out, /此处无法确定策略内容，未作检查。/);
  });
  // What another file of the run has is not unknown.
  await withTree({ "main.tf": read, "p.json": JSON.stringify({ Version: "1.1", Statement: [] }) }, async (cwd) => {
    assert.doesNotMatch((await runHere(["lint", "."], { cwd })).out, /main\.tf/);
  });
});
