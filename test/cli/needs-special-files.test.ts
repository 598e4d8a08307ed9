import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { huaweiIam, runHere, withTree } from "./support.js";

const isPosix = process.platform !== "win32";
const vpc = 'resource "huaweicloud_vpc" "a" {}\n';

test("files: a pipe in a folder or named in place of a file is refused and never waited for", { skip: !isPosix }, async () => {
  await withTree({ "infra/main.tf": vpc, "calls.log": "GET /v1/0a/vpcs\n" }, async (cwd) => {
    for (const name of ["infra/x.tf", "x.json", "x.log", "x.tf"]) execFileSync("mkfifo", [join(cwd, name)]);
    for (const [args, name] of [
      [["needs", "infra"], "infra/x.tf"],
      [["needs", "x.tf"], "x.tf"],
      [["needs", "x.log"], "x.log"],
      [["needs", "calls.log", "--existing", "x.json"], "x.json"],
      [["lint", "x.json"], "x.json"],
      [["explain", "x.json"], "x.json"],
      [["find", "--from", "x.log"], "x.log"],
    ] as const) {
      const { code, err } = await runHere(args, { cwd });
      assert.equal(code, 2, args.join(" "));
      assert.match(err, new RegExp(`${name}: a pipe or a device and not a file`), args.join(" "));
    }
  });
});

test("files: standard input and process substitution are read", { skip: !isPosix }, async () => {
  await withTree({ "calls.log": "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n" }, async (cwd) => {
    const run = (script: string) =>
      execFileSync("bash", ["-c", script.replaceAll("HUAWEI", `"${process.execPath}" "${resolve("dist/cli.js")}"`)], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    for (const script of ["HUAWEI needs <(cat calls.log)", "cat calls.log | HUAWEI needs -", "cat calls.log | HUAWEI needs /dev/stdin"])
      assert.match(run(script), /"vpc:vpcs:list"/, script);
  });
});

test("needs: a module that a symbolic link leads back to its caller is read once and named", { skip: !isPosix }, async () => {
  await withTree({ "root/main.tf": `${vpc}module "l" {\n  source = "./loop"\n}\n` }, async (cwd) => {
    symlinkSync("../root", join(cwd, "root/loop"));
    const { code, err } = await huaweiIam(["needs", "root"], { cwd });
    assert.equal(code, 1);
    assert.match(err, /in 1 file,/);
    assert.match(err, /module\.l \(root\/main\.tf:2\): the source \.\/loop is the folder of a caller, which Terraform rejects/);
  });
});

test("needs: what a removed block deletes is in the policies, and a removed module is named", async () => {
  const text = 'removed {\n  from = huaweicloud_vpc.old\n}\nremoved {\n  from = module.net\n}\nimport {\n  to = huaweicloud_dns_zone.z\n  id = "x"\n}\n';
  await withTree({ "main.tf": text }, async (cwd) => {
    const actions = async (...args: readonly string[]) => {
      const { out, err } = await runHere(["needs", ".", "--scope", "project", ...args], { cwd });
      assert.match(err, /module\.net \(main\.tf:4\): this block is not about a plain resource/);
      return [...out.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name!);
    };
    const [all, plan, apply] = [await actions(), await actions("--phase", "plan"), await actions("--phase", "apply")];
    for (const some of [all, apply]) assert.ok(some.includes("vpc:vpcs:delete") && some.includes("vpc:vpcs:get") && some.includes("dns:zone:get"), some.join());
    assert.ok(plan.includes("vpc:vpcs:get") && !plan.includes("vpc:vpcs:delete"), plan.join());
    assert.ok(!all.some((name) => /:create|dns:zone:delete/.test(name)), all.join());
  });
});
