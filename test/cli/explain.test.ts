import assert from "node:assert/strict";
import { test } from "node:test";
import { parseActionPattern } from "../../server/src/core/catalog/pattern.js";
import { explain } from "../../server/src/core/explain/explain.js";
import { explanationToMarkdown } from "../../server/src/core/describe/explanation/explanation.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { catalog } from "../support/catalog.js";
import { golden, lacking, runHere, sound, withTree } from "./support.js";

const small = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/servers/stop -> ecs:servers:get
  ecs:servers:get 查询云服务器详情 GET /v2.1/servers
  ecs:servers:reboot 重启云服务器 POST /v2.1/servers/reboot -> ecs:servers:get, vpc:ports:get
  ecs:servers:list 查询云服务器列表 GET /v2.1/servers/detail
  ecs:servers:resize 变更规格 POST /v1/resize
  ecs:servers:resize 变更规格（新） POST /v1.1/resize
  ecs:servers:resize 变更规格（旧） POST /v0/resize
  vpc:ports:get 查询端口 GET /v1/ports
  vpc:ports:list 查询端口列表 GET /v1/ports/detail
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create 创建端口 POST /v1/ports
`);

const everything = `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["ecs:servers:stop", "ECS:Servers:Reboot", "vpc:ports:list", "vpc:ports:creare"] },
  { "Effect": "Allow", "Action": ["ecs:servers:resize", "obs:bucket:Get*", "abc:unknown:thing", "not an action"],
    "Resource": ["obs:*:*:bucket:\`odd\`*name*"],
    "Condition": { "StringEquals": { "g:UserName": ["小明", "ming"] }, "Bool": { "g:MFAPresent": ["true"] } } },
  { "Effect": "Allow", "Action": ["ecs:servers:*", "vpc:*:*"], "NotAction": [] },
  { "Effect": "Deny", "Action": ["vpc:ports:get"] },
  { "Action": "ecs:servers:stop" },
  { "Effect": "Allow" }
] }`;

test("explain: Markdown of a policy with everything, in both languages", () => {
  for (const language of ["en", "zh"] as const) {
    golden(`explain.${language}.md`, explanationToMarkdown(explain(parsePolicyFile(everything), small, language), language));
  }
});

test("explain: the JSON structure", () => {
  const [policy] = explain(parsePolicyFile(everything), small, "zh").policies;
  assert.deepEqual(
    policy!.statements.map(({ number, effect, services }) => [number, effect, services.map(({ service }) => service)]),
    [
      [1, "Allow", ["ecs", "vpc"]],
      [2, "Allow", ["ecs", "obs", "abc", ""]],
      [3, "Allow", ["ecs", "vpc"]],
      [4, "Deny", ["vpc"]],
      [5, undefined, ["ecs"]],
      [6, "Allow", []],
    ],
  );
  assert.deepEqual(policy!.troubles, [
    { action: "ecs:servers:reboot", statement: 1, missing: [], denied: [{ action: "vpc:ports:get", statements: [4] }], deniedBy: [] },
  ]);
  assert.deepEqual(policy!.limits.filter(({ what }) => what !== "actions").map(({ what, used, limit }) => [what, used, limit]), [["statements", 6, 8], ["characters", JSON.stringify(JSON.parse(everything)).length, 6144]]);
});

test("explain: an action that is denied by name is reported once, and dependencies of a listed dependency are not required", () => {
  const of = (text: string) => explain(parsePolicyFile(text), small, "en").policies[0]!.troubles;
  assert.deepEqual(of(`{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]},{"Effect":"Deny","Action":["ecs:*:*"]}]}`), [
    { action: "ecs:servers:stop", statement: 1, missing: [], denied: [], deniedBy: [2] },
  ]);
  assert.deepEqual(of(`{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}`), [
    { action: "ecs:servers:stop", statement: 1, missing: ["ecs:servers:get"], denied: [], deniedBy: [] },
  ]);
  assert.deepEqual(of(sound), []);
});

test("explain: a policy over its limits, several policies, other policy languages", () => {
  const statements = Array.from({ length: 9 }, () => ({ Effect: "Allow", Action: ["ecs:servers:list"] }));
  const markdown = (value: unknown) => explanationToMarkdown(explain(parsePolicyFile(JSON.stringify(value)), small, "en"), "en");
  assert.match(markdown({ Version: "1.1", Statement: statements }), /^- Statements: 9 of 8 — over the limit$/m);
  const one = { policy: { Version: "1.1", Statement: statements.slice(0, 1) } };
  assert.match(markdown({ roles: [one, one] }), /^# What policy 2 of 2 does$/m);
  const five = markdown({ Version: "5.0", Statement: [{ Effect: "Allow", Action: ["ecs:cloudServers:list", "sts::setSourceIdentity", "*"] }] });
  assert.match(five, /A version 5\.0 identity policy with 1 statement/);
  assert.match(five, /^- `sts::setSourceIdentity`$/m);
  assert.match(five, /^### sts$/m);
  assert.doesNotMatch(five, /no valid action|catalog:|Limits|cannot work/);
});

test("explain: nothing in a policy becomes markup", () => {
  const evil = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:list", "` <img src=x> [a](javascript:b)"], Resource: ["``", "a\n# b"], "**x**": 1 }] });
  const markdown = explanationToMarkdown(explain(parsePolicyFile(evil), small, "en"), "en");
  assert.match(markdown, /`` ` <img src=x> \[a\]\(javascript:b\) ``/);
  assert.match(markdown, /``` `` ```, `a # b`/);
  assert.doesNotMatch(markdown, /^# b/m);
});

test("explain: a truncated text is explained as far as possible", () => {
  for (let end = 0; end <= everything.length; end++) {
    const explanation = explain(parsePolicyFile(everything.slice(0, end)), small, "zh");
    for (const language of ["en", "zh"] as const) assert.doesNotMatch(explanationToMarkdown(explanation, language), /undefined|\{\w+\}(?!\/)/);
  }
});

test("explain: actions of other policies are not missing, not counted, and listed; a Deny takes precedence", () => {
  const of = (text: string, ...granted: string[]) => explain(parsePolicyFile(text), small, "en", granted.map(parseActionPattern));
  const [stop] = of(`{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}`, "ecs:servers:g*").policies;
  assert.deepEqual([stop!.troubles, stop!.allowed, stop!.assumed], [[], 1, ["ecs:servers:g*"]]);
  const denied = `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:r*"]},{"Effect":"Allow","Action":["ecs:servers:stop"]},{"Effect":"Deny","Action":["ecs:servers:get"]}]}`;
  assert.deepEqual(of(denied, "ecs:servers:get", "vpc:*:*").policies[0]!.troubles, [{ action: "ecs:servers:stop", statement: 2, missing: [], denied: [{ action: "ecs:servers:get", statements: [3] }], deniedBy: [] }]);
  const markdown = explanationToMarkdown(of(denied, "a:b:c", "a:b:d", "a:b:e", "a:b:f", "vpc:ports:get", "a:b:*"), "en");
  assert.match(markdown, /^ {2}- 1 of them needs actions denied by statement 3: `ecs:servers:reboot`$/m);
  assert.match(markdown, /^Taken as granted by other policies \(assumeGranted\): `a:b:c`, `a:b:d`, `a:b:e`, `a:b:f`, `vpc:ports:get` and 1 more\.$/m);
  assert.doesNotMatch(markdown, /alone/);
  assert.match(explanationToMarkdown(of(sound, "a:b:c"), "zh"), /^视为已由其他策略授予（assumeGranted）：`a:b:c`。$/m);
});

test("explain: the command reads assumeGranted of .huawei-iam.json, and reports errors there", async () => {
  const config = JSON.stringify({ assumeGranted: ["ecs:servers:get", "nonsense"], overrides: [{ files: ["other.json"], assumeGranted: [] }] });
  await withTree({ "a.json": lacking, "other.json": lacking, ".huawei-iam.json": config }, async (cwd) => {
    const { code, out, err } = await runHere(["explain", "a.json"], { cwd });
    assert.equal(code, 0);
    assert.match(out, /No known action that is allowed by name lacks a required action\.\n\nTaken as granted by other policies \(assumeGranted\): ecs:servers:get\.\n/);
    assert.match(err, /^huawei-iam: \.huawei-iam\.json:1:37: .*nonsense/);
    assert.match((await runHere(["explain", "other.json"], { cwd })).out, /ecs:servers:stop \(statement 1\) needs ecs:servers:get/);
    assert.doesNotMatch((await runHere(["explain", "-"], { cwd, input: lacking })).out, /needs ecs:servers:get/);
  });
});

test("explain: the command", async () => {
  await withTree({ "a.json": everything, "none.json": "{}" }, async (cwd) => {
    const text = await runHere(["explain", "a.json"], { cwd });
    assert.equal(text.code, 0);
    assert.match(text.out, /^What this policy does\n\nA custom policy \(version 1\.1\) with 6 statements\./);
    assert.match(text.out, /\n {2}- Statements: 6 of 8\n/);
    const json = await runHere(["explain", "-", "--format", "json"], { cwd, input: sound });
    const { policies } = JSON.parse(json.out) as { policies: { kind: string }[] };
    assert.deepEqual(policies.map(({ kind }) => kind), ["custom-policy"]);
    assert.match((await runHere(["explain", "a.json", "--format", "markdown", "--lang", "zh"], { cwd })).out, /^# 策略解读\n/);
    assert.deepEqual(await runHere(["explain", "none.json"], { cwd }), { code: 1, out: "", err: "huawei-iam: none.json: no Huawei Cloud policy found\n" });
    assert.deepEqual(await runHere(["explain", "gone.json"], { cwd }), { code: 2, out: "", err: "huawei-iam: gone.json: cannot be read: there is no such file or folder\n" });
    assert.equal((await runHere(["explain", "."], { cwd })).err, "huawei-iam: .: cannot be read: it is a folder\n");
  });
});

test("explain: all actions of a wildcard are in a fold of the Markdown, and with --all on the terminal", async () => {
  const text = `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:*"]},{"Effect":"Deny","Action":["ecs:servers:delete"]}]}`;
  const of = async (...options: string[]) => (await runHere(["explain", "-", ...options], { input: text })).out;
  const short = await of();
  assert.doesNotMatch(short, /Modifying|ecs:servers:unlock/);
  assert.match(short, /\n--all lists every action of the wildcards, and every API\.\n$/);
  const all = await of("--all");
  assert.match(all, /\n {2}ecs:servers:\*: all 18 actions\n {4}- ecs:servers:create: /);
  assert.match(all, /\n {4}- ecs:servers:delete: .* — denied by statement 2; Deny takes precedence\n/);
  assert.match(all, /ecs:servers:unlock/);
  assert.doesNotMatch(all, /--all/);
  assert.match(await of("--format", "markdown"), /\n\n<details><summary><code>ecs:servers:\*<\/code>: all 18 actions<\/summary>\n\n- `ecs:servers:create`: /);
  assert.match(await of("--format", "markdown", "--all", "--lang", "zh"), /<details open><summary><code>ecs:servers:\*<\/code>：全部 18 个授权项<\/summary>/);
});

test("explain: the name of the file states the kind of a policy of version 5.0", async () => {
  const text = `{ "Version": "5.0", "Statement": [{ "Effect": "Deny", "Action": ["*"] }] }`;
  await withTree({ "a.json": text, "a.scp.json": text, "session-policy.json": text }, async (cwd) => {
    const kinds = ["a.json", "a.scp.json", "session-policy.json"].map(async (name) => {
      const { out } = await runHere(["explain", name, "--format", "json"], { cwd });
      return (JSON.parse(out) as { policies: { kind: string }[] }).policies.map(({ kind }) => kind).join();
    });
    assert.deepEqual(await Promise.all(kinds), ["identity-policy", "service-control-policy", "session-policy"]);
  });
});

test("explain: resources and conditions of Terraform are printed as they are written", async () => {
  const text = `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({
    Version = "1.1"
    Statement = [{
      Effect = "Allow", Action = ["obs:object:GetObject"], Resource = ["obs:*:*:object:\${var.bucket}/*"]
      Condition = { StringEquals = { "g:UserName" = [var.user, "a-\${var.b}"] } }
    }]
  })
}
resource "huaweicloud_identityv5_policy" "p" {
  policy_document = <<EOT
{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["*"], "Resource": ["obs:*:*:object:\${var.c}"] }] }
EOT
}
`;
  await withTree({ "main.tf": text }, async (cwd) => {
    const { out } = await runHere(["explain", "main.tf", "--no-color"], { cwd });
    assert.ok(!out.includes("\ufffc"), out);
    assert.match(out, /Only for obs:\*:\*:object:\$\{var\.bucket\}\/\*\./);
    assert.match(out, /Only for obs:\*:\*:object:\$\{var\.c\}\./);
    assert.match(out, /Only if g:UserName StringEquals var\.user, a-\$\{var\.b\}\./);
  });
});
