import assert from "node:assert/strict";
import test from "node:test";
import { parseApiCall } from "../../../server/src/core/calls/api-call.js";
import { createApiIndex } from "../../../server/src/core/catalog/lookup/api-index.js";
import type { Action } from "../../../server/src/core/catalog/model.js";

const source = { id: "page", edition: "huaweicloud", title: "Page", date: "2024-01-01", decides: false };
const unknown = { iamProject: undefined, enterpriseProject: undefined, instanceLevel: undefined, tagLevel: undefined };

function action(name: string, ...operations: string[]): Action {
  const [service = "", resourceType = "", operation = ""] = name.split(":");
  const apis = operations.map((text) => ({ method: text.split(" ")[0]!, path: text.split(" ")[1]! }));
  return { name, service, resourceType, operation, status: "documented", permissions: [{ labels: { zh: undefined, en: undefined }, apis, dependencies: [], together: [], ...unknown, source }] };
}

const index = createApiIndex([
  action("ecs:cloudServers:resize", "POST /v1/{project_id}/cloudservers/{server_id}/resize", "POST /v1.1/{project_id}/cloudservers/{server_id}/resize"),
  action("ecs:cloudServers:list", "GET /v1/{project_id}/cloudservers/detail"),
  action("ecs:cloudServers:showServer", "GET /v1/{project_id}/cloudservers/{server_id}"),
  action("ecs:servers:stop", "POST /v2.1/{project_id}/servers/{server_id}/action"),
  action("ecs:servers:reboot", "POST /v2.1/{project_id}/servers/{server_id}/action"),
  action("ecs:fpga:getRelations", "GET /v1/{project_id}/fpga_image/associations{?image_id,page}"),
  action("ecs:quotas:get", "GET /v2.1/{project_id}/os-quota-sets/{project_id}?user_id={user_id}"),
]);

const cases: [text: string, actions: string[]][] = [
  ["POST /v1/{project_id}/cloudservers/{server_id}/resize", ["ecs:cloudServers:resize"]],
  ["POST /v1/0af1/cloudservers/77d3/resize", ["ecs:cloudServers:resize"]],
  ["POST https://ecs.example.com/v1.1/0af1/cloudservers/77d3/resize?dry_run=true", ["ecs:cloudServers:resize"]],
  ["https://ecs.example.com/v1/0af1/cloudservers/77d3/resize/", ["ecs:cloudServers:resize"]],
  ["curl -X POST 'https://ecs.example.com/v1/0af1/cloudservers/77d3/resize' -H 'X-Auth-Token: t'", ["ecs:cloudServers:resize"]],
  ["curl https://ecs.example.com/v1/0af1/cloudservers/77d3 --data '{}'", []],
  ["GET /v1/0af1/cloudservers/detail", ["ecs:cloudServers:list"]],
  ["GET /v1/0af1/cloudservers/77d3", ["ecs:cloudServers:showServer"]],
  ["DELETE /v1/0af1/cloudservers/77d3", []],
  ["POST /v2.1/0af1/servers/77d3/action", ["ecs:servers:stop", "ecs:servers:reboot"]],
  ["GET /v1/0af1/fpga_image/associations?image_id=3", ["ecs:fpga:getRelations"]],
  ["GET /v2.1/%7Bproject_id%7D/os-quota-sets/0af1", ["ecs:quotas:get"]],
  ["Error 403 on GET /v1/0af1/cloudservers/detail: forbidden", ["ecs:cloudServers:list"]],
  ["GET /v9/nothing", []],
  ["GET /", []],
];

for (const [text, expected] of cases) {
  test(`reverse look-up: ${text}`, () => {
    const call = parseApiCall(text);
    assert.ok(call, "holds a call");
    assert.deepEqual(index.find(call).map(({ action: { name } }) => name), expected);
  });
}

test("reverse look-up: a text without a path is not a call", () => {
  for (const text of ["", "GET", "and / or", "ecs:servers:stop", "重启"]) assert.equal(parseApiCall(text), undefined, text);
});
