import assert from "node:assert/strict";
import { existsSync, linkSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { allow, golden, runHere, withTree } from "./support.js";

const schemas = resolve("test/cases/authorization-schemas");
const mixed = `{
  "Version": "1.1",
  "Statement": [
    { "Effect": "Allow", "Action": ["ecs:cloudServers:get", "vpc:publicIps:delete", "obs:bucket:List*", "rds:instance:list"] },
    { "Effect": "Allow", "Action": ["obs:object:GetObject"], "Resource": ["OBS:*:*:object:logs/*"] },
    { "Effect": "Deny", "Action": ["ecs:cloudServers:delete"] }
  ]
}
`;

async function withOverlay(
  files: Readonly<Record<string, string>>,
  work: (cwd: string) => Promise<void>,
): Promise<void> {
  await withTree(files, async (cwd) => {
    await runHere(["catalog", "import", "--authorization-schema", schemas, "--out", "o.overlay"], { cwd });
    await work(cwd);
  });
}

test("convert: the result on standard output, the report on standard error, in both languages", async () => {
  await withOverlay({ "p.json": mixed }, async (cwd) => {
    for (const lang of ["en", "zh"]) {
      const { code, out, err } = await runHere(["convert", "--to", "5.0", "p.json", "--overlay", "o.overlay", "--lang", lang], { cwd });
      assert.equal(code, 1);
      golden(`convert.${lang}.txt`, `${out}\n${err}`);
    }
    const json = await runHere(["convert", "--to", "5.0", "p.json", "--overlay", "o.overlay", "--format", "json"], { cwd });
    golden("convert.json", json.out);
  });
});

test("convert: exit codes, standard input and --out", async () => {
  const one = allow("obs:object:GetObject");
  await withOverlay({ "a.json": one, "sub/b.json": one, "none.json": "{}", "main.tf": `resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode(${one})\n}\n` }, async (cwd) => {
    const run = (...args: string[]) => runHere(["convert", ...args, "--overlay", "o.overlay"], { cwd, input: one });
    const piped = await run("--to", "5.0", "-");
    assert.deepEqual([piped.code, JSON.parse(piped.out)], [0, { Version: "5.0", Statement: [{ Effect: "Allow", Action: ["obs:object:getObject"] }] }]);
    assert.equal((await run("--to", "1.1", "a.json")).code, 1);
    assert.equal((await run("--to", "5.0", "none.json")).code, 1);
    assert.match((await run("--to", "5.0", "a.json", "sub")).err, /^huawei-iam: There are 2 results\. Specify a folder/);
    assert.equal((await run("--to", "5.0", "a.json", "sub", "--out", "new")).code, 0);
    assert.match(readFileSync(join(cwd, "new/sub/b.json"), "utf8"), /obs:object:getObject/);
    assert.equal((await run("--to", "5.0", "a.json", "--out", "c.json")).code, 0);
    assert.match(readFileSync(join(cwd, "c.json"), "utf8"), /obs:object:getObject/);
    assert.match((await run("--to", "5.0", "a.json", "--out", "a.json")).err, /a\.json is a source; the result needs another name\.\n$/);
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), one);
    const terraform = await run("--to", "5.0", "main.tf");
    assert.deepEqual([terraform.code, terraform.out], [2, ""]);
    assert.match(terraform.err, /policies in Terraform files are not converted/);
    assert.ok(!existsSync(join(cwd, "5.0")));
    assert.equal((await run("a.json")).err, "huawei-iam: Specify the version of the result: --to 5.0 or --to 1.1.\n");
    assert.match((await run("--to", "2.0", "a.json")).err, /--to is one of 1\.1, 5\.0, not "2\.0"/);
    assert.equal((await run("--to", "5.0")).err, "huawei-iam: 'convert' takes files or folders, or - for standard input.\n");
  });
});

test("convert: a service control policy is not converted, whatever states its kind", async () => {
  const text = `{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["*"] }] }`;
  await withTree({ "a.scp.json": text }, async (cwd) => {
    const { code, out, err } = await runHere(["convert", "--to", "1.1", "a.scp.json"], { cwd });
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /service control policies have no counterpart/);
  });
});

test("convert: no source is overwritten by a link to it, and no result by another one", async () => {
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["obs:object:GetObject"] }] }`;
  await withOverlay({ "a.json": text, "b/p.json": text, "c/p.json": text, "work/x.json": text }, async (cwd) => {
    symlinkSync(join(cwd, "a.json"), join(cwd, "soft.json"));
    linkSync(join(cwd, "a.json"), join(cwd, "hard.json"));
    const convert = (names: readonly string[], out: string, at = cwd) =>
      runHere(["convert", "--to", "5.0", ...names, "--overlay", join(cwd, "o.overlay"), "--out", out], { cwd: at });
    for (const out of ["soft.json", "hard.json"]) {
      const { code, err } = await convert(["a.json"], out);
      assert.equal(code, 2);
      assert.match(err, /is a source; the result needs another name\.\n$/);
    }
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), text);
    const twice = await convert(["../b/p.json", "../c/p.json"], "out", join(cwd, "work"));
    assert.equal(twice.code, 2);
    assert.match(twice.err, /Two results would be .*p\.json/);
    assert.ok(!existsSync(join(cwd, "work/out")));
  });
});
