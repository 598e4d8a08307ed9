import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

const log = "DELETE https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs/9f\n";
const allowed = '{"Effect":"Allow","Action":["vpc:*:*"]}';
const policyOf = (...statements: readonly string[]) => `{"Version":"1.1","Statement":[${statements.join(",")}]}`;
const role = (statements: string) => `resource "huaweicloud_identity_role" "r" {
  name = "r"
  type = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = ${statements}
  })
}
`;
const allowedHere = '{ Effect = "Allow", Action = ["vpc:*:*"] }';

test("needs: an existing file with syntax errors is refused, because a Deny may be lost in it", async () => {
  const files = {
    "colon.json": policyOf(allowed, '{"Effect":"Deny","Action" ["vpc:vpcs:delete"]}'),
    "cut.json": policyOf(allowed, '{"Effect":"Deny","Action":["vpc:vpcs:delete"]}').slice(0, -12),
    "comma.json": policyOf(`${allowed} {"Effect":"Deny","Action":["vpc:vpcs:delete"]}`).replace("} {", "}\n{"),
    "cut.tf": role(`[${allowedHere}]`).slice(0, -8),
    "after.tf": `${role(`[${allowedHere}]`)}resource "huaweicloud_identity_role" "deny" {\n`,
  };
  await withTree(files, async (cwd) => {
    for (const name of Object.keys(files)) {
      const { code, out, err } = await runHere(["needs", "--existing", name], { cwd, input: log });
      assert.deepEqual([code, out], [2, ""], name);
      assert.match(err, new RegExp(`${name} has syntax errors, so what its policy allows and denies is not certain`));
    }
  });
});

test("needs: what an existing file may deny without being readable is named, and the exit code is 1", async () => {
  const files = {
    "effect.json": policyOf(allowed, '\n{"Effect":"Denny","Action":["vpc:vpcs:delete"]}'),
    "key.json": policyOf(allowed, '\n{"Effect":"Deny","Actions":["vpc:vpcs:delete"]}'),
    "condition.json": policyOf('\n{"Effect":"Allow","Action":["vpc:*:*"],"Conditions":{}}'),
    "other.json": policyOf(allowed, '\n{"Effect":"Deny","NotAction":["vpc:vpcs:get"]}'),
    "deny.tf": role(`[${allowedHere}, { Effect = "Deny", Action = var.denied }]`),
    "effect.tf": role(`[${allowedHere}, { Effect = var.effect, Action = ["vpc:vpcs:delete"] }]`),
    "file.tf": `${role(`[${allowedHere}]`)}${role("[]").replace(/jsonencode[^]*?\n {2}\}\)/, 'file("deny.json")').replace('"r" {', '"d" {')}`,
  };
  await withTree({ ...files, "sound.json": policyOf(allowed), "comment.json": `// ours\n${policyOf(allowed)}` }, async (cwd) => {
    for (const name of Object.keys(files)) {
      const { code, err } = await runHere(["needs", "--existing", name], { cwd, input: log });
      assert.equal(code, 1, `${name} ${err}`);
      assert.match(err, new RegExp(`^huawei-iam: ${name}:\\d+: what this allows or denies is not certain`), name);
    }
    for (const name of ["sound.json", "comment.json"]) {
      const { code, out, err } = await runHere(["needs", "--existing", name], { cwd, input: log });
      assert.deepEqual([code, out], [0, ""], err);
    }
  });
});

test("needs: an existing identity policy (5.0) does not count, and that is said", async () => {
  const files = { "identity.json": policyOf(allowed).replace("1.1", "5.0"), "sound.json": policyOf(allowed) };
  await withTree(files, async (cwd) => {
    const { code, out, err } = await runHere(["needs", "--existing", "identity.json"], { cwd, input: log });
    assert.equal(code, 0);
    assert.match(out, /"vpc:vpcs:delete"/);
    assert.match(err, /identity\.json: an identity policy \(version 5\.0\) was not counted/);
    const both = await runHere(["needs", "--existing", "identity.json", "--existing", "sound.json"], { cwd, input: log });
    assert.equal(both.out, "");
    const zh = await runHere(["needs", "--existing", "identity.json", "--lang", "zh"], { cwd, input: log });
    assert.match(zh.err, /身份策略（5\.0 版）未计入/);
  });
});
