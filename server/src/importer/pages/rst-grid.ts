import type { RawTable } from "./page.js";

/**
 * Reads a grid table by its smallest boxes. Every `+` column and every line with a rule cuts the picture; two
 * neighboring boxes without a border between them are one cell. A cell that spans several rows or columns is repeated
 * in each.
 */
export function readGrid(block: readonly string[]): RawTable {
  const picture = block.map((line) => [...line].flatMap((letter) => (isWide(letter) ? [letter, ""] : [letter])));
  const rules = block.flatMap((line, index) =>
    /^[+|].*\+[-=]+\+/.test(line) || /^\+[-=]+\+/.test(line) ? [index] : [],
  );
  const cuts = cutColumns(picture, rules);
  const rows = rules.slice(1).map((bottom, row) =>
    cuts.slice(1).map((_, column) => {
      const top = findTop(picture, cuts, rules, row, column);
      const end = findBottom(picture, cuts, rules, row, column);
      const [left, right] = findSides(picture, cuts, rules[row] ?? 0, bottom, column);
      return picture
        .slice((rules[top] ?? 0) + 1, rules[end + 1])
        .map((line) => line.slice(left + 1, right).join(""))
        .join("\n");
    }),
  );
  const headerEnd = rules.findIndex((rule) => /\+=+\+/.test(block[rule] ?? ""));
  return { headerRows: Math.max(0, headerEnd), rows };
}

function cutColumns(picture: readonly string[][], rules: readonly number[]): number[] {
  const cuts = new Set<number>();
  for (const rule of rules)
    (picture[rule] ?? []).forEach((letter, column) => {
      if (letter === "+") cuts.add(column);
    });
  return [...cuts].sort((left, right) => left - right);
}

/** Whether a border is drawn on a rule line above the box column. */
function isCutAcross(picture: readonly string[][], cuts: readonly number[], rule: number, column: number): boolean {
  return (picture[rule] ?? [])
    .slice((cuts[column] ?? 0) + 1, cuts[column + 1])
    .every((letter) => letter === "-" || letter === "=");
}

function findTop(
  picture: readonly string[][],
  cuts: readonly number[],
  rules: readonly number[],
  row: number,
  column: number,
): number {
  let top = row;
  while (top > 0 && !isCutAcross(picture, cuts, rules[top] ?? 0, column)) top--;
  return top;
}

function findBottom(
  picture: readonly string[][],
  cuts: readonly number[],
  rules: readonly number[],
  row: number,
  column: number,
): number {
  let bottom = row;
  while (bottom < rules.length - 2 && !isCutAcross(picture, cuts, rules[bottom + 1] ?? 0, column)) bottom++;
  return bottom;
}

function findSides(
  picture: readonly string[][],
  cuts: readonly number[],
  top: number,
  bottom: number,
  column: number,
): [number, number] {
  const isBorder = (at: number) => picture.slice(top + 1, bottom).every((line) => line[at] === "|" || line[at] === "+");
  let left = column;
  let right = column + 1;
  while (left > 0 && !isBorder(cuts[left] ?? 0)) left--;
  while (right < cuts.length - 1 && !isBorder(cuts[right] ?? 0)) right++;
  return [cuts[left] ?? 0, cuts[right] ?? 0];
}

/** East Asian wide letters take two columns of the picture. */
function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter);
}
