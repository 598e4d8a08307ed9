import { type Catalog, createCatalog } from "./catalog.js";
import type { ActionsFile, PackedCatalog, RowRecord, SourceRecord } from "./file.js";
import type { Action, ApiOperation, Dependency, Permission, Source } from "./model.js";

/** The catalogue of the files that the importer wrote. Actions that are named only as a dependency are added as such. */
export function loadCatalog(packed: PackedCatalog): Catalog {
  const documented = packed.services.flatMap(actionsOf);
  const known = new Set(documented.map(({ name }) => name.toLowerCase()));
  const named = documented.flatMap(({ permissions }) => permissions.flatMap(({ dependencies }) => dependencies));
  const dependencyOnly = named
    .map(({ action }) => action)
    .filter((name) => !name.includes("*") && !known.has(name.toLowerCase()))
    .map((name) => toAction(name, [], "dependency-only"));
  return createCatalog([...documented, ...dependencyOnly], packed.errata.actions);
}

function actionsOf(file: ActionsFile): Action[] {
  const sources = new Map(Object.entries(file.sources).map(([id, record]) => [id, toSource(id, record)]));
  return Object.entries(file.actions).map(([name, rows]) =>
    toAction(name, rows.flatMap((row) => toPermission(row, sources.get(row.source))), "documented"));
}

function toAction(name: string, permissions: readonly Permission[], status: Action["status"]): Action {
  const [service = "", resourceType = "", operation = ""] = name.split(":");
  return { name, service, resourceType, operation, permissions, status };
}

function toSource(id: string, { edition, title, date, decides }: SourceRecord): Source {
  return { id, edition, title, date, decides: decides === true };
}

/** A row whose source is not in the file is left out: a fact that nobody can check is none. */
function toPermission(row: RowRecord, source: Source | undefined): Permission[] {
  if (source === undefined) return [];
  return [{
    label: row.label,
    apis: row.apis.map(toApi),
    dependencies: (row.dependsOn ?? []).map((one): Dependency => (typeof one === "string" ? { action: one } : one)),
    iamProject: row.iamProject ?? undefined,
    enterpriseProject: row.enterpriseProject ?? undefined,
    instanceLevel: row.instanceAuth ?? undefined,
    tagLevel: row.tagAuth ?? undefined,
    source,
  }];
}

function toApi(text: string): ApiOperation {
  const space = text.indexOf(" ");
  return { method: text.slice(0, space), path: text.slice(space + 1) };
}
