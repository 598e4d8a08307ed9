import { Parser } from "htmlparser2";
import type { Cell, CellLine, Table } from "./page.js";
import { ImportProblem, type Place } from "./problem.js";

interface OpenCell {
  readonly isHeader: boolean;
  readonly rowspan: number;
  readonly colspan: number;
  readonly lines: CellLine[];
  text: string;
}

interface OpenTable {
  readonly rows: { cells: OpenCell[] }[];
}

/** Tags that end a line of a cell. */
const blocks = new Set(["p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "thead", "tbody", "pre"]);

/** The HTML tables of a Markdown page, in their order. */
export function readHtmlTables(text: string, page: string): Table[] {
  return collectTables(text).map((table, index) => toGrid(table, { page, table: index + 1 }));
}

function collectTables(text: string): OpenTable[] {
  const tables: OpenTable[] = [];
  let cell: OpenCell | undefined;
  let items = 0;
  const openItems: number[] = [];

  function endLine(): void {
    if (!cell) return;
    const line = cell.text.replace(/\s+/g, " ").trim();
    if (line !== "") cell.lines.push({ text: line, item: openItems.at(-1) ?? 0 });
    cell.text = "";
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (blocks.has(name)) endLine();
      if (name === "table") tables.push({ rows: [] });
      if (name === "tr") tables.at(-1)?.rows.push({ cells: [] });
      if (name === "li") openItems.push(++items);
      if (name === "td" || name === "th") {
        cell = { isHeader: name === "th", rowspan: Number(attributes["rowspan"] ?? 1), colspan: Number(attributes["colspan"] ?? 1), lines: [], text: "" };
        tables.at(-1)?.rows.at(-1)?.cells.push(cell);
      }
    },
    ontext(part) {
      if (cell) cell.text += part;
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

/** Lays the cells out, so that a cell that spans rows or columns stands in each of them. */
function toGrid(table: OpenTable, place: Place): Table {
  const grid: OpenCell[][] = [];
  table.rows.forEach(({ cells }, row) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column]) column++;
      for (let down = 0; down < cell.rowspan && row + down < table.rows.length; down++) {
        for (let right = 0; right < cell.colspan; right++) (grid[row + down] ??= [])[column + right] = cell;
      }
      column += cell.colspan;
    }
  });
  const [header, ...rows] = grid;
  if (!header?.every((cell) => cell.isHeader)) throw new ImportProblem(place, "the table has no header row.");
  rows.forEach((row, index) => {
    if (Array.from(row, (cell) => cell !== undefined).includes(false) || row.length !== header.length) {
      throw new ImportProblem({ ...place, row: index + 1 }, `the row has ${row.length} cells, the header has ${header.length}.`);
    }
  });
  return { header: header.map(toCell), rows: rows.map((row) => row.map(toCell)) };
}

function toCell({ lines }: OpenCell): Cell {
  return lines;
}
