import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { printCatalogJson } from "../output/print.js";
import { type ProviderAnnotations, type ProviderCorrections, toProviderTable } from "./provider-table.js";

/** Writes `terraform/huaweicloud.tsv` and `terraform/source.json` of a catalog from the annotations of the provider. */
export function importProvider(catalog: string, annotations: string): string {
  const folder = join(catalog, "terraform");
  const read = JSON.parse(readFileSync(annotations, "utf8")) as ProviderAnnotations;
  const corrections = JSON.parse(readFileSync(join(folder, "corrections.json"), "utf8")) as ProviderCorrections;
  const table = toProviderTable(basename(annotations), read, corrections);
  writeFileSync(join(folder, "huaweicloud.tsv"), table);
  const { provider, repository, commit, date, version } = read;
  writeFileSync(join(folder, "source.json"), printCatalogJson({ provider, repository, commit, date, version }));
  const rows = table.split("\n").filter((line) => line !== "").map((line) => line.split("\t"));
  return `${new Set(rows.map(([type]) => type)).size} types, ${rows.filter(({ length }) => length > 1).length} calls.`;
}
