import type { RawTable } from "./page.js";

/**
 * Reads a simple table: columns are below the `=` runs of its first line; the last column may extend further to the
 * right.
 */
export function readSimple(block: readonly string[]): RawTable {
  const rule = block[0] ?? "";
  const starts = [...rule.matchAll(/=+/g)].map(({ index }) => index);
  const rows: string[][] = [];
  let headerRows = 0;
  for (const line of block.slice(1)) {
    if (/^=+( +=+)+$/.test(line)) {
      if (headerRows === 0) headerRows = rows.length;
      continue;
    }
    if (line.trim() === "") continue;
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]).trimEnd());
    // A row with an empty first column continues the row above.
    const last = rows.at(-1);
    if ((cells[0] ?? "").trim() === "" && last && rows.length > headerRows)
      cells.forEach((cell, column) => {
        last[column] += `\n${cell}`;
      });
    else rows.push(cells);
  }
  return { headerRows, rows };
}
