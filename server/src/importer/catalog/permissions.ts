import type { Dependency } from "../../core/catalog/model.js";
import { identityEdition } from "../../core/catalog/load/load.js";
import { standingOf, type EditionRole } from "../pages/editions.js";
import type { Page } from "../pages/page.js";
import type { ImportedRow } from "../cells/rows.js";
import type { Spelling } from "../cells/spelling.js";

/** One row of the catalog: what a published row says about one of its actions. */
export interface PermissionRow extends EditionRole {
  readonly action: string;
  readonly row: ImportedRow;
  /** The page is about the service of the action. Rows of other pages only mention it. */
  readonly isOwn: boolean;
  readonly apis: readonly string[];
  /** Other actions that the same call needs. */
  readonly with: readonly Dependency[];
  readonly dependsOn: readonly Dependency[] | null;
}

/**
 * The rows of the published tables by action. If a cell names actions of several services, the row documents those of
 * the page's own service and needs the others.
 */
export function toPermissions(rows: readonly ImportedRow[], spelling: Spelling): PermissionRow[] {
  const own = ownServices(rows);
  return rows.flatMap((row) => {
    // The names of version 5.0 are kept as published: they belong to another language, so no table votes on their
    // spelling.
    const isIdentity = standingOf(row.page).edition === identityEdition;
    const actions = row.actions.map((one) => (isIdentity ? one : { ...one, action: spelling.action(one.action) }));
    const exact = actions.filter(({ action }) => !action.includes("*"));
    const ofPage = exact.filter(({ action }) => servicePrefix(action) === own.get(row.page));
    return (ofPage.length > 0 ? ofPage : exact).map((main) => ({
      ...toPermission(row, main, actions, spelling),
      isOwn: ofPage.length > 0,
    }));
  });
}

/** The service prefix of an action. */
export function servicePrefix(action: string): string {
  return action.slice(0, action.indexOf(":")).toLowerCase();
}

function toPermission(
  row: ImportedRow,
  main: Dependency,
  actions: readonly Dependency[],
  spelling: Spelling,
): Omit<PermissionRow, "isOwn"> {
  const needs = row.dependsOn
    ?.map((one) => ({ ...one, action: spelling.action(one.action) }))
    .flatMap((one) => relate(main, one, actions));
  const always = new Set(needs?.filter(({ when }) => when === undefined).map(({ action }) => action));
  const beside = actions.filter(({ action }) => action !== main.action).flatMap((other) => relate(main, other, actions))
    .filter(({ action, when }) => when === undefined || !always.has(action));
  const given = new Set([main.action, ...beside.map(({ action }) => action)]);
  return {
    ...standingOf(row.page),
    action: main.action,
    row,
    apis: row.apis.map(({ method, path }) => `${method} ${spelling.path(path)}`),
    with: beside,
    dependsOn: needs
      ? needs.filter(
          ({ action }, index) => !given.has(action) && needs.findIndex((other) => other.action === action) === index,
        )
      : null,
  };
}

/**
 * How another action of the row relates to the main one. Cases of a cell exclude each other: the needs of «restart» do
 * not apply to «delete».
 */
function relate(main: Dependency, other: Dependency, actions: readonly Dependency[]): Dependency[] {
  if (other.when === undefined || main.when === undefined) return [other];
  const ofRow = new Set(actions.flatMap(casesOf));
  const cases = casesOf(other);
  const common = cases.filter((one) => casesOf(main).includes(one));
  if (common.length === casesOf(main).length) return [{ action: other.action }];
  if (common.length > 0) return [{ action: other.action, when: common.join("; ") }];
  return cases.every((one) => ofRow.has(one)) ? [] : [other];
}

function casesOf({ when }: Dependency): string[] {
  return when === undefined ? [] : when.split("; ");
}

/**
 * The service that a page is about: the service of most of its rows. A page without APIs and needs only repeats names,
 * so it is about a service only if most rows of that service are on it.
 */
function ownServices(rows: readonly ImportedRow[]): Map<Page, string> {
  const byPage = countBy(
    rows,
    ({ page }) => page,
    ({ actions: [first] }) => first && servicePrefix(first.action),
  );
  const byService = countBy(
    rows,
    ({ page, actions: [first] }) => first && `${page.folder} ${servicePrefix(first.action)}`,
    ({ page }) => page.service,
  );
  const withFacts = new Set(
    rows.filter(({ apis, dependsOn }) => apis.length > 0 || dependsOn !== null).map(({ page }) => page),
  );
  return new Map(
    [...byPage].flatMap(([page, counts]) => {
      const service = most(counts);
      const isHome = most(byService.get(`${page.folder} ${service}`) ?? new Map<string, number>()) === page.service;
      return withFacts.has(page) || isHome ? [[page, service] as const] : [];
    }),
  );
}

function countBy<Key>(
  rows: readonly ImportedRow[],
  keyOf: (row: ImportedRow) => Key | undefined,
  valueOf: (row: ImportedRow) => string | undefined,
): Map<Key, Map<string, number>> {
  const counts = new Map<Key, Map<string, number>>();
  for (const row of rows) {
    const key = keyOf(row);
    const value = valueOf(row);
    if (key === undefined || value === undefined) continue;
    const count = counts.get(key) ?? new Map<string, number>();
    counts.set(key, count.set(value, (count.get(value) ?? 0) + 1));
  }
  return counts;
}

function most(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((first, one) => (one[1] > first[1] ? one : first), ["", 0] as const)[0];
}
