import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportProblem } from "../../server/src/importer/problem.js";
import { type ProviderAnnotations, type ProviderCorrections, toProviderTable } from "../../server/src/importer/terraform/provider-table.js";

const none: ProviderCorrections = { remove: [], service: [], incomplete: [] };
const about = { provider: "p", repository: "r", commit: "c", date: "d", version: "v" };
const annotations = (resources: ProviderAnnotations["resources"]): ProviderAnnotations => ({ ...about, resources });
const get = { service: "VPC", method: "GET", path: "/v1/vpcs" };

test("provider table: one call a line in a fixed order, types without calls alone, corrections applied", () => {
  const table = toProviderTable(
    "x.json",
    annotations({ p_b: { apis: [{ ...get, in: "cru" }, { ...get, method: "DELETE" }, get] }, "data.p_a": { apis: [] }, p_c: { apis: [get] } }),
    { remove: [{ type: "p_b", call: "DELETE /v1/vpcs" }], service: [{ type: "p_c", call: "GET /v1/vpcs", service: "EIP" }], incomplete: [{ type: "p_b" }] },
  );
  assert.equal(table, "data.p_a\np_b\tVPC\tGET\t/v1/vpcs\t\np_b\tVPC\tGET\t/v1/vpcs\tcru\np_c\tEIP\tGET\t/v1/vpcs\t\n");
});

test("provider table: what is not understood, and a correction of nothing, stop the import", () => {
  for (const apis of [[{ ...get, method: "FETCH" }], [{ ...get, path: "v1/vpcs" }], [{ ...get, path: "/v1/a b" }], [{ ...get, service: "A B" }], [{ ...get, in: "x" }]])
    assert.throws(() => toProviderTable("x.json", annotations({ p_a: { apis } }), none), ImportProblem, JSON.stringify(apis));
  assert.throws(() => toProviderTable("x.json", annotations({ "p a": { apis: [] } }), none), ImportProblem);
  const one = annotations({ p_a: { apis: [get] } });
  for (const corrections of [
    { ...none, remove: [{ type: "p_a", call: "PUT /v1/vpcs" }] },
    { ...none, service: [{ type: "p_x", call: "GET /v1/vpcs", service: "EIP" }] },
    { ...none, incomplete: [{ type: "p_x" }] },
  ]) assert.throws(() => toProviderTable("x.json", one, corrections), ImportProblem, JSON.stringify(corrections));
});
