import type { ApiOperation, Dependency } from "../core/catalog/model.js";
import { readActions, readApis, readFlag, readLabel } from "./cells.js";
import { readColumns, type Column } from "./columns.js";
import { pageName, type Cell, type Page, type Table } from "./page.js";
import { ImportProblem } from "./problem.js";
import { readHtmlTables } from "./tables-html.js";

/** One table row as understood; `null` stands for a column that the table does not have. */
export interface ImportedRow {
  readonly page: Page;
  readonly table: number;
  readonly row: number;
  readonly label: string;
  readonly apis: readonly ApiOperation[];
  readonly actions: readonly string[];
  readonly dependsOn: readonly Dependency[] | null;
  readonly iamProject: boolean | null;
  readonly enterpriseProject: boolean | null;
  readonly instanceAuth: boolean | null;
  readonly tagAuth: boolean | null;
}

/** All rows of the permission tables of a page. */
export function readPage(page: Page): ImportedRow[] {
  return readHtmlTables(page.text, pageName(page)).flatMap((table, index) => readTable(page, table, index + 1));
}

function readTable(page: Page, table: Table, tableNumber: number): ImportedRow[] {
  const columns = readColumns(table.header, { page: pageName(page), table: tableNumber });
  return table.rows.map((cells, index) => readRow(page, tableNumber, index + 1, columns, cells));
}

function readRow(page: Page, table: number, row: number, columns: readonly Column[], cells: readonly Cell[]): ImportedRow {
  const placeOf = (cell: Column) => ({ page: pageName(page), table, row, cell });
  const cellOf = (column: Column) => cells[columns.indexOf(column)];
  const flag = (column: Column) => {
    const cell = cellOf(column);
    return cell ? readFlag(cell, placeOf(column)) : null;
  };
  const needs = cellOf("dependsOn");
  const actions = new Set(readActions(cellOf("action") ?? [], placeOf("action")).map(({ action }) => action));
  if (actions.size === 0) throw new ImportProblem(placeOf("action"), "no action.");
  return {
    page,
    table,
    row,
    label: readLabel(cellOf("label") ?? []),
    apis: readApis(cellOf("api") ?? [], placeOf("api")),
    actions: [...actions],
    dependsOn: needs ? readActions(needs, placeOf("dependsOn")) : null,
    iamProject: flag("iamProject"),
    enterpriseProject: flag("enterpriseProject"),
    instanceAuth: flag("instanceAuth"),
    tagAuth: flag("tagAuth"),
  };
}
