import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runHere, withTree } from "./support.js";

// Local values in other files of a folder count in every command, as in `lint`.

const role = `resource "huaweicloud_identity_role" "ops" {
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = concat(local.keys, ["ecs:servers:list"]) }]
  })
}
`;
const locals = (...actions: readonly string[]) => `locals {\n  keys = ${JSON.stringify(actions)}\n}\n`;
const other = {
  "json/other.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:vpcs:list"] }] }',
};

async function run(cwd: string, ...args: readonly string[]): Promise<string> {
  const { out, err } = await runHere([...args], { cwd });
  return out + err;
}

test("folder locals: diff compares what a local value of another file grants, on disk", async () => {
  const tree = {
    "old/main.tf": role,
    "old/locals.tf": locals("kms:cmk:list"),
    "new/main.tf": role,
    "new/locals.tf": locals("kms:cmk:list", "kms:cmk:crypto"),
    ...other,
  };
  await withTree(tree, async (cwd) => {
    for (const sides of [
      ["old", "new"],
      ["old/main.tf", "new/main.tf"],
    ]) {
      const text = await run(cwd, "diff", ...sides);
      assert.match(text, /kms:cmk:crypto/, sides[0]);
      assert.doesNotMatch(text, /kms:cmk:list|not known/, "nothing is unknown");
      assert.match(text, /main\.tf:4/, "it is where the policy uses the value");
    }
    assert.match(await run(cwd, "diff", "old", "old"), /Nothing|no /i);
  });
});

test("folder locals: diff compares with the files of a commit", async () => {
  await withTree({ "m/main.tf": role, "m/locals.tf": locals("kms:cmk:list"), ...other }, async (cwd) => {
    const git = (...args: string[]) =>
      assert.equal(
        spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", ...args], { cwd })
          .status,
        0,
      );
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "one");
    writeFileSync(join(cwd, "m/locals.tf"), locals("kms:cmk:list", "kms:cmk:crypto"));
    for (const name of ["m/main.tf", "m", "."]) {
      const text = await run(cwd, "diff", "git:HEAD", name);
      assert.match(text, /kms:cmk:crypto/, name);
      assert.doesNotMatch(text, /kms:cmk:list|not known/, name);
    }
  });
});

test("folder locals: existing policies, policy tests and who-grants", async () => {
  const expected = { policies: ["main.tf"], can: ["kms:cmk:list", "ecs:servers:list"], cannot: ["kms:cmk:crypto"] };
  const tree = {
    "main.tf": role,
    "locals.tf": locals("kms:cmk:list"),
    "ops.hwpolicy-test.json": JSON.stringify(expected),
  };
  await withTree(tree, async (cwd) => {
    const { code, out } = await runHere(["test"], { cwd });
    assert.equal(code, 0, out);
    assert.match(await run(cwd, "who-grants", "kms:cmk:list", "main.tf"), /kms:cmk:list/);
    const log = "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n";
    assert.match((await runHere(["needs", "--existing", "main.tf"], { cwd, input: log })).out, /vpc:vpcs:list/);
    writeFileSync(join(cwd, "locals.tf"), locals("vpc:*:*"));
    assert.deepEqual((await runHere(["needs", "--existing", "main.tf"], { cwd, input: log })).out, "");
  });
});

test("folder locals: a value that a file in JSON uses, too, is not changed", async () => {
  const policy = `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Deny", Action = local.keys }] })}`;
  const tree = {
    "main.tf": role,
    "locals.tf": "",
    "other.tf.json": JSON.stringify({ resource: { huaweicloud_identity_role: { deny: { policy } } } }),
  };
  for (const json of [tree["other.tf.json"], undefined]) {
    const files = { ...tree, "main.tf": `${locals("vpc:vpcs: get")}${role}`, ...(json === undefined ? { "other.tf.json": "{}" } : {}) };
    await withTree(files, async (cwd) => {
      await run(cwd, "lint", "--fix", ".");
      const isFixed = readFileSync(join(cwd, "main.tf"), "utf8").includes('"vpc:vpcs:get"');
      assert.equal(isFixed, json === undefined);
    });
  }
});
