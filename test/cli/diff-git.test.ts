import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { allow, huaweiIam, runHere, withTree } from "./support.js";

function git(cwd: string, ...args: string[]): void {
  const clean = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_AUTHOR_NAME: "t", GIT_AUTHOR_EMAIL: "t@t", GIT_COMMITTER_NAME: "t", GIT_COMMITTER_EMAIL: "t@t" };
  const { status, stderr } = spawnSync("git", args, { cwd, env: { ...process.env, ...clean } });
  assert.equal(status, 0, stderr.toString());
}

/** A repository with one commit that allows two actions, a second one with a third action, and changes on the disk. */
async function withRepository(work: (cwd: string) => Promise<void>): Promise<void> {
  const first = {
    "policies/a.json": allow("ecs:servers:get"),
    "policies/子 目录/b.json": allow("ecs:servers:list"),
    "policies/notes.md": "# notes",
    "policies/node_modules/x/c.json": allow("bss:order:pay"),
    "other.json": "{}",
    "broken.json": `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": [ "ecs:servers:stop" }} {`,
  };
  await withTree(first, async (cwd) => {
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "one");
    rmSync(join(cwd, "broken.json"));
    writeFileSync(join(cwd, "policies/a.json"), allow("ecs:servers:get", "ecs:servers:stop"));
    git(cwd, "commit", "-q", "-a", "-m", "two");
    writeFileSync(join(cwd, "policies/a.json"), allow("ecs:servers:get", "ecs:servers:stop", "kms:cmk:crypto"));
    mkdirSync(join(cwd, "new"));
    writeFileSync(join(cwd, "new/c.json"), allow("vpc:vpcs:create"));
    await work(cwd);
  });
}

test("diff: the state in git is one side or both", async () => {
  await withRepository(async (cwd) => {
    const gained = async (args: readonly string[], folder = cwd) => {
      const { code, out, err } = await runHere(["diff", ...args, "--format", "json"], { cwd: folder });
      assert.deepEqual([code, err], [0, ""], args.join(" "));
      const { changes } = JSON.parse(out) as { changes: { kind: string; action: string }[] };
      return changes.map(({ kind, action }) => `${kind} ${action}`);
    };
    assert.deepEqual(await gained(["git:HEAD", "policies"]), ["gained kms:cmk:crypto"]);
    assert.deepEqual(await gained(["git:HEAD", "policies/a.json"]), ["gained kms:cmk:crypto"]);
    assert.deepEqual(await gained(["policies/", "git:HEAD"]), ["lost kms:cmk:crypto"]);
    assert.deepEqual(await gained(["git:HEAD~1:policies", "git:main:policies"]), ["gained ecs:servers:stop"]);
    assert.deepEqual(await gained(["git:HEAD~1", "git:HEAD:policies"]), ["gained ecs:servers:stop"]);
    assert.deepEqual(await gained(["git:HEAD"]), ["gained kms:cmk:crypto", "gained vpc:vpcs:create"]);
    assert.deepEqual(await gained(["git:HEAD", "."]), ["gained kms:cmk:crypto", "gained vpc:vpcs:create"]);
    assert.deepEqual(await gained(["git:HEAD", "policies/**/*.json"]), ["gained kms:cmk:crypto"]);
    assert.deepEqual(await gained(["git:HEAD", "a.json", "子 目录"], join(cwd, "policies")), ["gained kms:cmk:crypto"]);
    assert.deepEqual(await gained(["git:HEAD", join(cwd, "policies")], "/"), ["gained kms:cmk:crypto"]);
  });
});

test("diff: what is not in the commit yet is compared with nothing, and says so", async () => {
  await withRepository(async (cwd) => {
    const { code, out, err } = await runHere(["diff", "git:HEAD", "new/c.json"], { cwd });
    assert.deepEqual([code, err], [0, "huawei-iam: new/c.json is not in git:HEAD, so it is compared with nothing.\n"]);
    assert.match(out, /1 action gained/);
  });
});

test("diff: problems with git are one sentence each", async () => {
  await withRepository(async (cwd) => {
    const said = async (args: readonly string[], folder = cwd) => {
      const { code, out, err } = await runHere(["diff", ...args], { cwd: folder });
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      return err;
    };
    assert.match(await said(["git:nowhere", "policies"]), /^huawei-iam: git:nowhere: git knows no commit 'nowhere'/);
    assert.match(await said(["git:--output=x", "policies"]), /git knows no commit '--output=x'/);
    assert.match(await said(["git:HEAD:nothing", "policies"]), /git:HEAD:nothing: there is no such file or folder in that commit/);
    assert.match(await said(["git:", "policies"]), /'git:' has no revision/);
    assert.match(await said(["git:HEAD:policies", "a", "b"]), /Several files and folders are possible only after git:<revision>/);
    assert.match(await said(["git:HEAD", "-"]), /Standard input has no name/);
    assert.match(await said(["git:HEAD~1:broken.json", "policies"]), /broken\.json: has syntax errors/);
    assert.match(await said(["git:HEAD:other.json", "policies"]), /other\.json: no Huawei Cloud policy found/);
    assert.match(await said(["git:HEAD", "other.json"]), /no Huawei Cloud policy found/);
  });
  await withTree({ "a.json": allow("ecs:servers:get") }, async (cwd) => {
    const outside = await runHere(["diff", "git:HEAD", "a.json"], { cwd });
    assert.equal(outside.code, 2);
    assert.match(outside.err, /is not in a git repository/);
    const without = await huaweiIam(["diff", "git:HEAD", "a.json"], { cwd, env: { PATH: cwd } });
    assert.deepEqual([without.code, without.out], [2, ""]);
    assert.match(without.err, /git was not found/);
  });
});
