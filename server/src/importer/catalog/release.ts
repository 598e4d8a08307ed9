import type { ServiceScopeFile } from "../../core/catalog/load/file.js";
import type { CatalogFiles } from "./catalog-files.js";
import { type CoverageFile, coverageRule } from "./coverage.js";
import { standingOf } from "../pages/editions.js";
import type { OperationShare, OperationShares } from "./operation-share.js";
import type { ImportResult, PageReport } from "../import.js";
import { pageName } from "../pages/page.js";

/** `release.json`: the sources of the catalog and its coverage of each service. */
export function toRelease(
  { report, rows }: ImportResult,
  { services, identityServices, coverage }: CatalogFiles,
  scope: ServiceScopeFile,
  shares: OperationShares,
): object {
  const editions = [...new Set(report.map(({ page }) => standingOf(page).edition))].sort();
  return {
    pages: report.length,
    rows: rows.length,
    actions: countActions(services),
    identityActions: countActions(identityServices),
    editions: Object.fromEntries(editions.map((edition) => [edition, describeEdition(edition, report)])),
    operations: shares.total,
    rule: coverageRule,
    coverage: withShares(coverage, shares),
    scopeDoubts: scopeDoubts(services, scope),
  };
}

/** Coverage of a service with the share of its operations that have an action. */
export type CoverageWithShare = CoverageFile & { readonly operations?: OperationShare };

export function withShares(
  coverage: CatalogFiles["coverage"],
  shares: OperationShares,
): Record<string, Record<string, CoverageWithShare>> {
  return mapValues(coverage, (editions, service) => mapValues(editions, (file, edition) => {
    const share = shares.of(service, edition);
    return share ? { ...file, operations: share } : file;
  }));
}

function mapValues<T, U>(from: Readonly<Record<string, T>>, convert: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, convert(value, key)]));
}

/**
 * Services whose tables disagree with the list of scopes: a global service with rows that IAM projects support, or a
 * project-level service without such a row. They keep the scope of the list and need a review.
 */
function scopeDoubts(services: CatalogFiles["services"], file: ServiceScopeFile): string[] {
  const isIn = (wanted: string, service: string) =>
    file.services.some(({ prefix, scope }) => prefix === service && scope === wanted);
  return services.flatMap(({ actions: { service, actions } }) => {
    const marks = Object.values(actions).flat().map(({ iamProject }) => iamProject).filter((mark) => mark !== null);
    if (isIn("global", service) && marks.includes(true)) {
      const supporting = marks.filter((mark) => mark).length;
      return [`${service} is listed as global, ${supporting} of ${marks.length} marked rows support IAM projects`];
    }
    return isIn("project", service) && marks.length > 0 && !marks.includes(true) ? [`${service} is listed as project-level, no marked row supports IAM projects`] : [];
  });
}

function countActions(services: CatalogFiles["services"]): number {
  return services.reduce((sum, { actions }) => sum + Object.keys(actions.actions).length, 0);
}

function describeEdition(edition: string, report: readonly PageReport[]): object {
  const pages = report.filter(({ page }) => standingOf(page).edition === edition);
  const newest = pages.filter(({ page }) => ["newest", "definition"].includes(standingOf(page).role));
  const days = newest.map(({ page }) => page.date).sort();
  return {
    pages: pages.length,
    rows: pages.reduce((sum, { rows }) => sum + rows, 0),
    oldest: days[0],
    newest: days.at(-1),
  };
}

/** `report.json`: each page with the number of rows of each table, or the reason why a table has none. */
export function toReport(report: readonly PageReport[]): object {
  return Object.fromEntries(report.map(({ page, tables }) => [pageName(page), tables]));
}
