import assert from "node:assert/strict";
import { test } from "node:test";
import { golden, runHere, withTree } from "./support.js";

const tree = {
  "admin.json": `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["kms:*:*", "ecs:servers:list"] },
  { "Effect": "Deny", "Action": ["kms:cmk:create"], "Condition": { "StringNotEquals": { "g:UserName": ["小明"] } } }
] }
`,
  "infra/main.tf": `locals {
  keys = ["KMS:cmk:get*"]
}
resource "huaweicloud_identity_role" "keys" {
  name        = "keys"
  description = "keys"
  type        = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = concat(local.keys, ["kms:cmk:list", var.more]), Resource = ["kms:*:*:KeyId:1"] }]
  })
}
`,
  "ports.json": `{ "role": { "policy": { "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:ports:creare"] }] } } }\n`,
  "other.json": "{}\n",
};

/** Runs the command in the tree, which must end with this exit code. */
async function ask(code: number, ...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  let said = { out: "", err: "" };
  await withTree(tree, async (cwd) => {
    const { code: actual, out, err } = await runHere(["who-grants", ...args], { cwd });
    assert.equal(actual, code, err);
    said = { out, err };
  });
  return said;
}

test("who-grants: a service, in all notations, with what limits each entry", async () => {
  for (const lang of ["en", "zh"]) golden(`who-grants.${lang}.txt`, (await ask(0, "kms", "--lang", lang)).out);
});

test("who-grants: an action is found by its name, by each wildcard that matches it, and through a misprint", async () => {
  const entries = async (...args: readonly string[]) => {
    const report = JSON.parse((await ask(0, ...args, "--format", "json")).out) as {
      policies: number;
      entries: { path: string; effect: string; entry: string; means: string; startLine: number }[];
    };
    return {
      policies: report.policies,
      entries: report.entries.map(({ path, startLine, effect, entry, means }) => [
        path,
        startLine,
        effect,
        entry,
        means,
      ]),
    };
  };
  assert.deepEqual(await entries("kms:cmk:create"), { policies: 3, entries: [
    ["admin.json", 2, "Allow", "kms:*:*", "kms:*:*"],
    ["admin.json", 3, "Deny", "kms:cmk:create", "kms:cmk:create"],
  ] });
  assert.deepEqual((await entries("vpc:ports:create")).entries, [["ports.json", 1, "Allow", "vpc:ports:creare", "vpc:ports:create"]]);
  assert.deepEqual((await entries("kms:cmk:getKey", "infra")), { policies: 1, entries: [["infra/main.tf", 2, "Allow", "KMS:cmk:get*", "KMS:cmk:get*"]] });
});

/** A Terraform file with a local value in policies of these effects. */
const sharing = (...effects: readonly string[]) => `locals { keys = ["kms:cmk:list"] }
${effects.map((effect, index) => `resource "huaweicloud_identity_role" "role-${String(index)}" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "${effect}", Action = local.keys }] })
}
`).join("")}`;

test("who-grants: a local value that policies allow and deny is listed once for each effect", async () => {
  await withTree({ "main.tf": sharing("Allow", "Deny", "Allow") }, async (cwd) => {
    const { out } = await runHere(["who-grants", "kms:cmk:list"], { cwd });
    assert.equal(out, `main.tf
  1:19  Allow  kms:cmk:list
  1:19  Deny   kms:cmk:list

kms:cmk:list: allowed by 1 entry, denied by 1 entry, in 3 of 3 policies.
`);
  });
});

test("who-grants: an empty result is reported, with a similar known name", async () => {
  const unknown = "huawei-iam: infra/main.tf:10: var.more is not known before Terraform runs; what it grants or denies is not counted.\n";
  const unread = "1 value is not counted: infra/main.tf:10: var.more is not known before Terraform runs.";
  assert.deepEqual(await ask(1, "obs:bucket:CreateBucket"), { out: `obs:bucket:CreateBucket: neither allowed nor denied in 3 policies. ${unread}\n`, err: unknown });
  assert.deepEqual(await ask(1, "kmz"), { out: `kmz:*:*: neither allowed nor denied in 3 policies. ${unread}\n`, err: `${unknown}No table lists kmz:*:*. Did you mean kms:*:*?\n` });
  assert.deepEqual(await ask(1, "kms", "other.json"), { out: "No Huawei Cloud policy found.\n", err: "" });
});

test("who-grants: an invalid query and an unreadable file lead to exit code 2", async () => {
  assert.match((await ask(2)).err, /^huawei-iam: 'who-grants' takes an action, a wildcard or a service/);
  assert.match((await ask(2, "create keys")).err, /^huawei-iam: 'create keys' is not an action/);
  const { out, err } = await ask(2, "kms", "admin.json", "gone.json");
  assert.match(err, /^huawei-iam: gone\.json: /);
  assert.match(out, /^admin\.json\n/, "the others are answered");
});

test("who-grants: a service control policy denies and grants nothing, in a file of that name and in a request", async () => {
  const text = `{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["*"] }, { "Effect": "Deny", "Action": ["ecs:*:*"] }] }`;
  const body = JSON.stringify({ type: "service_control_policy", content: text });
  await withTree({ "a.scp.json": text, "body.json": body }, async (cwd) => {
    const { out } = await runHere(["who-grants", "ecs", "--format", "json"], { cwd });
    const { entries } = JSON.parse(out) as { entries: { effect: string }[] };
    assert.deepEqual(entries.map(({ effect }) => effect), ["Deny", "Deny"]);
  });
});

test("who-grants: values that are not known are named, because they may grant more", async () => {
  const { err } = await ask(0, "kms:cmk:list", "infra", "--lang", "en");
  assert.match(err, /infra\/main\.tf:10: var\.more is not known before Terraform runs/);
  const { out } = await ask(1, "ecs:servers:stop", "infra", "--format", "json");
  assert.deepEqual((JSON.parse(out) as { unknown: unknown }).unknown, [
    { place: "infra/main.tf:10", value: "var.more", reason: "var.more is not known before Terraform runs" },
  ]);
});

test("who-grants: NotAction allows and denies all actions that it does not exclude, in version 5.0", async () => {
  const statement = (effect: string, except: readonly string[]) =>
    ({ Version: "5.0", Statement: [{ Effect: effect, NotAction: except, Resource: ["*"] }] });
  const files = {
    "a.json": JSON.stringify(statement("Allow", ["iam:*:*"])),
    "b.json": JSON.stringify(statement("Deny", ["IAM:users:get", "ecs:*:*", "vpc:*:*"])),
    "c.json": JSON.stringify(statement("Allow", ["*"])),
    "old.json": JSON.stringify({ ...statement("Allow", ["iam:*:*"]), Version: "1.1" }),
    "m.tf": `resource "huaweicloud_identity_policy" "p" {
  name            = "p"
  policy_document = jsonencode({
    Version   = "5.0"
    Statement = [{ Effect = "Allow", NotAction = ["kms:*:*", var.more] }]
  })
}
`,
  };
  await withTree(files, async (cwd) => {
    const rows = async (query: string, lang: string) =>
      (await runHere(["who-grants", query, "--lang", lang], { cwd })).out.replace(/ +/g, " ").split("\n").filter((line) => / (?:Allow|Deny) /.test(line));
    assert.deepEqual(await rows("obs:bucket:listBucket", "en"), [
      " 1:61 Allow NotAction every action except iam:*:*",
      " 1:60 Deny NotAction every action except IAM:users:get and 2 more",
      " 5:50 Allow NotAction every action except kms:*:*",
    ]);
    assert.deepEqual(await rows("iam:users:get", "zh"), [" 5:50 Allow NotAction kms:*:* 以外的全部授权项"]);
    assert.deepEqual(await rows("iam:users:*", "zh"), [
      " 1:60 Deny NotAction IAM:users:get 及另外 2 项以外的全部授权项",
      " 5:50 Allow NotAction kms:*:* 以外的全部授权项",
    ]);
    assert.deepEqual(await rows("kms", "en"), [
      " 1:61 Allow NotAction every action except iam:*:*",
      " 1:60 Deny NotAction every action except IAM:users:get and 2 more",
    ]);
    const { out } = await runHere(["who-grants", "ecs", "a.json", "--format", "json"], { cwd });
    const [entry] = (JSON.parse(out) as { entries: readonly { means: string; except: readonly string[] }[] }).entries;
    assert.deepEqual([entry?.means, entry?.except], ["*:*:*", ["iam:*:*"]]);
  });
});
