import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import { editions, loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { twinsOf } from "../../../server/src/core/catalog/twins.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden } from "../../support/fixture.js";

/** The twins of an action, each with its APIs. */
function twins(rows: string, name: string): string[] {
  const facts = catalog(rows);
  return twinsOf(facts.action(name)!, facts).map(({ action, apis }) => [action.name, ...apis.map(({ method, path }) => `${method} ${path}`)].join(" "));
}

const resize = `
  ecs:servers:resize 变更规格（OpenStack原生） POST /v2.1/{id}/servers/{server_id}/action
  ecs:cloudServers:resize 变更规格（按需） POST /v1/{id}/cloudservers/{server_id}/resize
  ecs:cloudServers:resize 变更规格 POST /v1.1/{id}/cloudservers/{server_id}/resize
`;

test("twins: the same operation of a similar type in other APIs, from both sides", () => {
  assert.deepEqual(twins(resize, "ecs:servers:resize"), ["ecs:cloudServers:resize POST /v1/{id}/cloudservers/{server_id}/resize POST /v1.1/{id}/cloudservers/{server_id}/resize"]);
  assert.deepEqual(twins(resize, "ecs:cloudServers:resize"), ["ecs:servers:resize POST /v2.1/{id}/servers/{server_id}/action"]);
});

test("twins: a batch operation is the same operation", () => {
  assert.deepEqual(twins(`
    ecs:servers:stop 关闭云服务器 POST /v2.1/{id}/servers/{server_id}/action
    ecs:cloudServers:stop 批量关闭云服务器 POST /v1/{id}/cloudservers/action
  `, "ecs:servers:stop"), ["ecs:cloudServers:stop POST /v1/{id}/cloudservers/action"]);
});

test("twins: an action for one of the operations of another one is needed for that operation only", () => {
  const rows = `
    ecs:groups:manage 创建组 POST /v2.1/{id}/groups
    ecs:groups:manage 删除组 DELETE /v2.1/{id}/groups/{group_id}
    ecs:cloudServers:deleteGroup 删除组 DELETE /v1/{id}/cloudservers/groups/{group_id}
  `;
  assert.deepEqual(twins(rows, "ecs:groups:manage"), ["ecs:cloudServers:deleteGroup DELETE /v1/{id}/cloudservers/groups/{group_id}"]);
  assert.deepEqual(twins(rows, "ecs:cloudServers:deleteGroup"), ["ecs:groups:manage DELETE /v2.1/{id}/groups/{group_id}"]);
});

test("twins: none in uncertain cases", () => {
  const other = (row: string) => `ecs:servers:resize 变更规格 POST /v2.1/{id}/servers/{server_id}/action\n${row}`;
  for (const [why, row] of [
    ["another title", "ecs:cloudServers:resize 扩容 POST /v1/{id}/cloudservers/resize"],
    ["the same resource type", "ecs:servers:change 变更规格 POST /v1/{id}/cloudservers/resize"],
    ["another service", "bms:servers:resize 变更规格 POST /v1/{id}/cloudservers/resize"],
    ["the very same API", "ecs:cloudServers:resize 变更规格 POST /v2.1/{project_id}/servers/{id}/action/"],
    ["the same family of APIs", "ecs:cloudServers:resize 变更规格 POST /v2.1/{id}/servers/{server_id}/resize"],
    ["no API", "ecs:cloudServers:resize 变更规格"],
    ["no title", "ecs:cloudServers:resize POST /v1/{id}/cloudservers/resize"],
    ["only known as a dependency", "ecs:x:y -> ecs:cloudServers:resize"],
  ] as const) assert.deepEqual(twins(other(row), "ecs:servers:resize"), [], why);
  assert.deepEqual(twins(`
    evs:snapshots:get 创建 POST /v2/{id}/volumes
    evs:snapshots:get 查询快照 GET /v2/{id}/snapshots
    evs:disks:make 创建 POST /v3/{id}/disks
    evs:disks:make 扩容 POST /v3/{id}/disks/extend
  `, "evs:snapshots:get"), [], "several operations each, one of them in common");
});

for (const edition of editions) {
  test(`twins in the real catalog, edition ${edition} (golden)`, () => {
    const facts = loadCatalog(JSON.parse(packed) as PackedCatalog, edition);
    const all = facts.actions.flatMap((action) => twinsOf(action, facts).map((twin) => ({ name: action.name, twin })));
    // An older name has twins but is none, so some pairs are found from one side only.
    for (const { name, twin } of all) {
      if (facts.currentNames(name).length > 0) continue;
      assert.ok(all.some((one) => one.name === twin.action.name && one.twin.action.name === name), `${name} and ${twin.action.name}`);
    }
    checkGolden(`twins/${edition}.txt`, all.map(({ name, twin }) => [`${name} = ${twin.action.name}`, ...twin.apis.map(({ method, path }) => `    ${method} ${path}`), ""].join("\n")).join(""));
  });
}
