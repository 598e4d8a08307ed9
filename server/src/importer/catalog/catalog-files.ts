import type { ActionsFile, ErrataFile, RowRecord, SourceRecord } from "../../core/catalog/load/file.js";
import type { Dependency } from "../../core/catalog/model.js";
import { compareNames } from "../../core/text/order.js";
import { readCoverage, type CoverageFile } from "./coverage.js";
import { identityEdition } from "../../core/catalog/load/load.js";
import { sourceId, standingOf } from "../pages/editions.js";
import { readLabels, type Labels } from "./labels.js";
import { pageName, type Page } from "../pages/page.js";
import { servicePrefix, toPermissions, type PermissionRow } from "./permissions.js";
import type { ImportedRow } from "../cells/rows.js";
import { selectRows } from "./select.js";
import { readSpelling, type Spelling } from "../cells/spelling.js";

/** One service of the catalog: its facts, and its labels in a separate file. */
export interface ServiceFiles {
  readonly actions: ActionsFile;
  readonly zh: Labels;
  readonly en: Labels;
}

/** The catalog in the form of its files. */
export interface CatalogFiles {
  readonly services: readonly ServiceFiles[];
  /** The same for the actions of policy version 5.0. Their names look alike but have another meaning. */
  readonly identityServices: readonly ServiceFiles[];
  readonly coverage: Readonly<Record<string, Readonly<Record<string, CoverageFile>>>>;
}

/** Makes the catalog from the rows of all pages. All orders are fixed, so equal pages give equal files. */
export function toCatalogFiles(
  rows: readonly ImportedRow[],
  errata: ErrataFile,
  apiPages: ReadonlySet<string>,
): CatalogFiles {
  const spelling = readSpelling(rows, errata);
  const all = toPermissions(rows, spelling);
  const selected = selectRows(all);
  const patterns = readPatterns(rows, spelling);
  const isIdentity = ({ edition }: PermissionRow) => edition === identityEdition;
  const [tables, identity] = [selected.filter((row) => !isIdentity(row)), selected.filter(isIdentity)];
  return {
    services: toServices(tables, patterns),
    identityServices: toServices(identity, []),
    coverage: readCoverage(all.filter((row) => !isIdentity(row)), tables, patterns, apiPages),
  };
}

function toServices(rows: readonly PermissionRow[], patterns: readonly string[]): ServiceFiles[] {
  const labelsOf = readLabels(rows);
  const services = [...new Set(rows.map(({ action }) => servicePrefix(action)))].sort();
  return services.map((service) => toService(
    service,
    rows.filter(({ action }) => servicePrefix(action) === service),
    patterns.filter((pattern) => servicePrefix(pattern) === service),
    labelsOf,
  ));
}

/** Names with wildcards that the pages publish, such as `cce:kubernetes:*`. */
function readPatterns(rows: readonly ImportedRow[], spelling: Spelling): string[] {
  const names = rows
    .flatMap(({ actions, dependsOn }) => [...actions, ...(dependsOn ?? [])])
    .map(({ action }) => action);
  return [...new Set(names.filter((name) => name.includes("*")).map((name) => spelling.action(name)))].sort();
}

function toService(
  service: string,
  rows: readonly PermissionRow[],
  patterns: readonly string[],
  labelsOf: ReturnType<typeof readLabels>,
): ServiceFiles {
  const names = [...new Set(rows.map(({ action }) => action))].sort();
  const byName = new Map(names.map((name) => [name, rows.filter(({ action }) => action === name)]));
  const ids = sourceIds(rows);
  const pages = [...ids].sort(([, left], [, right]) => compareNames(left, right));
  const perAction = <T>(convert: (row: PermissionRow) => T) =>
    Object.fromEntries([...byName].map(([name, own]) => [name, own.map(convert)]));
  return {
    actions: {
      service,
      sources: Object.fromEntries(pages.map(([page, id]) => [id, toSource(page)])),
      ...(patterns.length > 0 ? { patterns } : {}),
      actions: perAction((row) => toRecord(row, ids)),
    },
    zh: perAction((row) => labelsOf(row).zh),
    en: perAction((row) => labelsOf(row).en),
  };
}

/** A key for each page. Two pages of a service with the same topic id are distinguished by their file. */
function sourceIds(rows: readonly PermissionRow[]): Map<Page, string> {
  const pages = [...new Set(rows.map(({ row }) => row.page))].sort((left, right) =>
    compareNames(pageName(left), pageName(right)),
  );
  const taken = new Set<string>();
  return new Map(pages.map((page) => {
    const id = taken.has(sourceId(page)) ? `${sourceId(page)}#${page.file}` : sourceId(page);
    taken.add(id);
    return [page, id];
  }));
}

function toSource(page: Page): SourceRecord {
  const { title, date, repository, path, commit } = page;
  const { edition, role } = standingOf(page);
  const source = { edition, title, date, repository, path, commit };
  return role === "deciding" ? { ...source, decides: true } : source;
}

function toRecord({ row, apis, with: beside, dependsOn }: PermissionRow, ids: ReadonlyMap<Page, string>): RowRecord {
  const { iamProject, enterpriseProject, instanceAuth, tagAuth } = row;
  return {
    apis,
    ...(beside.length > 0 ? { with: beside.map(toNeed) } : {}),
    dependsOn: dependsOn && dependsOn.map(toNeed),
    iamProject,
    enterpriseProject,
    instanceAuth,
    tagAuth,
    source: ids.get(row.page) ?? row.page.topicId,
  };
}

function toNeed({ action, when }: Dependency): string | { action: string; when: string } {
  return when === undefined ? action : { action, when };
}
