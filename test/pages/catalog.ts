import { readFileSync, readdirSync } from "node:fs";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { ActionsFile, ErrataFile } from "../../server/src/core/catalog/file.js";
import { loadCatalog } from "../../server/src/core/catalog/load.js";

const folder = "server/catalog";
const read = (path: string): unknown => JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));

/** The catalogue that is shipped: examples of the pages speak about real actions. */
export function realCatalog(): Catalog {
  const services = readdirSync(`${folder}/actions`).filter((name) => name.endsWith(".json")).sort().map((name) => read(`actions/${name}`) as ActionsFile);
  return loadCatalog({ services, errata: read("errata.json") as ErrataFile });
}
