import { servicePrefix, type PermissionRow } from "./permissions.js";

/** What the pages say about one service in one edition. */
export interface CoverageFile {
  readonly status: "all-named" | "some-named";
  /** Day of the newest page that documents it. */
  readonly date: string;
  readonly actions: number;
  readonly rows: number;
  /** Names of the service that other rows use and that have no row: proof of a gap in the pages. */
  readonly undocumented: readonly string[];
}

/** The rule behind the results, kept next to them. */
export const coverageRule =
  "all-named: the newest pages of the edition hold an API permission table whose rows are about this service, and every " +
  "action of the service that any row of either edition names has a row of its own in this edition; a name with a wildcard " +
  "has it when it covers an action with one. some-named: anything else.";

/**
 * Coverage by service and edition. `all` has the rows of all pages, `selected` those of the catalog, and `patterns` the
 * names with wildcards.
 */
export function readCoverage(
  all: readonly PermissionRow[],
  selected: readonly PermissionRow[],
  patterns: readonly string[],
  apiPages: ReadonlySet<string>,
): Record<string, Record<string, CoverageFile>> {
  const named = namesByService(all);
  for (const pattern of patterns) named.get(servicePrefix(pattern))?.set(pattern.toLowerCase(), pattern);
  const services = [...new Set(selected.map(({ action }) => servicePrefix(action)))].sort();
  const editions = [...new Set(selected.map(({ edition }) => edition))].sort();
  return Object.fromEntries(services.map((service) => [service, Object.fromEntries(editions.flatMap((edition) => {
    const rows = selected.filter((row) => row.edition === edition && servicePrefix(row.action) === service);
    return rows.length > 0 ? [[edition, coverageOf(rows, named.get(service) ?? new Map(), apiPages)]] : [];
  }))]));
}

function coverageOf(
  rows: readonly PermissionRow[],
  named: ReadonlyMap<string, string>,
  apiPages: ReadonlySet<string>,
): CoverageFile {
  const documented = new Set(rows.map(({ action }) => action.toLowerCase()));
  const undocumented = [...named]
    .filter(([key]) => !isCovered(key, documented))
    .map(([, name]) => name)
    .sort();
  const hasTable = rows.some(
    ({ role, row, isOwn }) => isOwn && role !== "history" && apiPages.has(`${row.page.folder}/${row.page.file}`),
  );
  return {
    status: hasTable && undocumented.length === 0 ? "all-named" : "some-named",
    date: rows.map(({ row }) => row.page.date).sort().at(-1) ?? "",
    actions: documented.size,
    rows: rows.length,
    undocumented,
  };
}

function isCovered(name: string, documented: ReadonlySet<string>): boolean {
  if (!name.includes("*")) return documented.has(name);
  const pattern = new RegExp(`^${name.replaceAll("*", ".*")}$`);
  return [...documented].some((one) => pattern.test(one));
}

function namesByService(rows: readonly PermissionRow[]): Map<string, Map<string, string>> {
  const named = new Map<string, Map<string, string>>();
  for (const row of rows) {
    for (const { action } of [row, ...row.with, ...(row.dependsOn ?? [])]) {
      const names = named.get(servicePrefix(action)) ?? new Map<string, string>();
      named.set(servicePrefix(action), names.set(action.toLowerCase(), action));
    }
  }
  return named;
}
