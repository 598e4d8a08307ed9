import type { ApiOperation, Dependency } from "../../core/catalog/model.js";
import { readApis } from "./apis.js";
import { readColumns, type Column } from "./columns.js";
import { readFlag, readScope } from "./flags.js";
import type { KnownNames } from "./names.js";
import { readActions, readNames, type Named } from "./needs.js";
import { cellText, pageName, type Cell, type Page, type Table } from "../pages/page.js";
import { ImportProblem } from "../problem.js";

/** One table row as understood; `null` if the table does not have the column. */
export interface ImportedRow {
  readonly page: Page;
  readonly table: number;
  readonly row: number;
  readonly label: string;
  readonly apis: readonly ApiOperation[];
  /** The actions that the call needs. `when` is set if the cell distinguishes cases. */
  readonly actions: readonly Dependency[];
  readonly dependsOn: readonly Dependency[] | null;
  readonly iamProject: boolean | null;
  readonly enterpriseProject: boolean | null;
  readonly instanceAuth: boolean | null;
  readonly tagAuth: boolean | null;
}

/** The result of reading a table: its rows, or why it has none. */
export interface ImportedTable {
  readonly rows: readonly ImportedRow[];
  readonly reason?: string;
}

/** Reads the rows of a permission table. */
export function readTable(page: Page, table: Table, tableNumber: number, vocabulary: KnownNames): ImportedTable {
  const columns = readColumns(table.header, { page: pageName(page), table: tableNumber });
  if (typeof columns === "string") return { rows: [], reason: columns };
  const cells = fillDown(table.rows, columns);
  return {
    rows: cells.map((row, index) => new RowReader(page, tableNumber, index + 1, columns, row, vocabulary).read()),
  };
}

/** Fills empty action and label cells from the cell above, because some pages lost their row spans. */
function fillDown(rows: readonly (readonly Cell[])[], columns: readonly Column[]): Cell[][] {
  const filled: Cell[][] = [];
  for (const row of rows) {
    const above = filled.at(-1);
    filled.push(row.map((cell, column) => {
      const goesOn = cell.length === 0 && (columns[column] === "action" || columns[column] === "label");
      return goesOn ? (above?.[column] ?? cell) : cell;
    }));
  }
  return filled;
}

/** Reads the cells of one row. */
class RowReader {
  constructor(
    private readonly page: Page,
    private readonly table: number,
    private readonly row: number,
    private readonly columns: readonly Column[],
    private readonly cells: readonly Cell[],
    private readonly vocabulary: KnownNames,
  ) {}

  read(): ImportedRow {
    const label = cellText(this.cell("label") ?? []);
    const named = this.names("action", readActions) ?? [];
    const scope = this.scope();
    return {
      page: this.page,
      table: this.table,
      row: this.row,
      label,
      apis: this.apis(),
      actions: this.actions(named),
      dependsOn: this.dependsOn(named.filter(({ isNeed }) => isNeed).map((need) => withoutOwnCase(need, label))),
      iamProject: scope ? scope.iamProject : this.flag("iamProject"),
      enterpriseProject: scope ? scope.enterpriseProject : this.flag("enterpriseProject"),
      instanceAuth: this.flag("instanceAuth"),
      tagAuth: this.flag("tagAuth"),
    };
  }

  /** The cell of a column; the first that is not empty if the table has several. */
  private cell(column: Column): Cell | undefined {
    return this.cells.find((_, index) => this.columns[index] === column);
  }

  private place(column: Column) {
    return { page: pageName(this.page), table: this.table, row: this.row, cell: column };
  }

  private names(column: Column, read: typeof readNames): Named[] | null {
    const cell = this.cell(column);
    return cell ? read(cell, this.vocabulary, this.place(column)) : null;
  }

  private apis(): ApiOperation[] {
    return readApis(this.cell("api") ?? [], this.place("api"));
  }

  private actions(named: readonly Named[]): Dependency[] {
    const actions = named.filter(({ isNeed }) => !isNeed).map(toDependency);
    const cell = this.cell("action");
    if (cell?.length === 0) throw new ImportProblem(this.place("action"), "the cell is empty.");
    if (actions.length > 0 || !this.columns.includes("group")) return actions;
    // `cce:kubernetes:* | -`: there is no detail, so the group is the action.
    const group = this.cells[this.columns.indexOf("action") - 1];
    return this.columns[this.columns.indexOf("action") - 1] === "group" && group
      ? readNames(group, this.vocabulary, this.place("group")).map(toDependency)
      : actions;
  }

  /** Remarks are not a column of needs, but an action that they name is needed in the case that they describe. */
  private dependsOn(fromActionCell: readonly Dependency[]): Dependency[] | null {
    const column = this.names("dependsOn", readActions);
    const needs = [...(column ?? []), ...(this.names("notes", readNames) ?? []), ...fromActionCell].map(toDependency);
    return column === null && needs.length === 0 ? null : needs;
  }

  private flag(column: Column): boolean | null {
    const cell = this.cell(column);
    return cell ? readFlag(cell, this.place(column)) : null;
  }

  private scope() {
    const cell = this.cell("scope");
    return cell && readScope(cell, this.place("scope"));
  }
}

function toDependency({ action, when }: Dependency): Dependency {
  return when === undefined ? { action } : { action, when };
}

/** Drops a case that repeats the label: «Buying an instance depends on ...» next to the label «Buying an instance». */
function withoutOwnCase({ action, when = "" }: Dependency, label: string): Dependency {
  const [, subject] = /^(.*?)(?:操作)?依赖/.exec(when) ?? [];
  return subject !== undefined && label.startsWith(subject) ? { action } : { action, when: when.split("，")[0] ?? when };
}
