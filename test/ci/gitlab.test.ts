import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "yaml";
import { lacking, sound, withTree } from "../cli/support.js";
import { runProgram } from "../support/workflow.js";

interface Job {
  readonly variables: Record<string, string>;
  readonly before_script: string[];
  readonly script: string[];
  readonly artifacts: { reports: { codequality: string } };
}
const blocks = [...readFileSync("docs/ci.md", "utf8").matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
  ([, text]) => parse(text!) as Record<string, unknown>,
);
const jobs = blocks.find((block) => "huawei-iam" in block) as Record<"huawei-iam" | "huawei-iam-grants", Job>;
const job = jobs["huawei-iam"];
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** A folder with the package, which is built once. */
const built = mkdtempSync(join(tmpdir(), "package "));
before(() => execFileSync(process.execPath, ["scripts/npm-package.mjs", "--out", built]));
after(() => rmSync(built, { recursive: true, force: true }));

/** Runs the lines of a job as GitLab's runner does: one script for bash that ends at the first error. */
async function runJob(
  cwd: string,
  variables: Record<string, string>,
  { before_script, script: lines, variables: own } = job,
) {
  const home = join(cwd, "global");
  mkdirSync(home);
  const script = [...before_script, ...lines].join("\n");
  return runProgram("bash", ["-eo", "pipefail", "-c", script], cwd, {
    ...own,
    ...variables,
    npm_config_prefix: home,
    npm_config_offline: "true",
    LC_ALL: "en_US.UTF-8",
    PATH: `${join(home, "bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  });
}

test("gitlab: the job of the page installs the package and writes the report, also after findings", async () => {
  for (const [text, code, issues] of [
    [lacking, 1, 1],
    [sound, 0, 0],
  ] as const) {
    await withTree({ "my policies/stop.json": text, "tools/x.md": "" }, async (cwd) => {
      cpSync(built, join(cwd, "tools"), { recursive: true });
      const ended = await runJob(cwd, { POLICIES: "my policies" });
      assert.equal(ended.code, code, ended.out);
      const report = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), "utf8")) as object[];
      assert.equal(report.length, issues);
    });
  }
});

test("gitlab: a folder that does not exist fails the job", async () => {
  await withTree({ "tools/x.md": "" }, async (cwd) => {
    cpSync(built, join(cwd, "tools"), { recursive: true });
    assert.equal((await runJob(cwd, { POLICIES: "none" })).code, 2);
  });
});

test("gitlab: the second job fails if the merge request grants sensitive actions", async () => {
  for (const [text, code] of [
    [sound.replace("ecs:servers:get", "iam:users:createUser"), 1],
    [sound, 0],
  ] as const) {
    await withTree({ "my policies/stop.json": sound, "tools/x.md": "" }, async (cwd) => {
      const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd, encoding: "utf8" }).trim();
      git("init", "-q");
      git("add", "-A");
      git("commit", "-qm", "a");
      writeFileSync(join(cwd, "my policies/stop.json"), text);
      cpSync(built, join(cwd, "tools"), { recursive: true });
      const variables = { POLICIES: "my policies", CI_MERGE_REQUEST_DIFF_BASE_SHA: git("rev-parse", "HEAD") };
      const ended = await runJob(cwd, variables, jobs["huawei-iam-grants"]);
      assert.equal(ended.code, code, ended.out);
    });
  }
});

test("ci page: its examples are YAML, use the hooks of this repository, and name its version", () => {
  const [workflow, config, local] = blocks as [
    object,
    { repos: { hooks: { id: string }[] }[] },
    { repos: { hooks: { id: string; entry: string; files: string }[] }[] },
  ];
  assert.ok("jobs" in workflow);
  const hooks = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as { id: string; entry: string; files: string }[];
  for (const { id } of config.repos[0]!.hooks)
    assert.ok(
      hooks.some((hook) => hook.id === id),
      id,
    );
  for (const { id, entry, files } of local.repos[0]!.hooks) {
    const hook = hooks.find((one) => one.id === id)!;
    assert.equal(entry, hook.entry.replace("action/pre-commit.sh", "huawei-iam"));
    assert.equal(files, hook.files);
  }
  for (const [, named] of readFileSync("docs/ci.md", "utf8").matchAll(/huawei-iam[@-](\d+\.\d+\.\d+)/g))
    assert.equal(named, version);
});

test("ci page: the table of the inputs is complete, in both languages", () => {
  const { inputs } = parse(readFileSync("action.yml", "utf8")) as { inputs: Record<string, { default: string }> };
  const rows = [...readFileSync("docs/ci.md", "utf8").matchAll(/^\| `([\w-]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(
    ([, name, preset]) => [name, preset ?? ""],
  );
  const expected = Object.entries(inputs).map(([name, { default: preset }]) => [name, preset]);
  assert.deepEqual(rows, [...expected, ...expected]);
});
