import { readFileSync } from "node:fs";
import packed from "packed-catalog";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { PackedCatalog } from "../../server/src/core/catalog/load/file.js";
import { loadCatalog, type Overlay } from "../../server/src/core/catalog/load/load.js";
import { createOperations } from "../../server/src/core/catalog/operations/operations.js";
import { schemaFiles } from "../../server/src/importer/schemas/schema-files.js";

/** The overlay that the import makes of the hand-made authorization schemas in `test/cases/authorization-schemas`. */
export function schemaOverlay(): Overlay {
  const operations = createOperations((JSON.parse(packed) as PackedCatalog).operations);
  const saved = ["ecs", "eip", "obs"].map((name) => ({
    file: `${name}.json`,
    date: "2026-11-01",
    json: JSON.parse(readFileSync(`test/cases/authorization-schemas/${name}.json`, "utf8")) as unknown,
  }));
  return { services: [], identity: { services: schemaFiles(saved, operations) } };
}

/** The shipped catalog with those schemas. */
export function schemaCatalog(): Catalog {
  return loadCatalog(JSON.parse(packed) as PackedCatalog, undefined, schemaOverlay());
}
