import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { lacking, sound } from "../cli/support.js";
import { readAction, runAction } from "../support/workflow.js";

const action = resolve(".");
const root = mkdtempSync(join(tmpdir(), "ci action "));
after(() => rmSync(root, { recursive: true, force: true }));

/** A repository with two commits: the base of a pull request, and its merge commit. */
function repository(
  name: string,
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string | undefined>> = {},
) {
  const folder = join(root, name);
  const temp = join(root, `${name} temp`);
  for (const one of [folder, temp]) mkdirSync(one, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  const write = (files: Readonly<Record<string, string | undefined>>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      if (text === undefined) rmSync(join(folder, file));
      else writeFileSync(join(folder, file), text);
    }
    git("add", "-A");
    git("commit", "-qm", "a", "--allow-empty");
    return git("rev-parse", "HEAD");
  };
  git("init", "-q");
  const baseCommit = write(base);
  write(head);
  const push = { workspace: folder, temp, action };
  return { push, pull: { ...push, baseCommit } };
}

test("action: no input is part of a script, and every step says its shell", () => {
  for (const { run, shell, uses, env = {} } of readAction("action.yml").runs.steps) {
    if (uses !== undefined) continue;
    assert.doesNotMatch(run ?? "", /\$\{\{/);
    assert.equal(shell, "bash");
    for (const name of Object.keys(env)) assert.match(name, /^[A-Z_]+$/);
  }
  const { inputs } = readAction("action.yml");
  for (const [name, { description, default: preset }] of Object.entries(inputs)) {
    assert.match(description, /^[A-Z][^]*\.$/, name);
    assert.equal(typeof preset, "string", name);
  }
});

test("action: a push checks everything; findings fail the step and are in log, outputs and summary", async () => {
  const { push } = repository("push", {
    "my policies/stop.json": lacking,
    "fine.json": sound,
    "tsconfig.json": "{ /* */ }",
  });
  const { code, log, outputs, summary, used } = await runAction(push);
  assert.equal(code, 1);
  assert.match(log, /^::warning file=my policies\/stop\.json,line=7,/m);
  assert.deepEqual([outputs["errors"], outputs["warnings"], outputs["sarif"]], ["0", "1", ""]);
  assert.match(summary, /^### huawei-iam lint\n\n<pre>\nmy policies\/stop\.json\n {2}7:10 {2}warning/);
  assert.deepEqual(used, []);
});

test("action: a clean run passes", async () => {
  const { push } = repository("clean", { "fine.json": sound });
  const { code, outputs } = await runAction(push);
  assert.deepEqual([code, outputs["errors"], outputs["warnings"]], [0, "0", "0"]);
});

test("action: a pull request is checked where it changes policies", async () => {
  const { pull: change } = repository(
    "change",
    { "old.json": lacking, "a b/stop.json": sound },
    { "a b/stop.json": lacking, "-x.json": lacking, "!y.json": lacking, "notes.md": "x" },
  );
  const { code, outputs, summary } = await runAction(change);
  assert.deepEqual([code, outputs["warnings"]], [1, "3"], summary);
  for (const name of ["a b/stop.json", "-x.json", "!y.json"]) assert.ok(summary.includes(`${name}\n`), summary);
  assert.doesNotMatch(summary, /old\.json/);
  assert.equal((await runAction({ ...change, inputs: { "only-changed": "false" } })).outputs["warnings"], "4");
});

test("action: a pull request without changed policies passes and says so", async () => {
  const { pull: other } = repository("other", { "old.json": lacking }, { "notes.md": "x" });
  const { code, log, outputs } = await runAction(other);
  assert.deepEqual([code, outputs["errors"], outputs["warnings"]], [0, "0", "0"]);
  assert.match(log, /No JSON or Terraform file has changed; nothing was checked\./);
  const json = await runAction(repository("json", { "old.json": lacking }, { "package.json": "{}" }).pull);
  assert.deepEqual([json.code, json.outputs["warnings"]], [0, "0"], "a changed file without a policy");
  const removed = await runAction(repository("removed", { "old.json": lacking }, { "old.json": undefined }).pull);
  assert.deepEqual([removed.code, removed.outputs["warnings"]], [0, "0"]);
});

test("action: a changed configuration file means that everything is checked", async () => {
  const { code, log, outputs } = await runAction(
    repository("config", { "old.json": lacking }, { ".huawei-iam.json": '{ "rules": {} }' }).pull,
  );
  assert.deepEqual([code, outputs["warnings"]], [1, "1"]);
  assert.match(log, /\.huawei-iam\.json has changed, so all policies are checked\./);
});

test("action: paths, one a line, restrict a push and a pull request", async () => {
  const files = { "p q/a.json": lacking, "p q/old/b.json": lacking, "other/c.json": lacking };
  const inputs = { paths: "p q/**/*.json\r\n!p q/old/**\n" };
  for (const [name, base, head] of [
    ["all", files, {}],
    ["some", { "x.md": "" }, files],
  ] as const) {
    const { push, pull } = repository(`paths ${name}`, base, head);
    const { outputs, summary } = await runAction(name === "all" ? { ...push, inputs } : { ...pull, inputs });
    assert.equal(outputs["warnings"], "1", `${name}: ${summary}`);
  }
});

test("action: paths without a match fail a pull request, unless it removes their files", async () => {
  const { pull } = repository("no match", { "a.json": lacking, "p/b.json": sound }, { "a.json": sound });
  const { code, log, outputs } = await runAction({ ...pull, inputs: { paths: "polices" } });
  assert.deepEqual([code, outputs["errors"]], [2, ""]);
  assert.match(log, /::error::No file matches the input 'paths': polices/);
  const removed = repository("removed paths", { "p/b.json": sound }, { "p/b.json": undefined });
  assert.equal((await runAction({ ...removed.pull, inputs: { paths: "p/*.json", "diff-paths": "." } })).code, 0);
});

test("action: a base commit that cannot be fetched fails with what to do", async () => {
  const { pull } = repository("no base", { "a.json": sound });
  const { code, log } = await runAction({ ...pull, baseCommit: "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef" });
  assert.equal(code, 2);
  assert.match(log, /^::error::The base commit deadbeef\w+ is not in the clone and cannot be fetched\. Use actions\/checkout/m);
});

test("action: in a working folder, names start there", async () => {
  const { pull: made } = repository(
    "folder",
    { "x.md": "", "top.json": sound },
    { "top.json": lacking, "in side/a.json": lacking },
  );
  const { outputs, summary } = await runAction({ ...made, inputs: { "working-directory": "in side" } });
  assert.equal(outputs["warnings"], "1");
  assert.match(summary, /\na\.json\n/);
});

test("action: limits, levels and languages are options", async () => {
  const { push } = repository("options", { "stop.json": lacking });
  assert.equal((await runAction({ ...push, inputs: { "max-warnings": "1" } })).code, 0);
  assert.equal((await runAction({ ...push, inputs: { severity: "error" } })).code, 0);
  assert.match((await runAction({ ...push, inputs: { language: "zh" } })).summary, /共 1 个警告/);
});

test("action: wrong inputs fail with one sentence, and none of them is executed", async () => {
  const { push } = repository("wrong", { "stop.json": lacking });
  for (const inputs of [
    { "max-warnings": "many" },
    { severity: "all" },
    { paths: "no/such/**/*.json" },
    { edition: "aws" },
  ] as Record<string, string>[]) {
    const { code, log, outputs } = await runAction({ ...push, inputs });
    assert.deepEqual([code, outputs["sarif"]], [2, ""], JSON.stringify(inputs));
    assert.match(log, /huawei-iam: /);
  }
  const evil = "\"; touch evil; $(touch evil) `touch evil` ' && touch evil #";
  for (const name of [
    "paths",
    "max-warnings",
    "severity",
    "edition",
    "language",
    "sarif",
    "test",
    "diff-paths",
    "fail-on",
  ])
    await runAction({ ...push, inputs: { [name]: evil } });
  assert.ok(!existsSync(join(push.workspace, "evil")));
});

test("action: a SARIF file is written and uploaded on request, also after findings", async () => {
  const { push } = repository("sarif", { "stop.json": lacking });
  const { code, outputs, used } = await runAction({
    ...push,
    inputs: { sarif: "out dir/report.sarif", "upload-sarif": "true" },
  });
  assert.deepEqual([code, outputs["sarif"]], [1, "out dir/report.sarif"]);
  const { runs } = JSON.parse(readFileSync(join(push.workspace, "out dir/report.sarif"), "utf8")) as {
    runs: { results: object[] }[];
  };
  assert.equal(runs[0]?.results.length, 1);
  assert.deepEqual(used, [
    {
      uses: "github/codeql-action/upload-sarif@v3",
      with: { sarif_file: "./out dir/report.sarif", category: "huawei-iam" },
    },
  ]);
});

test("action: the summary contains no markup of the checked files", async () => {
  const { push } = repository("markup", {
    "<img src=x>.json": lacking.replace("ecs:servers:stop", "<script>:a:b</pre>"),
  });
  const { summary } = await runAction(push);
  assert.doesNotMatch(summary.replace(/^### huawei-iam lint\n\n<pre>\n|<\/pre>\n\n$/g, ""), /</);
});

const grants = (text: string) => text.replace("ecs:servers:get", "iam:users:createUser");

test("action: a pull request reports what it grants, and fails only on request", async () => {
  const { pull } = repository("grants", { "p q/a.json": sound }, { "p q/a.json": grants(sound), "x.md": "" });
  const quiet = await runAction({ ...pull, inputs: { severity: "error" } });
  assert.equal(quiet.code, 0, quiet.log);
  assert.match(quiet.summary, /iam:users:createUser/);
  assert.match(quiet.summary, /ecs:servers:get/);
  for (const [level, code] of [
    ["new-sensitive", 1],
    ["new-grants", 1],
    ["new-things", 2],
  ] as const) {
    assert.equal((await runAction({ ...pull, inputs: { severity: "error", "fail-on": level } })).code, code, level);
  }
  assert.equal(
    (await runAction({ ...pull, inputs: { severity: "error", "fail-on": "new-grants", diff: "false" } })).code,
    0,
  );
  const some = await runAction({ ...pull, inputs: { severity: "error", "diff-paths": "p q\n" } });
  assert.match(some.summary, /iam:users:createUser/);
});

test("action: a moved statement is no new access, and a push is not compared", async () => {
  const { pull, push } = repository("moved", { "a.json": sound }, { "a.json": undefined, "sub/b.json": sound });
  assert.equal((await runAction({ ...pull, inputs: { "fail-on": "new-grants" } })).code, 0);
  assert.doesNotMatch((await runAction(push)).log, /compared/);
  const { pull: other } = repository("only text", { "a.json": sound }, { "x.md": "" });
  assert.match(
    (await runAction({ ...other, inputs: { "fail-on": "new-grants" } })).log,
    /No JSON or Terraform file has changed; nothing was compared\./,
  );
});

test("action: policies that cannot be compared fail only if the comparison decides", async () => {
  const { pull } = repository("broken", { "a.json": sound }, { "a.json": sound.slice(0, 60) });
  const { code, log } = await runAction({
    ...pull,
    inputs: { "only-changed": "false", severity: "error", "max-warnings": "99" },
  });
  assert.equal(code, 1, log);
  assert.equal((await runAction({ ...pull, inputs: { "fail-on": "new-grants" } })).code, 2);
});

test("action: policy tests run if there are some", async () => {
  const tests = (can: string) => JSON.stringify({ policies: ["a.json"], can: [can] });
  const { push } = repository("tests", {
    "a.json": sound,
    "t/a b.hwpolicy-test.json": tests("ecs:servers:stop").replace("a.json", "../a.json"),
  });
  const passed = await runAction(push);
  assert.deepEqual([passed.code, /### huawei-iam test/.test(passed.summary)], [0, true], passed.log);
  const { push: failing } = repository("failing tests", {
    "a.json": sound,
    "a.hwpolicy-test.json": tests("vpc:vpcs:get"),
  });
  const failed = await runAction(failing);
  assert.equal(failed.code, 1);
  assert.match(failed.summary, /vpc:vpcs:get/);
  assert.equal((await runAction({ ...failing, inputs: { test: "false" } })).code, 0);
  const { push: none } = repository("no tests", { "a.json": sound });
  assert.match((await runAction(none)).log, /There are no policy tests\./);
  assert.equal((await runAction({ ...none, inputs: { test: "true" } })).code, 2);
  const { push: configured } = repository("configured tests", {
    "a.json": sound,
    "sub/.huawei-iam.json": JSON.stringify({ tests: [{ policies: ["../a.json"], can: ["vpc:vpcs:get"] }] }),
  });
  assert.equal((await runAction(configured)).code, 1);
});

test("action: the base commit of a shallow checkout is fetched", async () => {
  const { pull: made } = repository("origin", { "old.json": lacking }, { "new.json": lacking });
  const shallow = join(root, "shallow");
  execFileSync("git", ["clone", "-q", "--depth=1", `file://${made.workspace}`, shallow]);
  const { code, outputs, summary } = await runAction({ ...made, workspace: shallow });
  assert.deepEqual([code, outputs["warnings"]], [1, "1"], summary);
});

test("action: a package instead of the repository, by a relative name", async () => {
  const { push } = repository("package", { "stop.json": lacking });
  mkdirSync(join(push.workspace, "my tools"));
  execFileSync(process.execPath, ["scripts/npm-package.mjs", "--out", join(push.workspace, "my tools")]);
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const { code, log, outputs } = await runAction({
    ...push,
    inputs: { package: `my tools/huawei-iam-${version}.tgz` },
  });
  assert.deepEqual([code, outputs["warnings"]], [1, "1"], log);
});

test("action and hook: in a fresh clone the command line is built first", async () => {
  const clone = join(root, "fresh clone");
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
    .trim()
    .split("\n")
    .filter((name) => existsSync(name));
  for (const name of files) cpSync(name, join(clone, name));
  // In place of npm ci, which needs a registry.
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  const { push } = repository("built", { "stop.json": lacking });
  const { code, outputs } = await runAction({ ...push, action: clone });
  assert.deepEqual([code, outputs["warnings"]], [1, "1"]);
  assert.ok(existsSync(join(clone, "dist/cli.js")));
});
