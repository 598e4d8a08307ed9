import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import packed from "packed-catalog";
import type { PackedCatalog } from "../../server/src/core/catalog/load/file.js";
import { createOperations } from "../../server/src/core/catalog/operations/operations.js";
import { toHosts, toOperationsTable } from "../../server/src/importer/operations/operations.js";
import { ImportProblem } from "../../server/src/importer/problem.js";

const header = "product\toperationId\tmethod\tpath\ttitle(zh)\n";

test("operations: the list in a fixed order, without titles", () => {
  const table = toOperationsTable("x.tsv", `${header}ECS\tShowServer\tGET\t/v1/{id}\t标题\nAS\tList\tGET\t/b\t\nAS\tCreate\tPOST\t/a\t\n`);
  assert.equal(table, "AS\tCreate\tPOST\t/a\nAS\tList\tGET\t/b\nECS\tShowServer\tGET\t/v1/{id}\n");
});

test("operations: text that is not understood stops the import with its place", () => {
  for (const [text, where] of [
    ["product\tname\n", "columns"],
    [`${header}ECS\tShow Server\tGET\t/v1\t\n`, "row 1"],
    [`${header}ECS\tA\tGET\t/v1\t\nECS\tB\tFETCH\t/v1\t\n`, "row 2"],
    [`${header}ECS\tA\tGET\tv1\t\n`, "row 1"],
  ] as const) assert.throws(() => toOperationsTable("x.tsv", text), (error) => error instanceof ImportProblem && error.message.includes(where), text);
  for (const json of [null, {}, { "a b": ["X"] }, { a: "X" }]) assert.throws(() => toHosts("h.json", json), ImportProblem);
});

test("operations: packing the list loses nothing", () => {
  const table = readFileSync("server/catalog/operations/operations.tsv", "utf8");
  const { named, ofProduct } = createOperations((JSON.parse(packed) as PackedCatalog).operations);
  const rows = table.trimEnd().split("\n").map((line) => line.split("\t"));
  const products = [...new Set(rows.map(([product]) => product!))];
  assert.deepEqual(
    products.flatMap((product) => ofProduct(product).map(({ name, method, path }) => [product, name, method, path])),
    rows,
  );
  assert.equal(named("batchrebootservers")[0]?.path, "/v1/{project_id}/cloudservers/action");
});
