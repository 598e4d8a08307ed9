import { strict as assert } from "node:assert";
import { test } from "node:test";
import { isPackable, packedProducts, packOperations } from "../../../server/src/core/catalog/operations/packed-table.js";

const row = (line: string) => {
  const [product = "", name = "", method = "", path = ""] = line.split(" ");
  return { product, name, method, path };
};

test("packed operations: words of the path and usual parameters become marks, and nothing is lost", () => {
  const rows = [
    "EG ListApiVersions GET /",
    "EG ListChannels GET /v1/{project_id}/channels",
    "EG CreateChannel POST /v1/{project_id}/channels",
    "EG ShowDetailOfChannel GET /v1/{project_id}/channels/{channel_id}",
    "EG ListLists GET /v1/lists",
    "EG ListPolicies GET /v1/cloud-policies/{cloud_policy_id}/policies",
    "EG Odd PATCH /v1/cloud-policies/{policy_id}//{id}",
    "VPC ShowIt GET /v1/cloud-policies/{policy_id}//{id}",
  ].map(row);
  const packed = packOperations(rows);
  assert.deepEqual(packedProducts(packed).map(({ product }) => product), ["EG", "VPC"]);
  assert.deepEqual(packedProducts(packed).flatMap((one) => one.rows()), rows);
  assert.equal(
    packed,
    `#EG
0A/ ListApiVersions
0Bv1/{project_id}/channels List!
1Dchannels Create$
0E* ShowDetailOf!
0Clists $!
0Ccloud-policies/*/policies List!
4D{policy_id}//{id} Odd
#VPC
0A/v1/cloud-policies/{policy_id}//{id} ShowIt`,
  );
});

test("packed operations: a row that would not be the same again is not packable", () => {
  const lines = ["A List GET /a", "A List! GET /a", "A List GET /a/*", "A List TRACE /a", `A List GET ${"/a".repeat(99)}`];
  assert.deepEqual(lines.map((line) => isPackable(row(line))), [true, false, false, false, false]);
});
