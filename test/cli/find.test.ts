import assert from "node:assert/strict";
import { test } from "node:test";
import { huaweiIam, runHere } from "./support.js";

test("find: the command, on the real catalog", async () => {
  const { code, out } = await runHere(["find", "ecs:servers:stop"]);
  assert.equal(code, 0);
  assert.match(out, /^ecs:servers:stop\n\nStopping an ECS .*\n {2}- POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action\n/);
  assert.match(out, /\nDepends on ecs:servers:get\.\n/);
  assert.match((await runHere(["find", "ecs:servers:stop", "--lang", "zh"])).out, /关闭云服务器[\s\S]*\n依赖 ecs:servers:get。\n/);
  assert.match((await runHere(["find", "POST", "/v1/0a/cloudservers/9f/resize"])).out, /^POST \/v1\/\{project_id\}\/cloudservers\/\{server_id\}\/resize\n {2}ECS ResizePostPaidServer\n\necs:cloudServers:resize/);
  assert.match((await runHere(["find", "vpc:ports:creare"])).out, /^vpc:ports:creare is a misprint in the published table; the action is vpc:ports:create\./);
  const nothing = await runHere(["find", "ecs:servers:stpo"]);
  assert.deepEqual([nothing.code, nothing.out, nothing.err], [1, "", "Nothing in the catalog matches “ecs:servers:stpo”. Did you mean ecs:servers:stop?\n"]);
});

test("find: what only version 5.0 or an API definition names is said to be so", async () => {
  const call = await runHere(["find", "POST", "/v2/0a/workspaces/9f/sa/baseline/checkitems"]);
  assert.equal(call.code, 0);
  assert.match(call.out, /No action is published for it\.\nIn policies of version 5\.0, its action is secmaster:baseline:createCheckitem\.\n$/);
  const chinese = await runHere(["find", "POST", "/v2/0a/workspaces/9f/sa/baseline/checkitems", "--lang", "zh"]);
  assert.match(chinese.out, /\n在 5\.0 版策略中，对应的授权项为 secmaster:baseline:createCheckitem。\n$/);
  const annotated = await runHere(["find", "hcloud", "GEIP", "CreateGlobalEip"]);
  assert.deepEqual([annotated.code, annotated.out.split("\n")[3]], [0, "This is the API operation GEIP CreateGlobalEip. Its API definition names eip:globalEips:create, which no table of version 1.1 confirms."]);
  const name = await runHere(["find", "secmaster:baseline:createCheckitem"]);
  assert.equal(name.code, 0);
  assert.match(name.out, /^No action of version 1\.1 matches\. This one is for policies of version 5\.0: secmaster:baseline:createCheckitem\.\n\nsecmaster:baseline:createCheckitem\n/);
  const wildcard = await runHere(["find", "secmaster:baseline:*"]);
  assert.match(wildcard.out, /^No action of version 1\.1 matches\. \d+ actions for policies of version 5\.0 do: secmaster:/);
  const json = JSON.parse((await runHere(["find", "secmaster:baseline:*", "--format", "json"])).out) as { kind: string; actions: unknown[] };
  assert.equal(json.kind, "identity");
  assert.ok(json.actions.length > 1);
  const unlisted = await runHere(["find", "GET", "/v5/users"]);
  assert.deepEqual([unlisted.code, unlisted.out], [0, "GET /v5/users\n\nNo action of version 1.1 is known for this call.\nIn policies of version 5.0, its action is iam:users:listUsersV5.\n"]);
  const unknown = await runHere(["find", "secmaster:nothing:here"]);
  assert.equal(unknown.code, 1);
});

test("find: words of a job in the console, and nothing else", async () => {
  const { code, out } = await runHere(["find", "federated", "training"]);
  assert.equal(code, 0);
  assert.equal(
    out,
    `Jobs in the console, by the user guides. They list what a job needs, not what one action needs.

ModelArts, Federated training: Run a federated learning-powered training job
  For the user who does the job. Open Telekom Cloud, “Agencies and Dependencies”, table “Managing training jobs”, 2025-08-26.
  ief:node:get
`,
  );
  const json = JSON.parse((await runHere(["find", "import", "ges", "--format", "json", "--lang", "zh"])).out) as { scenarios: { grantee: string; actions: string[] }[] };
  assert.deepEqual(json.scenarios.map(({ grantee, actions }) => [grantee, actions.length]), [["agency", 3], ["user", 11]]);
  assert.match((await runHere(["find", "training", "job", "--limit", "2"])).out, /\n… and 6 more; --limit 0 shows all\.\n$/);
});

test("find: other words than those of the tables", async () => {
  const { code, out } = await runHere(["find", "shut", "down", "vm", "--limit", "1", "--lang", "en"]);
  assert.equal(code, 0);
  assert.match(out, /^“shut down” was also searched as stop, 关闭, 停止\. “vm” was also searched as ecs server, 云服务器\.\n\necs:servers:stop {2}Stopping/);
  const json = JSON.parse((await runHere(["find", "关机", "--format", "json"])).out) as { kind: string; synonyms: unknown };
  assert.deepEqual([json.kind, json.synonyms], ["words", [{ said: "关机", terms: ["stop", "关闭", "停止"] }]]);
});

test("find: an error message names the action", async () => {
  const one = await runHere(["find", "Policy doesn't allow ecs:cloudServers:resize to be performed.", "--lang", "en"]);
  assert.equal(one.code, 0);
  assert.match(one.out, /^ecs:cloudServers:resize\n\n\S/);
  const unquoted = await runHere(["find", "您没有执行", "ecs:servers:stop", "的权限", "--lang", "zh"]);
  assert.match(unquoted.out, /^ecs:servers:stop\n\n关闭云服务器/);
  const two = await runHere(["find", "User lacks ecs:servers:stop and ecs:servers:start", "--lang", "en"]);
  assert.match(two.out, /^ecs:servers:stop +\S.*\necs:servers:start +\S.*\n$/);
  const json = JSON.parse((await runHere(["find", "--format", "json", '{"error":{"message":"Policy doesn\'t allow ecs:servers:stop to be performed.","code":403}}'])).out) as { kind: string; actions: { action: string }[] };
  assert.deepEqual([json.kind, json.actions.map(({ action }) => action)], ["named", ["ecs:servers:stop"]]);
  const unknown = await runHere(["find", "Policy doesn't allow ecs:servers:stpo to be performed.", "--lang", "en"]);
  assert.deepEqual([unknown.code, unknown.err], [1, "Nothing in the catalog matches “Policy doesn't allow ecs:servers:stpo to be performed.”. Did you mean ecs:servers:stop?\n"]);
});

test("find: a name that only guides, another edition or agency policies have is not called unknown", async () => {
  for (const [name, says] of [
    ["kms:cmk:encrypt", "The tables of this edition do not list kms:cmk:encrypt, but an official guide or another edition names it."],
    ["iam:agencies:assume", "iam:agencies:assume is the action of policies for switching to an agency. No table lists it."],
    ["kms:cmk:foo", "Nothing in the catalog matches “kms:cmk:foo”."],
  ] as const) {
    const { code, err } = await runHere(["find", "--lang", "en", name]);
    assert.deepEqual([code, err], [1, `${says}\n`]);
  }
});

test("find: the body of a call decides which action of a path it needs", async () => {
  const { out } = await runHere(["find", "--lang", "en", "curl", "-X", "POST", "https://ecs.example.com/v2.1/0a/servers/9f/action", "-d", '{"os-stop": {}}']);
  assert.match(out, /^POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action\n\n8 actions for this API; the first one matches “os-stop” in the request body\.\n\necs:servers:stop /);
  const json = JSON.parse((await runHere(["find", "--format", "json", 'POST /v2.1/0a/servers/9f/action {"reboot": {"type": "SOFT"}}'])).out) as { bodyKey: string; actions: { action: string }[] };
  assert.deepEqual([json.bodyKey, json.actions[0]?.action, json.actions.length], ["reboot", "ecs:servers:reboot", 8]);
});

test("find: several calls at once", async () => {
  const query = "POST /v1/0a/cloudservers/9f/resize GET /v1/0a/cloudservers/detail";
  const { code, out } = await runHere(["find", "--lang", "en", query]);
  assert.equal(code, 0);
  assert.match(out, /^POST \/v1\/\{project_id\}\/cloudservers\/\{server_id\}\/resize\n {2}ECS ResizePostPaidServer\n\necs:cloudServers:resize[\s\S]*\n\nGET \/v1\/\{project_id\}\/cloudservers\/detail\n {2}ECS ListServersDetails\n\necs:cloudServers:list/);
  const json = JSON.parse((await runHere(["find", "--format", "json", query])).out) as { kind: string; operations: string[]; actions: { action: string }[] };
  assert.deepEqual([json.kind, json.operations.length, json.actions.map(({ action }) => action)], ["calls", 2, ["ecs:cloudServers:resize", "ecs:cloudServers:list"]]);
});

test("find: a curl command needs no quotes, a long list can be cut", async () => {
  const { code, out } = await huaweiIam(["find", "--limit", "2", "curl", "-X", "POST", "-H", "X-Auth-Token: t", "--data", "{}", "https://ecs.example.com/v2.1/0a/servers/9f/action"]);
  assert.equal(code, 0);
  assert.match(out, /… and \d+ more; --limit 0 shows all\.\n$/);
  const hcloud = await runHere(["find", "hcloud", "VPC", "ListVpcs", "--cli-region=cn-north-4", "--project_id=0a", "--limit=1"]);
  assert.deepEqual([hcloud.code, hcloud.out.split("\n")[1]], [0, "  VPC ListVpcs"]);
  const all = await runHere(["find", "--limit", "0", "ecs:*:*"]);
  assert.ok(all.out.split("\n").length > 80);
  assert.equal((await runHere(["find", "--limit", "x", "ecs:*:*"])).code, 2);
});

test("find: JSON", async () => {
  const { out } = await runHere(["find", "--format", "json", "ecs:servers:stop"]);
  const found = JSON.parse(out) as {
    kind: string;
    actions: { action: string; required: string[]; apis: { operation: string }[] }[];
  };
  assert.equal(found.kind, "action");
  assert.deepEqual(
    found.actions.map(({ action, required, apis }) => [action, required, apis.map(({ operation }) => operation)]),
    [["ecs:servers:stop", ["ecs:servers:get"], ["POST /v2.1/{project_id}/servers/{server_id}/action"]]],
  );
  const none = await runHere(["find", "--format", "json", "qqqq"]);
  assert.deepEqual([none.code, JSON.parse(none.out)], [1, { kind: "nothing", actions: [] }]);
});

test("find: the actions that one call needs are listed together, not as alternatives", async () => {
  const { out } = await runHere(["find", "DELETE", "/v3/groups/g"]);
  assert.match(out, /^DELETE \/v3\/groups\/\{group_id\}\n {2}IAM KeystoneDeleteGroup\n\nThis call needs these 5 actions together\.\n\niam:groups:deleteGroup\niam:permissions:removeUserFromGroup\n/);
  const body = await runHere(["find", "--lang", "zh", "POST", "/v2/p/volumes/v/action"]);
  assert.match(body.out, /对应 5 种情况，取决于请求体。\n\nevs:volumes:attach\nevs:volumes:detach {2}同时需要 evs:volumes:get\n/);
  const json = JSON.parse((await runHere(["find", "--format", "json", "DELETE", "/v2/p/volumes/v"])).out) as { alternatives: string[][] };
  assert.deepEqual(json.alternatives, [["evs:volumes:delete", "evs:volumes:get"]]);
});
