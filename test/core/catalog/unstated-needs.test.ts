import assert from "node:assert/strict";
import test from "node:test";
import { dependenciesOf } from "../../../server/src/core/catalog/dependencies.js";
import type { RowRecord } from "../../../server/src/core/catalog/load/file.js";
import { loadCatalog } from "../../../server/src/core/catalog/load/load.js";

const unknown = { iamProject: null, enterpriseProject: null, instanceAuth: null, tagAuth: null, source: "page" };
const source = { edition: "huaweicloud", title: "Page", date: "2024-01-01", repository: "r", path: "p", commit: "c" };

function needsOf(...rows: Pick<RowRecord, "apis" | "dependsOn" | "with">[]) {
  const actions = { "evs:volumes:use": rows.map((row) => ({ ...unknown, ...row })) };
  const catalog = loadCatalog({ services: [{ service: "evs", sources: { page: source }, actions }], errata: { actions: [], paths: [] } });
  const { isStated, required, conditional } = dependenciesOf(catalog.action("evs:volumes:use")!);
  return { isStated, required, conditional: conditional.map(({ action }) => action) };
}

test("a table without a column of dependencies does not state that nothing is needed", () => {
  const stated = { apis: ["GET /a"], dependsOn: ["evs:volumes:get"] };
  const unstated = { apis: ["GET /b"], dependsOn: null };
  assert.deepEqual(needsOf(stated, unstated), { isStated: true, required: ["evs:volumes:get"], conditional: [] });
  assert.deepEqual(needsOf(unstated), { isStated: false, required: [], conditional: [] });
});

test("an empty column does", () => {
  const stated = { apis: ["GET /a"], dependsOn: ["evs:volumes:get"] };
  assert.deepEqual(needsOf(stated, { apis: ["GET /b"], dependsOn: [] }), { isStated: true, required: [], conditional: ["evs:volumes:get"] });
});

test("actions of the same cell are needed together", () => {
  assert.deepEqual(needsOf({ apis: ["GET /a"], dependsOn: null, with: ["kms:cmk:get"] }), { isStated: true, required: ["kms:cmk:get"], conditional: [] });
});
