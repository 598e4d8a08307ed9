import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

const role = (policy: string) => `resource "huaweicloud_identity_role" "ops" {\n  policy = ${policy}\n}\n`;
const policy = JSON.stringify({
  Version: "1.1",
  Statement: [{ Effect: "Allow", Action: ["kms:cmk:list"], Resource: ["KMS:*:*:KeyId:${g:UserName}"] }],
}, undefined, 2);

async function run(cwd: string, ...args: readonly string[]): Promise<string> {
  const { out, err } = await runHere([...args], { cwd });
  return out + err;
}

test("file contents: explain and export read the policy of file() and of templatefile() without sequences", async () => {
  const tree = {
    "m/main.tf": role('file("${path.module}/policies/p.json")'),
    "m/up.tf": role('file("../shared/p.json")'),
    "m/template.tf": role('templatefile("policies/t.json", {})'),
    "m/local.tf": `${role("local.doc")}locals {\n  doc = file("policies/p.json")\n}\n`,
    "m/policies/p.json": policy,
    "m/policies/t.json": policy.replace("${g:UserName}", "1"),
    "shared/p.json": policy,
  };
  await withTree(tree, async (cwd) => {
    for (const name of ["m/main.tf", "m/up.tf", "m/template.tf", "m/local.tf"]) {
      assert.match(await run(cwd, "explain", name), /kms:cmk:list/, name);
      const { out } = await runHere(["export", name], { cwd });
      assert.deepEqual(JSON.parse(out), JSON.parse(name === "m/template.tf" ? tree["m/policies/t.json"] : policy), name);
    }
  });
});

test("file contents: what cannot be read is not known", async () => {
  const tree = {
    "m/none.tf": role('file("none.json")'),
    "m/outside.tf": role('file("../../../../../../p.json")'),
    "m/sequence.tf": role('templatefile("t.json", { x = 1 })'),
    "m/twice.tf": role('jsonencode(file("p.json"))'),
    "m/t.json": policy,
    "m/p.json": policy,
  };
  await withTree(tree, async (cwd) => {
    for (const name of ["none", "outside", "sequence", "twice"]) {
      assert.doesNotMatch(await run(cwd, "explain", `m/${name}.tf`), /kms:cmk:list/, name);
      assert.equal((await runHere(["export", `m/${name}.tf`], { cwd })).code, 1, name);
    }
    assert.match(await run(cwd, "explain", "m/none.tf"), /file\("none\.json"\)/);
  });
});
