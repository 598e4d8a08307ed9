import { cellText, pageName, type Cell, type Page, type Table } from "../pages/page.js";
import { ImportProblem } from "../problem.js";

/**
 * A correction of a cell that cannot be read as written. It applies by place and text, so a new state of the page voids
 * it.
 */
export interface CellOverride {
  /** The folder of the edition and the file. */
  readonly page: string;
  readonly table: number;
  /** 0 is the header. */
  readonly row: number;
  readonly written: string;
  readonly meant: string;
  readonly source: string;
}

/** The shape of `server/catalog/overrides.json`. */
export interface OverridesFile {
  readonly cells: readonly CellOverride[];
}

/**
 * Applies the corrections. Throws an `ImportProblem` if a page exists but its cell no longer has the corrected text:
 * the correction is out of date.
 */
export function applyOverrides(page: Page, tables: readonly Table[], { cells }: OverridesFile): Table[] {
  const own = cells.filter((override) => override.page === pageName(page));
  const used = new Set<CellOverride>();
  const corrected = tables.map(({ header, rows }, index) => {
    const correct = (row: readonly Cell[], number: number) =>
      row.map((cell) => {
        const override = own.find(
          (one) => one.table === index + 1 && one.row === number && one.written === cellText(cell),
        );
        if (!override) return cell;
        used.add(override);
        return override.meant === "" ? [] : [{ text: override.meant, item: 0 }];
      });
    return { header: correct(header, 0), rows: rows.map((row, number) => correct(row, number + 1)) };
  });
  const unused = own.find((override) => !used.has(override));
  if (unused)
    throw new ImportProblem(unused, `overrides.json corrects "${unused.written}", but the cell has other text now.`);
  return corrected;
}
