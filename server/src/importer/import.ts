import type { ErrataFile } from "../core/catalog/load/file.js";
import { applyOverrides, type OverridesFile } from "./cells/corrections.js";
import { readKnownNames } from "./cells/names.js";
import type { Page, Table } from "./pages/page.js";
import { readTable, type ImportedRow } from "./cells/rows.js";
import { readTables } from "./pages/tables.js";

/** Corrections made by hand, with their sources. */
export interface Corrections {
  readonly errata: ErrataFile;
  readonly overrides: OverridesFile;
}

/** What an import found on one page. */
export interface PageReport {
  readonly page: Page;
  readonly rows: number;
  /**
   * One entry for each table: the number of its rows, or why it has none. A page without tables has one entry that says
   * so.
   */
  readonly tables: readonly (number | string)[];
}

/** The result of an import: every row of every page in order, and a report on each page. */
export interface ImportResult {
  readonly rows: readonly ImportedRow[];
  readonly report: readonly PageReport[];
}

/**
 * Reads all pages. Throws an `ImportProblem` at the first text that it does not understand. `knownActions` help to
 * split glued names if the pages are too few to learn them from.
 */
export function importPages(
  pages: readonly Page[],
  { overrides }: Pick<Corrections, "overrides">,
  knownActions: Iterable<string> = [],
): ImportResult {
  const read = pages.map((page) => ({ page, tables: applyOverrides(page, readTables(page), overrides) }));
  const vocabulary = readKnownNames(read, knownActions);
  const results = read.map(({ page, tables }) => readPage(page, tables, vocabulary));
  return { rows: results.flatMap(({ rows }) => rows), report: results.map(({ report }) => report) };
}

function readPage(
  page: Page,
  tables: readonly Table[],
  vocabulary: ReturnType<typeof readKnownNames>,
): { rows: ImportedRow[]; report: PageReport } {
  const imported = tables.map((table, index) => readTable(page, table, index + 1, vocabulary));
  const rows = imported.flatMap((table) => table.rows);
  const summary = imported.map(({ rows: own, reason }) => reason ?? own.length);
  return {
    rows,
    report: { page, rows: rows.length, tables: summary.length > 0 ? summary : ["the page has no table, only prose"] },
  };
}
