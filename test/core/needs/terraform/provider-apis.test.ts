import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import packed from "packed-terraform";
import { isReading, madeIn, mayBeNeededIn, terraformPhases } from "../../../../server/src/core/needs/terraform/phases.js";
import { readProviderApis, type ProviderType } from "../../../../server/src/core/needs/terraform/provider-apis.js";

const apis = readProviderApis(packed);

test("provider: packing the table loses nothing", () => {
  const table = readFileSync("server/catalog/terraform/huaweicloud.tsv", "utf8");
  const rows = [...apis.types].flatMap(({ name, calls }) =>
    calls.length === 0 ? [name] : calls.map((call) => [name, call.service, call.method, call.path, call.phases].join("\t")));
  assert.deepEqual(rows.sort(), table.split("\n").filter((line) => line !== "").sort());
  assert.deepEqual(apis.source, JSON.parse(JSON.stringify({ version: "1.97.1+", date: "2026-08-21", commit: "a0345b8dcc818aa80d932ec0802891222b0a22af" })));
});

test("provider: products of an annotated service exist in the list of operations", () => {
  const { services } = JSON.parse(readFileSync("server/catalog/terraform/services.json", "utf8")) as { services: Record<string, { products: string[] }> };
  const products = new Set(readFileSync("server/catalog/operations/operations.tsv", "utf8").split("\n").map((line) => line.split("\t")[0]));
  for (const [service, { products: own }] of Object.entries(services))
    for (const product of own) assert.ok(products.has(product), `${service}: ${product}`);
  assert.deepEqual(apis.productsOf("DEW"), ["KMS", "CSMS", "KPS"]);
  assert.deepEqual(apis.productsOf("ECS"), ["ECS"]);
  assert.deepEqual(apis.productsOf("constructor"), ["constructor"]);
});

const call = (method: string, path: string, phases = "") => ({ service: "X", method, path, phases });
const made = (type: Pick<ProviderType, "calls" | "name">) => Object.fromEntries(type.calls.map((one) => [
  `${one.method} ${one.path}`,
  terraformPhases.map((phase) => madeIn(one, { ...type, isIncomplete: false }, phase)).join(" "),
]));

test("phases: stated ones count; reading never changes anything", () => {
  const calls = [
    call("GET", "/v1/things/{id}", "cru"), call("PUT", "/v1/things/{id}", "cru"), call("DELETE", "/v1/things/{id}", "crd"),
    call("POST", "/v1/queries", "r"), call("POST", "/v2/things", "cr"), call("PUT", "/v1/only", "u"),
  ];
  assert.deepEqual(made({ name: "huaweicloud_x", calls }), {
    "GET /v1/things/{id}": "yes yes yes",
    "PUT /v1/things/{id}": "no yes no",
    "DELETE /v1/things/{id}": "no yes yes",
    "POST /v1/queries": "yes yes yes",
    "POST /v2/things": "no yes no",
    "PUT /v1/only": "no yes no",
  });
});

test("phases: an unstated call counts in each phase that its method allows", () => {
  const calls = [call("GET", "/v1/{p}/things/{id}"), call("POST", "/v1/{p}/things"), call("POST", "/v1/other"), call("DELETE", "/v1/{p}/things/{id}"), call("HEAD", "/v1")];
  assert.deepEqual(made({ name: "huaweicloud_x", calls }), {
    "GET /v1/{p}/things/{id}": "unstated unstated unstated",
    "POST /v1/{p}/things": "no unstated no",
    "POST /v1/other": "unstated unstated unstated",
    "DELETE /v1/{p}/things/{id}": "no unstated unstated",
    "HEAD /v1": "unstated unstated unstated",
  });
  assert.deepEqual(made({ name: "data.huaweicloud_x", calls: [call("POST", "/v1/other")] }), { "POST /v1/other": "yes yes yes" });
});

test("phases: operations that read, by their names", () => {
  for (const name of ["vpc:vpcs:get", "obs:bucket:GetBucketAcl", "ecs:servers:listServers", "ecs:a:batchGet", "a:b:queryAll"]) assert.ok(isReading(name), name);
  for (const name of ["vpc:vpcs:create", "ecs:cloudServers:batchSetServerTags", "a:b:getter", "obs:object:PutObject", "a:b:use"]) assert.ok(!isReading(name), name);
});

test("phases: destroying creates nothing, by the names of actions", () => {
  for (const name of ["kms:cmk:create", "obs:bucket:CreateBucket", "ecs:servers:batchCreate"]) assert.ok(!mayBeNeededIn("destroy", name) && mayBeNeededIn("apply", name), name);
  for (const name of ["kms:cmk:update", "vpc:vpcs:delete", "a:b:created"]) assert.ok(mayBeNeededIn("destroy", name), name);
});
