import { Parser } from "htmlparser2";
import type { Cell, CellLine, Table } from "./page.js";
import { ImportProblem, type PagePlace } from "../problem.js";

interface OpenCell {
  readonly isHeader: boolean;
  readonly rowspan: number;
  readonly colspan: number;
  readonly lines: CellLine[];
}

type OpenRow = OpenCell[];

/** Tags that end a line of a cell. */
const blocks = new Set(["p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "thead", "tbody", "pre"]);

/** The HTML tables of a Markdown page in order. */
export function readHtmlTables(text: string, page: string): Table[] {
  return collectTables(text).map((rows, index) => toGrid(rows, { page, table: index + 1 }));
}

function collectTables(text: string): OpenRow[][] {
  const tables: OpenRow[][] = [];
  let cell: OpenCell | undefined;
  let line = "";
  let items = 0;
  const openItems: number[] = [];

  function endLine(): void {
    const words = line.replace(/\s+/g, " ").trim();
    if (words !== "") cell?.lines.push({ text: words, item: openItems.at(-1) ?? 0 });
    line = "";
  }

  const parser = new Parser({
    onopentag(name, { rowspan = "1", colspan = "1" }) {
      if (blocks.has(name)) endLine();
      if (name === "table") tables.push([]);
      if (name === "tr") tables.at(-1)?.push([]);
      if (name === "li") openItems.push(++items);
      if (name === "td" || name === "th") {
        cell = { isHeader: name === "th", rowspan: Number(rowspan), colspan: Number(colspan), lines: [] };
        tables.at(-1)?.at(-1)?.push(cell);
      }
    },
    ontext(part) {
      if (cell) line += part;
    },
    onclosetag(name) {
      if (blocks.has(name)) endLine();
      if (name === "li") openItems.pop();
      if (name === "td" || name === "th") cell = undefined;
    },
  });
  parser.write(text);
  parser.end();
  return tables;
}

/** Lays out the cells and repeats a cell that spans rows or columns in each of them. */
function toGrid(table: readonly OpenRow[], place: PagePlace): Table {
  const [header = [], ...rows] = layOut(table, place);
  if (header.length === 0 || !header.every((cell) => cell?.isHeader))
    throw new ImportProblem(place, "the table has no header row.");
  rows.forEach((row, index) => {
    if (row.length !== header.length || row.includes(undefined)) {
      throw new ImportProblem(
        { ...place, row: index + 1 },
        `the row has ${row.length} cells, the header has ${header.length}.`,
      );
    }
  });
  return { header: header.map(linesOf), rows: rows.map((row) => row.map(linesOf)) };
}

/** The largest `colspan` that browsers follow. */
const widest = 1000;

function layOut(table: readonly OpenRow[], place: PagePlace): (OpenCell | undefined)[][] {
  const grid: (OpenCell | undefined)[][] = table.map(() => []);
  table.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      for (const [name, span] of Object.entries({ rowspan: cell.rowspan, colspan: cell.colspan }))
        if (!Number.isInteger(span) || span < 1 || span > widest)
          throw new ImportProblem({ ...place, row }, `a cell has a ${name} that is not a number from 1 to ${widest}.`);
      while (grid[row]?.[column]) column++;
      for (const line of grid.slice(row, row + cell.rowspan)) {
        for (let right = 0; right < cell.colspan; right++) line[column + right] = cell;
      }
      column += cell.colspan;
    }
  });
  return grid;
}

function linesOf(cell: OpenCell | undefined): Cell {
  return cell?.lines ?? [];
}
