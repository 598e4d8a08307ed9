import assert from "node:assert/strict";
import { test } from "node:test";
import { lookUp } from "../../server/src/cli/lookup.js";
import { catalog } from "../support/catalog.js";
import { huaweiIam, runHere } from "./support.js";

const small = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:start 启动云服务器 POST /v2.1/{project_id}/servers/{server_id}/action
  ecs:cloudServers:resize 变更云服务器规格 POST /v1/{project_id}/cloudservers/{server_id}/resize
  ecs:servers:list 查询云服务器列表 GET /v2.1/{project_id}/servers/detail
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create 创建端口 POST /v1/{project_id}/ports
`);

function names(query: string): string[] {
  const found = lookUp(query, small);
  switch (found.kind) {
    case "action":
      return [found.action.name];
    case "api":
      return found.matches.map(({ action }) => action.name);
    case "wildcard":
    case "words":
      return found.actions.map(({ name }) => name);
    case "nothing":
      return found.near === undefined ? [] : [`${found.near}?`];
  }
}

test("find: by whatever is at hand", () => {
  const resize = ["ecs:cloudServers:resize"];
  for (const [query, expected] of [
    ["ecs:servers:stop", ["ecs:servers:stop"]],
    ["ECS:SERVERS:STOP", ["ecs:servers:stop"]],
    [" ecs:servers:get ", ["ecs:servers:get"]],
    ["vpc:ports:creare", ["vpc:ports:create"]],
    ["ecs:servers:st*", ["ecs:servers:start", "ecs:servers:stop"]],
    ["*:ports:*", ["vpc:ports:create"]],
    ["关闭云服务器", ["ecs:servers:stop"]],
    ["端口", ["vpc:ports:create"]],
    ["servers list", ["ecs:servers:list"]],
    ["cloudservers resize", resize],
    ["POST /v1/{project_id}/cloudservers/{server_id}/resize", resize],
    ["POST /v1/0a1b2c/cloudservers/9f8e-7d/resize", resize],
    ["/v1/0a1b2c/cloudservers/9f8e-7d/resize?x=1", resize],
    ["https://ecs.example.com/v1/0a1b2c/cloudservers/9f8e-7d/resize", resize],
    ["curl -X POST -H 'X-Auth-Token: t' https://ecs.example.com/v1/0a/cloudservers/9f/resize -d '{}'", resize],
    ["DELETE /v1/0a/cloudservers/9f/resize", resize],
    ["POST /v2.1/0a/servers/9f/action", ["ecs:servers:stop", "ecs:servers:start"]],
    ["ecs:servers:stpo", ["ecs:servers:stop?"]],
    ["qqqq", []],
    ["ecs:none:*", []],
  ] as const) assert.deepEqual(names(query).sort(), [...expected].sort(), query);
});

test("find: the command, on the real catalogue", async () => {
  const { code, out } = await runHere(["find", "ecs:servers:stop"]);
  assert.equal(code, 0);
  assert.match(out, /^ecs:servers:stop {2}\S/);
  assert.match(out, /API:\n {2}POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action\nAlso needs:\n {2}ecs:servers:get\n/);
  assert.match((await runHere(["find", "ecs:servers:stop", "--lang", "zh"])).out, /关闭云服务器[\s\S]*依赖的授权项：\n {2}ecs:servers:get\n/);
  assert.match((await runHere(["find", "POST", "/v1/0a/cloudservers/9f/resize"])).out, /^POST \/v1\/\{project_id\}\/cloudservers\/\{server_id\}\/resize\n\necs:cloudServers:resize/);
  assert.match((await runHere(["find", "vpc:ports:creare"])).out, /^vpc:ports:creare is a misprint in the published table; the action is vpc:ports:create\./);
  const nothing = await runHere(["find", "ecs:servers:stpo"]);
  assert.deepEqual([nothing.code, nothing.out, nothing.err], [1, "", "Nothing in the catalogue fits \"ecs:servers:stpo\". Did you mean ecs:servers:stop?\n"]);
});

test("find: a curl line needs no quotes, a long list can be cut", async () => {
  const { code, out } = await huaweiIam(["find", "--limit", "2", "curl", "-X", "POST", "-H", "X-Auth-Token: t", "--data", "{}", "https://ecs.example.com/v2.1/0a/servers/9f/action"]);
  assert.equal(code, 0);
  assert.match(out, /… and \d+ more; --limit 0 shows all\.\n$/);
  const all = await runHere(["find", "--limit", "0", "ecs:*:*"]);
  assert.ok(all.out.split("\n").length > 80);
  assert.equal((await runHere(["find", "--limit", "x", "ecs:*:*"])).code, 2);
});

test("find: JSON", async () => {
  const { out } = await runHere(["find", "--format", "json", "ecs:servers:stop"]);
  const found = JSON.parse(out) as { kind: string; actions: { action: string; required: string[]; apis: { operation: string }[] }[] };
  assert.equal(found.kind, "action");
  assert.deepEqual(found.actions.map(({ action, required, apis }) => [action, required, apis.map(({ operation }) => operation)]), [
    ["ecs:servers:stop", ["ecs:servers:get"], ["POST /v2.1/{project_id}/servers/{server_id}/action"]],
  ]);
  const none = await runHere(["find", "--format", "json", "qqqq"]);
  assert.deepEqual([none.code, JSON.parse(none.out)], [1, { kind: "nothing", actions: [] }]);
});
