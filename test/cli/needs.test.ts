import assert from "node:assert/strict";
import { test } from "node:test";
import { golden, huaweiIam, runHere, withTree } from "./support.js";

const project = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const log = [
  `2026-11-29T10:00:00Z [DEBUG] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v1/${project}/cloudservers/detail?limit=10`,
  `2026-11-29T10:00:01Z [DEBUG] API Request URL: POST https://vpc.cn-north-4.myhuaweicloud.com/v1/${project}/vpcs`,
  `2026-11-29T10:00:02Z [DEBUG] API Request URL: GET https://vpc.cn-north-4.myhuaweicloud.com/v1/${project}/vpcs/6b5c7f8a-1111-2222-3333-444455556666`,
  "2026-11-29T10:00:03Z [DEBUG] API Request URL: GET https://iam.myhuaweicloud.com/v3/projects?name=cn-north-4",
  `2026-11-29T10:00:04Z [DEBUG] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/6b5c7f8a-1111-2222-3333-444455556666/action`,
  `2026-11-29T10:00:05Z [DEBUG] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v9/${project}/no-such-thing`,
  "2026-11-29T10:00:06Z [DEBUG] API Request URL: GET https://registry.example.com/v1/providers",
  "",
].join("\n");

test("needs: the policies on standard output, everything else on standard error, in both languages", async () => {
  for (const lang of ["en", "zh"]) {
    const { code, out, err } = await runHere(["needs", "--lang", lang], { input: log });
    assert.equal(code, 1, "a call has no published action");
    golden(`needs.${lang}.txt`, `${err}--- standard output\n${out}`);
  }
});

test("needs: the policy of one scope is a file that IAM accepts and lint finds clean", async () => {
  const { out } = await runHere(["needs", "--scope", "project"], { input: log });
  await withTree({ "policy.json": out }, async (cwd) => {
    const { code, out: report } = await huaweiIam(["lint", "policy.json"], { cwd });
    assert.equal(code, 0, report);
  });
});

test("needs: JSON has the evidence of each action and names every other call", async () => {
  interface Report {
    readonly policies: readonly { readonly scope: string; readonly actions: number; readonly policy: object }[];
    readonly actions: readonly { readonly action: string; readonly calls: readonly object[] }[];
    readonly undecided: readonly { readonly line: number; readonly alternatives: readonly string[][] }[];
    readonly unanswered: readonly { readonly call: string; readonly line: number }[];
  }
  const report = JSON.parse((await runHere(["needs", "--format", "json"], { input: log })).out) as Report;
  assert.deepEqual(report.policies.map(({ scope, actions }) => [scope, actions]), [["project", 3], ["global", 1]]);
  assert.deepEqual(report.actions.find(({ action }) => action === "vpc:vpcs:get")?.calls, [{ call: "GET /v1/{project_id}/vpcs/{vpc_id}", count: 1, line: 3 }]);
  assert.deepEqual(report.undecided.map(({ line }) => line), [5]);
  assert.ok(report.undecided[0]!.alternatives.some((names) => names.includes("ecs:servers:stop")));
  assert.deepEqual(report.unanswered.map(({ line }) => line), [6]);
});

test("needs: a call with an unpublished method is named with its own method", async () => {
  const input = `PATCH https://ecs.cn-north-4.myhuaweicloud.com/v1/${project}/cloudservers/9f/resize\n`;
  const { code, err } = await runHere(["needs"], { input });
  assert.equal(code, 1);
  assert.match(err, /\n {2}- PATCH \/v1\/\{project_id\}\/cloudservers\/\{server_id\}\/resize \(line 1\)\n/);
});

test("needs: actions that existing policies allow are left out, denied ones are not", async () => {
  const policy = (effect: string, action: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "${effect}", "Action": ["${action}"] }] }`;
  await withTree({ "a.json": policy("Allow", "vpc:*:*"), "b.json": policy("Deny", "vpc:vpcs:create"), "c.json": "{}" }, async (cwd) => {
    const needs = async (...args: readonly string[]) => runHere(["needs", "--scope", "project", ...args], { cwd, input: log });
    const actions = async (...args: readonly string[]) => [...(await needs(...args)).out.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(await actions("--existing", "a.json"), ["ecs:cloudServers:list"]);
    assert.deepEqual(await actions("--existing", "a.json", "--existing", "b.json"), ["ecs:cloudServers:list", "vpc:vpcs:create"]);
    const { code, err } = await needs("--existing", "c.json");
    assert.deepEqual([code, err], [2, "huawei-iam: c.json: no Huawei Cloud policy found\n"]);
  });
});

test("needs: a scope without missing actions says so, and that other scopes have some", async () => {
  const { out, err } = await runHere(["needs", "--scope", "obs"], { input: log });
  assert.equal(out, "");
  assert.match(err, /No action of this scope is needed, so no policy was written; other scopes need 4\./);
});

test("needs: what existing policies allow with limits is named and not added; a Deny is named, too", async () => {
  const statement = (rest: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:vpcs:create"], ${rest} }] }`;
  const files = {
    "condition.json": statement('"Condition": { "StringEquals": { "g:UserName": ["a"] } }'),
    "resource.json": statement('"Resource": ["vpc:*:*:vpc:one"]'),
    "whole.json": statement('"Resource": ["*"]'),
    "deny.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Deny", "Action": ["vpc:vpcs:create"] }] }',
  };
  await withTree(files, async (cwd) => {
    const run = async (...names: readonly string[]) => {
      const args = ["needs", "--scope", "project", ...names.flatMap((name) => ["--existing", name])];
      const { err, out } = await runHere(args, { cwd, input: log });
      const { limited, denied } = JSON.parse((await runHere([...args, "--format", "json"], { cwd, input: log })).out) as { limited: string[]; denied: string[] };
      return { err, isWritten: out.includes("vpc:vpcs:create"), limited, denied };
    };
    for (const name of ["condition.json", "resource.json"]) {
      const { err, isWritten, limited } = await run(name);
      assert.deepEqual([isWritten, limited], [false, ["vpc:vpcs:create"]], name);
      assert.match(err, /only for some resources or under conditions; they were not added.*vpc:vpcs:create/);
    }
    assert.deepEqual((await run("condition.json", "whole.json")).limited, []);
    const { err, isWritten, denied } = await run("whole.json", "deny.json");
    assert.deepEqual([isWritten, denied], [true, ["vpc:vpcs:create"]]);
    assert.match(err, /An existing policy denies these.*vpc:vpcs:create/);
  });
});

test("needs: an existing Terraform policy allows what is known, and not what a variable may add", async () => {
  const text = `resource "huaweicloud_identity_role" "r" {
  name        = "r"
  description = "r"
  type        = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = ["vpc:vpcs:get", "vpc:\${var.type}:create", var.more] }]
  })
}
`;
  await withTree({ "main.tf": text }, async (cwd) => {
    const { out } = await runHere(["needs", "--scope", "project", "--existing", "main.tf"], { cwd, input: log });
    const actions = [...out.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(actions, ["ecs:cloudServers:list", "vpc:vpcs:create"]);
  });
});

test("needs: dependencies are listed, and allowed only on request", async () => {
  const input = "POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/0a/servers/9f/action {\"os-stop\": {}}\n";
  const plain = await runHere(["needs"], { input });
  assert.match(plain.err, /also depend on ecs:servers:get\. --with-dependencies/);
  assert.doesNotMatch(plain.out, /ecs:servers:get/);
  const all = await runHere(["needs", "--with-dependencies"], { input });
  assert.deepEqual([all.code, /ecs:servers:get/.test(all.out), /depend/.test(all.err)], [0, true, false]);
});

test("needs: a file that ends early is said to be incomplete, and does not count as answered", async () => {
  const url = "https://ecs.cn-north-4.myhuaweicloud.com/v1/0a/cloudservers/detail";
  const har = `{"log":{"entries":[{"request":{"method":"GET","url":"${url}"}},{"requ`;
  const { code, out, err } = await runHere(["needs"], { input: har });
  assert.equal(code, 1);
  assert.match(err, /The JSON ends early or has a syntax error/);
  assert.match(out, /"ecs:cloudServers:list"/);
  const json = await runHere(["needs", "--format", "json"], { input: har });
  assert.deepEqual([json.code, (JSON.parse(json.out) as { isCut: boolean }).isCut], [1, true]);
});

test("needs: an unreadable file and a text without calls lead to exit code 2", async () => {
  for (const [args, input, message] of [
    [[], "hello\n", /contains no API call/],
    [[], "Policy doesn't allow ecs:servers:stop to be performed.", /contains no API call/],
    [["gone.log"], "", /gone\.log: cannot be read/],
    [["a.log", "b.log"], "", /takes exactly one log, or standard input, or Terraform folders and files/],
    [[], 'resource "huaweicloud_vpc" "a" {\n  name = "a"\n}\n', /looks like Terraform.*named \.tf/],
    [["--scope", "region"], log, /--scope is one of/],
  ] as const) {
    const { code, out, err } = await runHere(["needs", ...args], { input });
    assert.deepEqual([code, out], [2, ""], err);
    assert.match(err, message);
  }
});
