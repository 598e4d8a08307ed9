import type { Cell, CellLine } from "./page.js";

const bullet = /^(\s*)(?:[-*+]|#\.|\d+\.|[a-z]\.|\([a-z0-9]\))\s+(?=\S)/;

/** The paragraphs of a cell of a reStructuredText table, each with the number of its list item. */
export function readRstCell(text: string): Cell {
  const lines: CellLine[] = [];
  const openItems: { number: number; indent: number }[] = [];
  let items = 0;
  let paragraph: string[] = [];

  function endParagraph(): void {
    const words = plainText(paragraph.join(" "));
    if (words !== "") lines.push({ text: words, item: openItems.at(-1)?.number ?? 0 });
    paragraph = [];
  }

  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      endParagraph();
      continue;
    }
    const mark = bullet.exec(line);
    const indent = line.search(/\S/);
    if (mark || paragraph.length === 0) {
      endParagraph();
      while (openItems.length > 0 && indent <= (openItems.at(-1)?.indent ?? 0)) openItems.pop();
    }
    if (mark) openItems.push({ number: ++items, indent });
    paragraph.push(mark ? line.slice(mark[0].length) : line);
  }
  endParagraph();
  return lines;
}

/** Removes inline markup: roles and links keep their text, quotes and stars are dropped, escapes are resolved. */
function plainText(text: string): string {
  if (/^\s*\.\. \w+::\s*$/.test(text)) return "";
  return text
    .replace(/:\w+:`([^`<]*?)\s*<[^`>]*>`/g, "$1")
    .replace(/:\w+:`([^`]*)`/g, "$1")
    .replace(/``([^`]*)``/g, "$1")
    .replace(/`([^`<]*?)\s*<[^`>]*>`__?/g, "$1")
    .replace(/(?<!\\)\*\*(\S|\S.*?\S)(?<!\\)\*\*/g, "$1")
    .replace(/\\\s/g, "")
    .replace(/\\(?=[^A-Za-z0-9\s])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
