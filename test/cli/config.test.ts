import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, lacking, runHere, sound, withTree } from "./support.js";

const file = (config: object) => JSON.stringify(config, null, 2);

async function lint(cwd: string, ...args: readonly string[]) {
  const { code, out, err } = await runHere(["lint", "--format", "json", ...args], { cwd });
  const { files } = JSON.parse(out) as { files: { path: string; findings: { rule: string; severity: string }[] }[] };
  return { code, err, findings: files.flatMap(({ path, findings }) => findings.map(({ rule, severity }) => `${path} ${rule} ${severity}`)) };
}

test("configuration file: levels, overrides for some files, and the precedence of the command line", async () => {
  const config = file({ rules: { "missing-dependency": "error" }, overrides: [{ files: ["old/**"], rules: { "missing-dependency": "off" } }] });
  await withTree({ ".huawei-iam.json": config, "a.json": lacking, "old/b.json": lacking }, async (cwd) => {
    assert.deepEqual(await lint(cwd), { code: 1, err: "", findings: ["a.json missing-dependency error"] });
    assert.deepEqual(await lint(cwd, "--rule", "missing-dependency=information"), {
      code: 0, err: "", findings: ["a.json missing-dependency information", "old/b.json missing-dependency information"],
    });
  });
});

test("configuration file: an action that another policy grants is not missing", async () => {
  await withTree({ ".huawei-iam.json": file({ assumeGranted: ["*:*:get*"] }), "a.json": lacking }, async (cwd) => {
    assert.deepEqual(await lint(cwd), { code: 0, err: "", findings: [] });
  });
});

test("configuration file: ignore entries suppress findings, and unused ones are reported after a check of the whole folder", async () => {
  const ignore = [
    { file: "a.json", rule: "missing-dependency", reason: "granted by the base policy" },
    { file: "b*.json", rule: "missing-dependency", reason: "no longer needed" },
  ];
  await withTree({ ".huawei-iam.json": file({ ignore }), "a.json": lacking, "b.json": sound }, async (cwd) => {
    const all = await lint(cwd);
    assert.deepEqual([all.code, all.findings], [0, []]);
    assert.match(all.err, /^huawei-iam: \.huawei-iam\.json:\d+:\d+: This entry suppresses nothing: 'b\*\.json'/);
    assert.equal(all.err.trim().split("\n").length, 1, all.err);
    assert.deepEqual(await lint(cwd, "a.json"), { code: 0, err: "", findings: [] });
  });
});

test("configuration file: --fix does not fix ignored findings, and the nearest file applies", async () => {
  const ignore = [{ file: "a.json", rule: "malformed-action", reason: "kept as published" }];
  await withTree({ ".huawei-iam.json": file({ ignore }), "a.json": blank, "in/.huawei-iam.json": "{}", "in/a.json": blank }, async (cwd) => {
    const { code, out } = await runHere(["lint", "--fix-dry-run"], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(out.match(/^\+\+\+ .*$/gm), ["+++ b/in/a.json"]);
  });
});

test("configuration file: an invalid setting is reported with its place, and the run fails", async () => {
  await withTree({ ".huawei-iam.json": '{ "rules": { "missing-dependancy": "off" } }', "a.json": sound }, async (cwd) => {
    const { code, err } = await lint(cwd);
    assert.equal(code, 2);
    assert.match(err, /\.huawei-iam\.json:1:14: There is no rule called "missing-dependancy". Did you mean "missing-dependency"\?/);
  });
  await withTree({ ".huawei-iam.json": "\ufffe{", "a.json": sound }, async (cwd) => {
    assert.equal((await lint(cwd)).code, 2);
  });
});
