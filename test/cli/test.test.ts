import assert from "node:assert/strict";
import { test } from "node:test";
import { golden, runHere, withTree } from "./support.js";

const ops = `{
  "Version": "1.1",
  "Statement": [
    { "Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:servers:get", "iam:users:list*"] },
    { "Effect": "Allow", "Action": ["obs:object:GetObject"], "Resource": ["obs:*:*:object:logs/*"] },
    { "Effect": "Deny", "Action": ["ecs:servers:stop"], "Condition": { "Bool": { "g:MFAPresent": ["false"] } } }
  ]
}
`;
const terraform = `resource "huaweicloud_identity_role" "keys" {
  name        = "keys"
  description = "keys"
  type        = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = ["kms:cmk:list", "kms:cmk:\${var.more}"] }]
  })
}
`;
const tree = {
  "policies/ops.json": ops,
  "policies/note.json": "{}\n",
  "infra/keys.tf": terraform,
  "tests/ops.hwpolicy-test.json": `{
  // Operators, on call.
  "policies": ["../policies/*.json"],
  "tests": [
    {
      "name": "operators stop servers",
      "because": "on call",
      "can": [
        { "action": "ecs:servers:stop", "condition": { "g:MFAPresent": true } },
        "ecs:servers:stop",
        { "action": "obs:object:GetObject", "resource": "obs:*:*:object:data/a" }
      ],
      "cannot": ["iam:*:*", "DELETE /v2.1/{project_id}/servers/{server_id}"]
    },
    {
      "name": "keys",
      "policies": ["../infra"],
      "can": ["kms:cmk:list", "kms:cmk:get"],
      "cannot": ["kms:grant:*"],
      "needs": "complete"
    }
  ]
}
`,
  ".huawei-iam.json": `{ "tests": [{ "name": "nothing else", "policies": ["policies"], "cannot": ["evs:*:*"] }] }\n`,
};

async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  let result: Awaited<ReturnType<typeof runHere>> = { code: -1, out: "", err: "" };
  await withTree(files, async (cwd) => {
    result = await runHere(["test", ...args], { cwd });
  });
  return result;
}

test("test: a report in each format, with the deciding statements", async () => {
  for (const lang of ["en", "zh"]) {
    const { code, out, err } = await run(tree, "--lang", lang);
    assert.deepEqual([code, err], [1, ""]);
    golden(`test.${lang}.txt`, out);
  }
  golden("test.junit.xml", (await run(tree, "--format", "junit", "--lang", "en")).out);
  golden("test.json", (await run(tree, "--format", "json", "--lang", "en")).out);
});

test("test: exit code 0 if all expectations are met; files and folders can be named", async () => {
  const only = { "a.json": ops, "a.hwpolicy-test.json": `{ "policies": ["a.json"], "can": ["ecs:servers:get"], "cannot": ["iam:users:create*"] }` };
  for (const names of [[], ["."], ["a.hwpolicy-test.json"]]) assert.equal((await run(only, ...names)).code, 0, names.join());
  assert.match((await run(only)).out, /^1 test: 2 expectations met\.$/m);
});

const policy = { "a.json": ops };
const invalid: readonly (readonly [what: string, files: Readonly<Record<string, string>>, says: RegExp])[] = [
  ["no tests", policy, /No policy tests found\. A test is a file such as ops\.hwpolicy-test\.json/],
  ["a test without policies", { "a.hwpolicy-test.json": `{ "can": ["ecs:servers:get"] }` }, /1:1 {2}error {2}This test has no policies/],
  ["broken JSON", { ...policy, "a.hwpolicy-test.json": `{ "policies": ["a.json"], "can": ["ecs:servers:get" }` }, /error {2}This is not valid JSON/],
  ["tests of a configuration file that are no list", { ".huawei-iam.json": `{ "tests": "x" }` }, /1:12 {2}error {2}Expected an array/],
  ["a missing file", { "a.hwpolicy-test.json": `{ "policies": ["b.json"], "can": ["ecs:servers:get"] }` }, /error {2}There is no file or folder "b\.json"/],
  ["a glob without files", { "a.hwpolicy-test.json": `{ "policies": ["**/*.json"], "can": ["ecs:servers:get"] }` }, /error {2}No policy file matches "\*\*\/\*\.json"/],
  ["a file without a policy", { "b.json": "{}", "a.hwpolicy-test.json": `{ "policies": ["b.json"], "can": ["ecs:servers:get"] }` }, /error {2}"b\.json" contains no Huawei Cloud policy/],
  ["a broken policy", { "b.json": ops.replace('"Statement": [', '"Statement": ['+'"'), "a.hwpolicy-test.json": `{ "policies": ["b.json"], "can": ["ecs:servers:get"] }` }, /error {2}b\.json:\d+ is not valid JSON/],
  ["a policy in another encoding", { "b.json": "\ufeff\u0000", "a.hwpolicy-test.json": `{ "policies": ["b.json"], "cannot": ["ecs:servers:get"] }` }, /error {2}"b\.json"/],
  ["an unlisted operation", { ...policy, "a.hwpolicy-test.json": `{ "policies": ["a.json"], "can": ["NovaStopServer"] }` }, /error {2}The operation "NovaStopServer" is not listed.* such as ecs:servers:stop/],
];
for (const [what, files, says] of invalid) {
  test(`test: ${what} ends with exit code 2 and a sentence`, async () => {
    const { code, out, err } = await run(files, "--lang", "en");
    assert.match(out + err, says);
    assert.equal(code, 2);
  });
}

test("test: any action of version 5.0 can be tested, because its tables have few services", async () => {
  const files = {
    "a.json": `{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["sts::decodeAuthorizationMessage"] }] }`,
    "a.hwpolicy-test.json": `{ "policies": ["a.json"], "can": ["sts::decodeAuthorizationMessage"], "cannot": ["kms:*:*"] }`,
  };
  const { code, out } = await run(files, "--lang", "en");
  assert.equal(code, 0, out);
});

test("test: operations are found in any letter case", async () => {
  const test = `{ "policies": ["a.json"], "cannot": ["novadeleteserver", "NovaDeleteServer", "GET /v1/{project_id}/cloudservers/detail"] }`;
  const denied = `{ "Version": "1.1", "Statement": [{ "Effect": "Deny", "Action": ["ecs:*:*"] }] }`;
  const { code, out } = await run({ "a.json": denied, "a.hwpolicy-test.json": test }, "--lang", "en");
  assert.equal(code, 0, out);
});

test("test: missing dependencies are listed below one sentence for each action", async () => {
  const files = {
    "a.json": `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:resize"] }] }`,
    "a.hwpolicy-test.json": `{ "policies": ["a.json"], "can": ["ecs:servers:resize"], "needs": "complete" }`,
  };
  const { code, out } = await run(files, "--lang", "en");
  assert.equal(code, 1);
  assert.match(out, /ecs:servers:resize depends on \d+ actions that are not granted\.\n {6}[\w:]+\n {6}[\w:]+\n/);
});

test("test: a policy in place of a test", async () => {
  const { code, err } = await run(policy, "a.json", "--lang", "en");
  assert.deepEqual([code, err], [2, 'huawei-iam: a.json: this is a policy, not a test: name it under "policies" of a test file\n']);
});

test("test: a file that does not exist", async () => {
  const { code, err } = await run({}, "nowhere");
  assert.deepEqual([code, err], [2, "huawei-iam: nowhere: there is no such file or folder\n"]);
});

test("test: lint does not take a test for a policy", async () => {
  await withTree({ ...tree }, async (cwd) => {
    const { out } = await runHere(["lint", "tests"], { cwd });
    assert.equal(out, "No Huawei Cloud policy found.\n");
  });
});
