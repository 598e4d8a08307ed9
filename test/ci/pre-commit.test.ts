import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { blank, lacking, sound, withTree } from "../cli/support.js";
import { runProgram } from "../support/workflow.js";

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}
const hooks = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as readonly Hook[];

/** Runs a hook as pre-commit does: the script of the clone, its arguments, and the staged files that match `files`. */
function run(id: string, cwd: string, names: readonly string[], args: readonly string[] = []) {
  const { entry, files } = hooks.find((hook) => hook.id === id)!;
  const [script, ...rest] = entry.split(" ");
  const staged = names.filter((name) => new RegExp(files).test(name));
  return runProgram(resolve(script!), [...rest, ...args, ...staged], cwd, { LC_ALL: "en_US.UTF-8" });
}

test("pre-commit: the hooks are scripts that can be executed, with a name and a description", () => {
  assert.ok(hooks.length > 0);
  for (const { entry, language, name, description } of hooks) {
    assert.equal(language, "script");
    assert.ok((statSync(entry.split(" ")[0]!).mode & 0o111) !== 0, entry);
    assert.match(name, /^Huawei Cloud IAM/);
    assert.match(description, /\.$/);
  }
});

test("pre-commit: staged policies are checked, and files without a policy are not mentioned", async () => {
  const files = {
    "my policy.json": lacking,
    "fine.json": sound,
    "tsconfig.json": "{ // comment\n}",
    "main.tf": 'variable "a" {}\n',
    "package.json": "{}",
    "x.md": "",
  };
  await withTree(files, async (cwd) => {
    const { code, out } = await run("huawei-iam-lint", cwd, Object.keys(files));
    assert.equal(code, 1);
    assert.match(out, /^my policy\.json\n {2}7:10 {2}warning/);
    assert.doesNotMatch(out, /tsconfig|package\.json|main\.tf|x\.md/);
    assert.equal((await run("huawei-iam-lint", cwd, ["fine.json", "tsconfig.json", "package.json"])).code, 0);
    assert.equal((await run("huawei-iam-lint", cwd, ["my policy.json"], ["--max-warnings", "1"])).code, 0);
  });
});

test("pre-commit: the policy tests of the repository run, without file names", async () => {
  const tests = (can: string) => JSON.stringify({ policies: ["a b.json"], can: [can] });
  await withTree({ "a b.json": sound, "a.hwpolicy-test.json": tests("ecs:servers:stop") }, async (cwd) => {
    assert.equal((await run("huawei-iam-test", cwd, [])).code, 0);
  });
  await withTree({ "a b.json": sound, "a.hwpolicy-test.json": tests("vpc:vpcs:get") }, async (cwd) => {
    const { code, out } = await run("huawei-iam-test", cwd, []);
    assert.equal(code, 1);
    assert.match(out, /vpc:vpcs:get/);
  });
});

test("pre-commit: --fix of the arguments changes the file and still reports what is left", async () => {
  await withTree({ "a.json": blank }, async (cwd) => {
    assert.equal((await run("huawei-iam-lint", cwd, ["a.json"], ["--fix"])).code, 0);
    assert.equal(readFileSync(`${cwd}/a.json`, "utf8"), sound);
  });
});
