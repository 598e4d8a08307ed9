import type { Cell, RawTable, Table } from "./page.js";
import { readGrid } from "./rst-grid.js";
import { readRstCell } from "./rst-cell.js";
import { readSimple } from "./rst-simple.js";
import { ImportProblem } from "../problem.js";

const gridStart = /^\+(-+\+)+$/;
const simpleRule = /^=+( +=+)+$/;

/** The grid and simple tables of a reStructuredText page in order. */
export function readRstTables(text: string, page: string): Table[] {
  const lines = text.split(/\r?\n/);
  const tables: Table[] = [];
  for (let at = 0; at < lines.length; at++) {
    const block = gridStart.test((lines[at] ?? "").trim())
      ? gridBlock(lines, at)
      : simpleRule.test((lines[at] ?? "").trim())
        ? simpleBlock(lines, at)
        : [];
    if (block.length === 0) continue;
    const raw = block[0]?.startsWith("+") ? readGrid(block) : readSimple(block);
    tables.push(toTable(raw, page, tables.length + 1));
    at += block.length - 1;
  }
  return tables;
}

function gridBlock(lines: readonly string[], start: number): string[] {
  const indent = (lines[start] ?? "").search(/\S/);
  const block: string[] = [];
  for (const line of lines.slice(start)) {
    const text = line.slice(indent).trimEnd();
    if (line.slice(0, indent).trim() !== "" || !/^[+|]/.test(text)) break;
    block.push(text);
  }
  return block;
}

/**
 * The lines of a simple table. It ends at its third rule, or at the second if a blank line follows and there was no
 * header.
 */
function simpleBlock(lines: readonly string[], start: number): string[] {
  const indent = (lines[start] ?? "").search(/\S/);
  const block = [(lines[start] ?? "").trim()];
  let rules = 1;
  for (const line of lines.slice(start + 1)) {
    block.push(line.slice(indent).trimEnd());
    if (simpleRule.test(line.trim()) && ++rules === 3) return block;
  }
  return [];
}

function toTable({ headerRows, rows }: RawTable, page: string, table: number): Table {
  const header = rows[0];
  // A grid without a header rule has bold titles in its first row.
  if (!header || headerRows > 1)
    throw new ImportProblem({ page, table }, `the table has ${headerRows} header rows, not one.`);
  const cells: Cell[][] = rows.map((row) => row.map(readRstCell));
  cells.forEach((row, index) => {
    if (row.length !== header.length) {
      throw new ImportProblem(
        { page, table, row: index },
        `the row has ${row.length} cells, the header has ${header.length}.`,
      );
    }
  });
  return { header: cells[0] ?? [], rows: cells.slice(1) };
}
