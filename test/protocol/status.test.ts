import assert from "node:assert/strict";
import test from "node:test";
import { loadCatalog } from "../../server/src/core/catalog/load/load.js";
import { documentStatus } from "../../server/src/features/status.js";
import { catalogInformation } from "../../server/src/core/describe/catalog.js";
import { catalogRequest, type CatalogResult, documentStatusRequest, type DocumentStatus } from "../../server/src/protocol.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { checkGolden, policy, snapshotOf } from "../support/fixture.js";

const facts = JSON.stringify({ ...packedOf("ecs:servers:stop -> ecs:servers:get\n ecs:servers:get"), coverage: { ecs: { huaweicloud: { status: "all-named", date: "2021-09-08", undocumented: [] } } } });
const uri = "file:///w/policy.json";

async function session(params: { locale?: string; settings?: object } = {}) {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ locale: params.locale ?? "en", initializationOptions: params.settings ?? {} });
  let version = 0;
  /** The status of a text. */
  const of = async (text: string) => {
    version++;
    if (version === 1) await client.open(uri, text);
    else await client.change(uri, version, text);
    return client.connection.sendRequest<DocumentStatus | null>(documentStatusRequest, { textDocument: { uri } });
  };
  return { client, of };
}

test("status: kind and version, counts, and the catalog", async () => {
  const { client, of } = await session();
  assert.deepEqual(await of(policy('"ecs:servers:stop", "ecs:servers:x"')), { label: "Custom policy 1.1", detail: "1 warning · 1 statement, 2 actions", catalog: "Catalog 2024-04" });
  assert.deepEqual(await of(policy('"ecs:servers:get"')), { label: "Custom policy 1.1", detail: "no errors or warnings · 1 statement, 1 action", catalog: "Catalog 2024-04" });
  const label = async (text: string) => (await of(text))?.label;
  assert.equal(await label(`{ "role": { "policy": ${policy('"ecs:servers:get"')} } }`), "Custom policy 1.1");
  assert.equal(await label(`{ "roles": [{ "policy": ${policy('"ecs:servers:get"')} }, { "policy": ${policy('"ecs:servers:get"')} }] }`), "2 policies");
  assert.equal(await label('{ "Version": "5.0", "Statement": [] }'), "Identity policy 5.0");
  assert.equal(await label('{ "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }'), "Custom policy");
  assert.equal(await label('"Statement"\n"Effect": "Allow", "ecs:servers:stop", "Version": "1.1"'), "Policy, not readable yet");
  await client.stop();
});

test("status: another edition, and the user's own tables, are named", () => {
  const catalogOf = (edition: "huaweicloud" | "otc", overlay?: { services: [] }) => documentStatus(snapshotOf(policy('"x:y:z"'), loadCatalog(packedOf("ecs:servers:get"), edition, overlay)))?.catalog;
  assert.equal(catalogOf("huaweicloud", { services: [] }), "Catalog 2024-04 + own tables");
  assert.equal(catalogOf("otc"), "Catalog Open Telekom Cloud");
});

test("status: none for other files", async () => {
  const { client, of } = await session();
  for (const text of ["", "{}", '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }']) assert.equal(await of(text), null);
  assert.equal(await client.connection.sendRequest(documentStatusRequest, { textDocument: { uri: "file:///w/closed.json" } }), null);
  await client.stop();
});

test("status: in Chinese, and without findings if diagnostics are off", async () => {
  const { client, of } = await session({ locale: "zh-cn", settings: { diagnostics: { enable: false } } });
  assert.deepEqual(await of(policy('"ecs:servers:stop"')), { label: "自定义策略 1.1", detail: "1 条语句、1 个授权项", catalog: "目录 2024-04" });
  await client.stop();
});

test("catalog: edition, age, coverage and where to report errors, in both languages", async () => {
  const catalog = catalogs(facts)({ edition: "huaweicloud", overlay: undefined }, undefined).catalog;
  for (const language of ["en", "zh"] as const) checkGolden(`export/catalog.${language}.md`, catalogInformation(catalog, language, "2026-11-25"));
  const { client } = await session();
  const today = new Date().toISOString().slice(0, 10);
  assert.deepEqual(await client.connection.sendRequest<CatalogResult>(catalogRequest, {}), { markdown: catalogInformation(catalog, "en", today) });
  await client.stop();
});

test("catalog: its age in years and months", () => {
  const realAge = loadCatalog(packedOf("newer ecs:servers:get"));
  const age = (today: string) => /2024-04-18, (.*) ago/.exec(catalogInformation(realAge, "en", today))?.[1];
  assert.deepEqual(["2024-04-18", "2024-05-17", "2024-05-18", "2025-04-18", "2026-11-25", "2020-01-01"].map(age), ["less than a month", "less than a month", "1 month", "1 year", "2 years 7 months", "less than a month"]);
});
