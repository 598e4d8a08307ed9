import { strict as assert } from "node:assert";
import { test } from "node:test";
import packed from "packed-catalog";
import { loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import { operationIndex } from "../../../server/src/core/convert/operations-of.js";
import { addTo } from "../../../server/src/core/text/group-by.js";

const main = loadCatalog(JSON.parse(packed) as PackedCatalog);

for (const [version, catalog] of Object.entries({ "1.1": main, "5.0": main.identity! }))
  test(`operations: reading by service finds all actions of an operation, ${version}`, () => {
    const index = operationIndex(catalog, main);
    const namesByKey = new Map<string, string[]>();
    for (const action of catalog.actions) for (const key of index.of(action)) addTo(namesByKey, key, action.name);
    assert.ok(namesByKey.size > 500, `${namesByKey.size} operations`);
    const naming = (key: string) => [...new Set(index.naming(key).map(({ action }) => action.name))];
    assert.deepEqual([...namesByKey].filter(([key, names]) => naming(key).join() !== names.join()), []);
  });
