import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { printCatalogJson } from "../output/print.js";
import { toHosts, toOperationsTable } from "./operations.js";

/** Writes `operations/operations.tsv` and `operations/hosts.json` of a catalog from the published lists. */
export function importOperations(catalog: string, operations: string, hosts: string): string {
  const folder = join(catalog, "operations");
  const table = toOperationsTable(basename(operations), readFileSync(operations, "utf8"));
  const prefixes = toHosts(basename(hosts), JSON.parse(readFileSync(hosts, "utf8")));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "operations.tsv"), table);
  writeFileSync(join(folder, "hosts.json"), printCatalogJson(prefixes));
  const products = new Set(table.split("\n").map((line) => line.split("\t")[0]).filter((name) => name !== ""));
  const count = table.split("\n").length - 1;
  return `${count} operations of ${products.size} products, ${Object.keys(prefixes).length} hosts.`;
}
