import type { Cell, Table } from "./page.js";
import { ImportProblem } from "../problem.js";

const ruleCell = /^:?-+:?$/;

/** The pipe tables of a Markdown page in order. Each cell has one line, because the source joins its paragraphs. */
export function readPipeTables(text: string, page: string): Table[] {
  const tables: Table[] = [];
  let block: string[][] = [];
  for (const line of [...text.split(/\r?\n/), ""]) {
    const cells = splitCells(line.trim());
    if (cells) block.push(cells);
    else if (block.length > 0) {
      tables.push(toTable(block, page, tables.length + 1));
      block = [];
    }
  }
  return tables;
}

function splitCells(line: string): string[] | undefined {
  if (!line.startsWith("|") || !line.endsWith("|") || line.length < 2) return undefined;
  return line.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function toTable([header, rule, ...rows]: readonly string[][], page: string, table: number): Table {
  if (!header || !rule?.every((cell) => ruleCell.test(cell)))
    throw new ImportProblem({ page, table }, "the table has no header row.");
  rows.forEach((row, index) => {
    if (row.length !== header.length) {
      throw new ImportProblem(
        { page, table, row: index + 1 },
        `the row has ${row.length} cells, the header has ${header.length}.`,
      );
    }
  });
  return { header: header.map(toCell), rows: rows.map((row) => row.map(toCell)) };
}

function toCell(text: string): Cell {
  const lines = text.replace(/\\(?=[^A-Za-z0-9\s])/g, "").split(/<br\s*\/?>/i);
  return lines
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .map((line) => ({ text: line, item: 0 }));
}
