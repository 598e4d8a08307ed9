import { pageName, type Page, type Table } from "./page.js";
import { readHtmlTables } from "./tables-html.js";
import { readPipeTables } from "./tables-pipe.js";
import { readRstTables } from "./tables-rst.js";

/** All tables of a page in any syntax. */
export function readTables(page: Page): Table[] {
  const name = pageName(page);
  if (page.file.endsWith(".rst")) return readRstTables(page.text, name);
  const html = readHtmlTables(page.text, name);
  return html.length > 0 ? html : readPipeTables(page.text, name);
}
