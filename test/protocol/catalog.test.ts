// Requests about the content of the catalog.
import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import {
  type ActionFacts,
  actionFactsRequest,
  type CatalogServices,
  catalogServicesRequest,
  type FoundActions,
  findActionsRequest,
  type ServiceActions,
  serviceActionsRequest,
} from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";

const small = JSON.stringify(
  packedOf(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:reboot -> ecs:servers:get (only if it runs)
  vpc:ports:list -> vpc:ports:get
`),
);

async function start(text = small): Promise<Client> {
  const client = connectInMemory(catalogs(text));
  await client.initialize({ locale: "en" });
  return client;
}
const ask = <Answer>(client: Client, method: string, params: object) =>
  client.connection.sendRequest<Answer>(method, params);

test("catalog: the services with their numbers, scope and newest page", async () => {
  const client = await start();
  const { actions, newest, services } = await ask<CatalogServices>(client, catalogServicesRequest, {});
  assert.equal(actions, 5);
  assert.equal(newest, "2024-04-18");
  const common = { coverage: "some-named", newest: "2021-09-08" };
  assert.deepEqual(services, [
    { name: "ecs", actions: 3, dependencyOnly: 1, scope: "project", isScopeCertain: true, ...common },
    { name: "vpc", actions: 2, dependencyOnly: 1, scope: "project", isScopeCertain: true, ...common },
  ]);
});

test("catalog: the actions of a service, also those that only others name", async () => {
  const client = await start();
  const { service, actions } = await ask<ServiceActions>(client, serviceActionsRequest, { service: "VPC" });
  assert.equal(service?.name, "vpc");
  assert.deepEqual(actions, [
    { name: "vpc:ports:get", labels: { en: "", zh: "" }, access: "read", status: "dependency-only" },
    { name: "vpc:ports:list", labels: { en: "", zh: "" }, access: "read", status: "documented" },
  ]);
  const none = await ask<ServiceActions>(client, serviceActionsRequest, { service: "x" });
  assert.deepEqual(none, { service: null, actions: [] });
});

test("catalog: the facts of an action, with the actions that need it", async () => {
  const client = await start();
  const stop = await ask<ActionFacts>(client, actionFactsRequest, { action: "ECS:servers:stop" });
  assert.equal(stop.action, "ecs:servers:stop");
  assert.deepEqual(stop.required, ["ecs:servers:get"]);
  assert.equal(stop.access, "write");
  assert.deepEqual(
    stop.apis.map(({ operation }) => operation),
    ["POST /v2.1/{project_id}/servers/{server_id}/action"],
  );
  const get = await ask<ActionFacts>(client, actionFactsRequest, { action: "ecs:servers:get" });
  assert.equal(get.status, "dependency-only");
  assert.deepEqual(get.neededBy, [
    { action: "ecs:servers:reboot", isAlways: false },
    { action: "ecs:servers:stop", isAlways: true },
  ]);
  assert.equal(await ask(client, actionFactsRequest, { action: "ecs:no:such" }), null);
});

test("catalog: version 5.0 has its own services, actions and search (real catalog)", async () => {
  const client = await start(packed);
  const version = "5.0";
  const { services } = await ask<CatalogServices>(client, catalogServicesRequest, { version });
  for (const { name, actions } of services) {
    const all = await ask<ServiceActions>(client, serviceActionsRequest, { service: name, version });
    assert.equal(all.actions.length, actions, name);
    const [first] = all.actions;
    const facts = await ask<ActionFacts | null>(client, actionFactsRequest, { action: first!.name, version });
    assert.equal(facts?.action, first!.name);
    const found = await ask<FoundActions>(client, findActionsRequest, { query: first!.name, version });
    assert.equal(found.actions[0]?.name, first!.name);
  }
  assert.ok(services.length > 5);
});

test("catalog: an action names what the other version calls it, in both directions (real catalog)", async () => {
  const client = await start(packed);
  const create = await ask<ActionFacts>(client, actionFactsRequest, { action: "ecs:cloudServers:create" });
  assert.deepEqual(create.otherVersion, { version: "5.0", names: ["ecs:cloudServers:createServers"] });
  const newer = { action: "ecs:cloudServers:createServers", version: "5.0" };
  const facts = await ask<ActionFacts>(client, actionFactsRequest, newer);
  assert.equal(facts.otherVersion.version, "1.1");
  assert.ok(facts.otherVersion.names.includes("ecs:cloudServers:create"), facts.otherVersion.names.join());
});

test("catalog: every service and every action of both editions has its page (real catalog)", async () => {
  for (const edition of ["huaweicloud", "otc"]) {
    const client = connectInMemory(catalogs(packed));
    await client.initialize({ locale: "zh-cn", initializationOptions: { catalog: { edition } } });
    const { actions: total, services } = await ask<CatalogServices>(client, catalogServicesRequest, {});
    let seen = 0;
    for (const { name } of services) {
      const { actions } = await ask<ServiceActions>(client, serviceActionsRequest, { service: name });
      seen += actions.length;
      const one = actions[Math.floor(actions.length / 2)]!.name;
      assert.equal((await ask<ActionFacts>(client, actionFactsRequest, { action: one })).action, one);
    }
    assert.equal(seen, total, edition);
  }
});
