import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ActionsFile, ErrataFile, ServiceScopeFile } from "../core/catalog/load/file.js";
import { toAuditLines } from "./output/audit.js";
import { toCatalogFiles, type CatalogFiles } from "./catalog/catalog-files.js";
import { deriveLabels } from "./catalog/derived-labels.js";
import { type ListedOperations, readListedOperations } from "./catalog/listed-operations.js";
import { operationsIn } from "../core/catalog/operations/operations.js";
import { type OperationShares, operationShares } from "./catalog/operation-share.js";
import { describeChanges } from "./output/changes.js";
import type { OverridesFile } from "./cells/corrections.js";
import { withCoverageTable } from "./output/coverage-table.js";
import { findEditions, markReplaced, type PagesFile, readEdition } from "./pages/folder.js";
import { annotatedNames } from "./definitions/annotated-names.js";
import { readDefinitions } from "./definitions/operation.js";
import { definitionRows } from "./definitions/rows.js";
import { importPages, type ImportResult } from "./import.js";
import { printCatalogJson } from "./output/print.js";
import { importOperations } from "./operations/command.js";
import { importProvider } from "./terraform/command.js";
import { ImportProblem } from "./problem.js";
import { publishedSchema, withIdentityFiles } from "./schemas/identity-services.js";
import { type PublishedFile, publishedRows } from "./schemas/published-rows.js";
import { readScenarios } from "./scenarios/scenarios.js";
import { toRelease, toReport, withShares } from "./catalog/release.js";

/** The committed catalog and the page about it, relative to the root of the project. */
const ownCatalog = "server/catalog";
const guide = "docs/catalog.md";

/** Pages of user guides: which actions a job in the console needs. */
const guideFolder = "otc-extra";

/** The shape of `operations/services.json`. */
interface ProductsFile {
  readonly services: Readonly<Record<string, { readonly prefixes: readonly string[] }>>;
}

const usage = "npm run catalog -- <folder with saved pages>... [--rows <file>] [--catalog <folder>], or --operations <tsv> --hosts <json> [--catalog <folder>], or --terraform <json>";

/** `npm run catalog -- <folder>...`: rebuilds the catalog from folders of saved pages. */
function main(): number {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: "string" },
      catalog: { type: "string", default: ownCatalog },
      operations: { type: "string" },
      hosts: { type: "string" },
      terraform: { type: "string" },
    },
  });
  if (values.operations !== undefined && values.hosts !== undefined) {
    console.log(importOperations(values.catalog, values.operations, values.hosts));
    return 0;
  }
  if (values.terraform !== undefined) {
    console.log(importProvider(values.catalog, values.terraform));
    return 0;
  }
  const absent = folders.find((folder) => !existsSync(folder));
  if (folders.length === 0 || absent !== undefined) {
    console.error(absent === undefined ? `Name the folder: ${usage}` : `There is no folder ${absent}. ${usage}`);
    return 1;
  }
  const errata = readJson<ErrataFile>(join(ownCatalog, "errata.json"));
  const overrides = readJson<OverridesFile>(join(ownCatalog, "overrides.json"));
  const known = readJson<PagesFile>(join(ownCatalog, "pages.json"));
  const entries = folders.flatMap((folder) =>
    findEditions(folder, known).map((edition) => readEdition(folder, edition, known)),
  );
  if (entries.length === 0) {
    console.error(`No sub folder of ${folders.join(" and ")} has an INDEX.json, so there is no edition to read.`);
    return 1;
  }
  const apiPages = new Set(entries.flatMap(({ apiPages: own }) => own));
  const tables = importPages(markReplaced(entries.flatMap(({ pages }) => pages)), { overrides });
  const products = folders.flatMap(readDefinitions);
  const definitions = definitionRows(products, tables.rows);
  const result = { rows: [...tables.rows, ...definitions.rows], report: [...tables.report, ...definitions.report] };
  if (values.rows !== undefined) writeFileSync(values.rows, toAuditLines(result.rows));
  const listed = readOperations();
  const files = withPublished(toCatalogFiles(result.rows, errata, apiPages), folders, listed);
  const annotated = annotatedNames(products, tables.rows);
  const shares = operationShares(files.services, listed, { identity: files.identityServices, annotated });
  write(values.catalog, result, files, listed, shares);
  const guides = folders.filter((folder) => existsSync(join(folder, guideFolder, "INDEX.json")));
  const scenarios = readScenarios(guides.flatMap((folder) => readEdition(folder, guideFolder, known).pages));
  const date = products.map((product) => product.date).sort().at(-1);
  if (date !== undefined)
    writeFileSync(join(values.catalog, "annotated.json"), printCatalogJson({ date, names: annotated }));
  if (guides.length > 0) writeFileSync(join(values.catalog, "scenarios.json"), printCatalogJson(scenarios));
  if (values.catalog === ownCatalog)
    writeFileSync(guide, withCoverageTable(readFileSync(guide, "utf8"), withShares(files.coverage, shares)));
  return 0;
}

/** Adds the actions of version 5.0 that only a schema or a page outside of the folders names. */
function withPublished(files: CatalogFiles, folders: readonly string[], listed: ListedOperations): CatalogFiles {
  const operations = operationsIn(() => readListedOperations(listed.table), { services: listed.services, hosts: {} });
  const rows = publishedRows(readJson<PublishedFile>(join(ownCatalog, "identity/published.json")));
  const more = [...folders.flatMap((folder) => publishedSchema(folder, operations)), ...rows];
  return { ...files, identityServices: withIdentityFiles(files.identityServices, more) };
}

function write(
  catalog: string,
  result: ImportResult,
  files: CatalogFiles,
  listed: ListedOperations,
  shares: OperationShares,
): void {
  const before = readActions(join(catalog, "actions"));
  const after = files.services.map(({ actions }) => actions);
  writeServices(catalog, files.services, listed);
  writeServices(join(catalog, "identity"), files.identityServices, listed);
  writeFileSync(
    join(catalog, "release.json"),
    printCatalogJson(
      toRelease(result, files, readJson<ServiceScopeFile>(join(ownCatalog, "language/service-scope.json")), shares),
    ),
  );
  writeFileSync(join(catalog, "report.json"), printCatalogJson(toReport(result.report)));
  console.log(describeChanges(before, after) || "The catalog has not changed.");
  console.log(summary(result, after));
}

function writeServices(folder: string, services: CatalogFiles["services"], listed: ListedOperations): void {
  const derived = deriveLabels(services, listed);
  const parts = ["actions", "labels/zh", "labels/en", "labels/en-derived"] as const;
  for (const part of parts) {
    rmSync(join(folder, part), { recursive: true, force: true });
    mkdirSync(join(folder, part), { recursive: true });
  }
  for (const { actions, zh, en } of services) {
    const contents = [actions, zh, en, derived.get(actions.service) ?? {}];
    parts.forEach((part, index) => {
      writeFileSync(join(folder, part, `${actions.service}.json`), printCatalogJson(contents[index]));
    });
  }
}

function readOperations(): ListedOperations {
  const { services } = readJson<ProductsFile>(join(ownCatalog, "operations/services.json"));
  return {
    table: readFileSync(join(ownCatalog, "operations/operations.tsv"), "utf8"),
    services: Object.fromEntries(Object.entries(services).map(([product, { prefixes }]) => [product, prefixes])),
  };
}

function summary({ rows, report }: ImportResult, files: readonly ActionsFile[]): string {
  const silent = report.filter((page) => page.rows === 0).length;
  const actions = files.reduce((sum, file) => sum + Object.keys(file.actions).length, 0);
  return `${report.length} pages (${silent} without rows), ${rows.length} rows, ${actions} actions of ${files.length} services. report.json names each page.`;
}

function readActions(folder: string): ActionsFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().map((name) => readJson<ActionsFile>(join(folder, name)));
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

try {
  process.exitCode = main();
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!isUsage && !(error instanceof ImportProblem)) throw error;
  console.error(isUsage ? `${error.message} ${usage}` : `The import stopped. ${error.message}`);
  process.exitCode = 1;
}
