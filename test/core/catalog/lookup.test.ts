import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { lookUp, togetherIn } from "../../../server/src/core/catalog/lookup/find-actions.js";
import { namesIn } from "../../../server/src/core/catalog/names.js";
import { bodyKeyOf } from "../../../server/src/core/catalog/lookup/request-body.js";
import { catalog, realCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

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
    case "calls":
      return found.calls.flatMap(({ matches }) => matches.map(({ action }) => action.name));
    case "wildcard":
    case "identity":
    case "named":
    case "words":
      return found.actions.map(({ name }) => name);
    case "nothing":
      return [found.near ?? "", found.named ?? ""].map((name) => `${name}?`);
  }
}

test("look-up: in any form", () => {
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
    ["ecs:servers:stpo", ["ecs:servers:stop?", "ecs:servers:stpo?"]],
    ["qqqq", ["?", "?"]],
    ["ecs:none:*", ["?", "?"]],
  ] as const) assert.deepEqual(names(query).sort(), [...expected].sort(), query);
});

const stop = ["ecs:servers:stop"];

/** As written by services, gateways, tools and people. */
const errors: readonly (readonly [text: string, actions: readonly string[]])[] = [
  ["Policy doesn't allow ecs:servers:stop to be performed.", stop],
  ['{"error": {"message": "Policy doesn\'t allow ecs:servers:stop to be performed.", "code": "Ecs.0010"}}', stop],
  ['{"forbidden":{"message":"Policy doesn\'t allow ecs:servers:stop to be performed.","code":403}}', stop],
  ['{"error_msg":"User is not authorized to perform: ecs:servers:stop","error_code":"APIGW.0802"}', stop],
  ["Error 403 on POST /v1/0a/cloudservers/9f/resize: Policy doesn't allow ecs:cloudServers:resize to be performed.", ["ecs:cloudServers:resize"]],
  ["User: iam::0a1b:user:li is not authorized to perform: ecs:servers:stop on resource: ecs:cn-north-4:0a1b:instance:9f because no identity-based policy allows the ecs:servers:stop action", stop],
  ["2024-05-06T07:08:09.123 12:30:45 access denied, action:ecs:servers:stop, request 0a:1b", stop],
  ["Access denied (ECS:Servers:Stop).", stop],
  ["策略不允许执行ecs:servers:stop操作", stop],
  ["权限不足：缺少授权项“ecs:servers:stop”。", stop],
  ["您没有 ecs:servers:stop 的权限，请联系管理员。", stop],
  ["需要以下授权项：ecs:servers:stop、ecs:servers:start，ecs:servers:stop", ["ecs:servers:stop", "ecs:servers:start"]],
  ["\"Action\": [\n  \"ecs:servers:start\",\n  \"vpc:ports:creare\"\n]", ["ecs:servers:start", "vpc:ports:create"]],
];

for (const [text, expected] of errors) {
  test(`look-up: the actions that a text names: ${text}`, () => {
    const found = lookUp(text, small);
    assert.equal(found.kind, "named");
    assert.deepEqual(names(text), expected);
  });
}

test("look-up: an unknown name in a text is reported, with similar names", () => {
  assert.deepEqual(lookUp("Policy doesn't allow ecs:servers:stpo to be performed.", small), { kind: "nothing", near: "ecs:servers:stop", named: "ecs:servers:stpo" });
  assert.deepEqual(lookUp("Policy doesn't allow xyz:things:turn to be performed.", small), { kind: "nothing", named: "xyz:things:turn" });
  assert.deepEqual(lookUp("Policy doesn't allow os_compute_api:servers:halt to be performed.", small), { kind: "nothing" });
});

test("look-up: a part of a resource, a time or an address is not a name", () => {
  for (const text of ["ecs:cn-north-4:0a1b:instance:9f", "obs:*:*:bucket:x", "12:30:45", "2024-05-06T07:08:09", "https://a.example:8080/x:1", "iam::0a1b:user:li", "a:b", "::", "ecs:servers:"]) {
    assert.deepEqual(namesIn(text), [], text);
  }
});

test("look-up: the key of a body", () => {
  for (const [text, expected] of [
    ["curl -d '{\"os-stop\": {}}' https://ecs.example.com/v2.1/0a/servers/9f/action", "os-stop"],
    ["curl -d \"{\\\"os-stop\\\":{}}\" https://ecs.example.com/v2.1/0a/servers/9f/action", "os-stop"],
    ["POST /v2.1/{project_id}/servers/{server_id}/action HTTP/1.1\nHost: x\n\n{\n  \"reboot\": {\"type\": \"SOFT\"}\n}", "reboot"],
    ["POST /v2.1/{project_id}/servers/{server_id}/action", undefined],
    ["curl -d @body.json https://ecs.example.com/v2.1/0a/servers/9f/action", undefined],
  ] as const) assert.equal(bodyKeyOf(text), expected, text);
});

test("look-up: the body decides which action of a path comes first, and all are listed (real catalog)", () => {
  const real = realCatalog();
  const path = "POST /v2.1/0a1b/servers/9f8e/action";
  const actionsFor = (body: string) => {
    const found = lookUp(`${path} ${body}`, real);
    assert.equal(found.kind, "api");
    return { key: found.bodyKey, actions: [...new Set(found.matches.map(({ action }) => action.name))] };
  };
  const { actions: all, key: none } = actionsFor("");
  assert.equal(all.length, 8);
  assert.equal(none, undefined);
  for (const [key, action] of [
    ["os-stop", "ecs:servers:stop"], ["os-start", "ecs:servers:start"], ["reboot", "ecs:servers:reboot"], ["lock", "ecs:servers:lock"], ["unlock", "ecs:servers:unlock"],
    ["resize", "ecs:servers:resize"], ["confirmResize", "ecs:servers:resize"], ["revertResize", "ecs:servers:resize"], ["createImage", "ecs:servers:createImage"], ["addSecurityGroup", "ecs:securityGroups:use"],
  ] as const) {
    const { key: used, actions } = actionsFor(`{"${key}": {}}`);
    assert.deepEqual([used, actions[0], [...actions].sort()], [key, action, [...all].sort()], key);
  }
  assert.deepEqual(actionsFor('{"os-getConsoleOutput": {}}'), { key: undefined, actions: all }, "an unrelated key changes nothing");
});

const list = "GET /v2.1/0a/servers/detail";
const several: readonly (readonly [text: string, actions: readonly string[], together: readonly string[]])[] = [
  [`POST /v1/0a/cloudservers/9f/resize\n${list}`, ["ecs:cloudServers:resize", "ecs:servers:list"], ["ecs:cloudServers:resize", "ecs:servers:list"]],
  [`POST /v1/0a/cloudservers/9f/resize${list}`, ["ecs:cloudServers:resize", "ecs:servers:list"], ["ecs:cloudServers:resize", "ecs:servers:list"]],
  [`1. ${list} 2. POST https://vpc.example.com/v1/0a/ports 3. GET /v9/nothing`, ["ecs:servers:list", "vpc:ports:create"], ["ecs:servers:list", "vpc:ports:create"]],
  [`${list} POST /v2.1/0a/servers/9f/action`, ["ecs:servers:list", "ecs:servers:stop", "ecs:servers:start"], ["ecs:servers:list"]],
  [`${list} POST /v2.1/0a/servers/9f/action {"os-start": {}}`, ["ecs:servers:list", "ecs:servers:start", "ecs:servers:stop"], ["ecs:servers:list", "ecs:servers:start"]],
  ["curl https://ecs.example.com/v2.1/0a/servers/detail\ncurl -X POST 'https://ecs.example.com/v2.1/0a/servers/9f/action' -d '{\"os-stop\": {}}'", ["ecs:servers:list", "ecs:servers:stop", "ecs:servers:start"], ["ecs:servers:list", "ecs:servers:stop"]],
  [`${list} DELETE /v1/0a/ports`, ["ecs:servers:list", "vpc:ports:create"], ["ecs:servers:list"]],
];
for (const [text, actions, together] of several) {
  test(`look-up: several calls, and the actions that they certainly need together: ${text}`, () => {
    const found = lookUp(text, small);
    assert.equal(found.kind, "calls");
    assert.deepEqual(names(text), actions);
    assert.deepEqual(togetherIn(found).map(({ name }) => name), together);
  });
}

test("look-up: one call with one action has no actions together, two names do", () => {
  for (const text of [list, `curl -X POST https://ecs.example.com/v1/0a/cloudservers/9f/resize`, "云服务器", "ecs:servers:*", "qqqq"]) assert.deepEqual(togetherIn(lookUp(text, small)), [], text);
  assert.deepEqual(togetherIn(lookUp("缺少 ecs:servers:stop、ecs:servers:start", small)).map(({ name }) => name), ["ecs:servers:stop", "ecs:servers:start"]);
});

test("look-up: never throws", () => {
  const parts = fc.constantFrom("ecs", ":", "*", "servers", "/", "{", "}", "\"", "'", "POST ", "curl ", "-d ", " ", "，", "https://", "\n", "os-stop");
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(parts).map((all) => all.join(""))), (text) => {
    lookUp(text, small);
  }));
});
