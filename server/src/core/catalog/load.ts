import { type Catalog, createCatalog } from "./catalog.js";
import type { ActionsFile, NeedRecord, PackedCatalog, PackedLabels, RowRecord, SourceRecord } from "./file.js";
import type { Action, ApiOperation, Dependency, Permission, Source } from "./model.js";

/** The editions of the published tables: two clouds that run the same software. */
export const editions = ["huaweicloud", "otc"] as const;

export type Edition = (typeof editions)[number];

/** What an overlay file holds: tables of the user's own, in the form that the importer writes. */
export type Overlay = Pick<PackedCatalog, "services">;

/**
 * The catalogue of one edition. Actions that are named only as a dependency are added as such. Rows of the overlay take
 * the place of the edition's rows for the same action, whatever edition they name.
 */
export function loadCatalog(packed: PackedCatalog, edition: Edition = "huaweicloud", overlay?: Overlay): Catalog {
  const own = overlay?.services.flatMap((file) => actionsOf(file, () => true)) ?? [];
  const published = packed.services.flatMap((file) => actionsOf(file, (source) => source.edition === edition, packed.labels));
  const documented = [...own, ...published];
  const known = new Set(documented.map(({ name }) => name.toLowerCase()));
  const named = documented.flatMap(({ permissions }) => permissions.flatMap(({ dependencies }) => dependencies));
  const dependencyOnly = named
    .map(({ action }) => action)
    .filter((name) => !name.includes("*") && !known.has(name.toLowerCase()))
    .map((name) => toAction(name, [], "dependency-only"));
  return createCatalog([...documented, ...dependencyOnly], packed.errata.actions);
}

/** The actions of a file, with their rows from the sources that are wanted; without such a row there is no action. */
function actionsOf(file: ActionsFile, isWanted: (source: Source) => boolean, labels?: PackedLabels): Action[] {
  const all = Object.entries(file.sources).map(([id, record]) => toSource(id, record));
  const sources = new Map(all.filter(isWanted).map((source) => [source.id, source]));
  return Object.entries(file.actions).flatMap(([name, rows]) => {
    const permissions = rows.flatMap((row, index) => toPermission(row, sources.get(row.source), {
      zh: labels?.zh[file.service]?.[name]?.[index] ?? undefined,
      en: labels?.en[file.service]?.[name]?.[index] ?? undefined,
    }));
    return permissions.length > 0 ? [toAction(name, permissions, "documented")] : [];
  });
}

function toAction(name: string, permissions: readonly Permission[], status: Action["status"]): Action {
  const [service = "", resourceType = "", operation = ""] = name.split(":");
  return { name, service, resourceType, operation, permissions, status };
}

function toSource(id: string, { edition, title, date, decides }: SourceRecord): Source {
  return { id, edition, title, date, decides: decides === true };
}

/** A row whose source is not in the file, or not wanted, is left out: a fact that nobody can check is none. */
function toPermission(row: RowRecord, source: Source | undefined, labels: Permission["labels"]): Permission[] {
  if (source === undefined) return [];
  return [{
    label: row.label ?? labels?.zh ?? labels?.en ?? "",
    labels,
    apis: row.apis.map(toApi),
    dependencies: [...(row.with ?? []), ...(row.dependsOn ?? [])].map(toDependency),
    iamProject: row.iamProject ?? undefined,
    enterpriseProject: row.enterpriseProject ?? undefined,
    instanceLevel: row.instanceAuth ?? undefined,
    tagLevel: row.tagAuth ?? undefined,
    source,
  }];
}

function toDependency(need: NeedRecord): Dependency {
  return typeof need === "string" ? { action: need } : need;
}

function toApi(text: string): ApiOperation {
  const space = text.indexOf(" ");
  return { method: text.slice(0, space), path: text.slice(space + 1) };
}
