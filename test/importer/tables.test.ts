import assert from "node:assert/strict";
import test from "node:test";
import type { Cell, Table } from "../../server/src/importer/pages/page.js";
import { readHtmlTables } from "../../server/src/importer/pages/tables-html.js";
import { readPipeTables } from "../../server/src/importer/pages/tables-pipe.js";
import { readRstTables } from "../../server/src/importer/pages/tables-rst.js";

/** A cell as text: lines joined by `|`, list items with their number in front. */
const show = (cell: Cell) => cell.map(({ text, item }) => (item > 0 ? `${item}) ${text}` : text)).join("|");
const rows = ({ rows: all }: Table) => all.map((row) => row.map(show));
const only = (tables: readonly Table[]): Table => {
  assert.equal(tables.length, 1);
  return tables[0] as Table;
};

function html(...body: readonly string[]): string {
  return `# Page\r\n\r\n<table><thead><tr><th><p>A</p>\r\n</th><th>B</th></tr></thead>\r\n<tbody>${body.join("\r\n")}</tbody></table>\r\n`;
}

test("html: paragraphs are lines, list items are numbered, links and spans keep their text, CRLF is a blank", () => {
  const text = html(
    '<tr><td><p id="a"><a name="a"></a><a href="x.md">One\r\ntwo</a></p>\r\n<p>three &amp; four</p></td>',
    "<td><ul><li>case <span>x</span><p>a:b:c</p>\r\n</li><li>d:e:f</li></ul></td></tr>",
  );
  assert.deepEqual(rows(only(readHtmlTables(text, "p"))), [["One two|three & four", "1) case x|1) a:b:c|2) d:e:f"]]);
});

test("html: a spanned cell is repeated in each row and column that it covers", () => {
  const text = html("<tr><td rowspan=\"2\">1</td><td>2</td></tr>", "<tr><td>3</td></tr>", "<tr><td colspan=\"2\">4</td></tr>");
  assert.deepEqual(rows(only(readHtmlTables(text, "p"))), [["1", "2"], ["1", "3"], ["4", "4"]]);
});

test("html: a row that is too short stops with its place", () => {
  assert.throws(() => readHtmlTables(html("<tr><td>1</td><td>2</td></tr>", "<tr><td>1</td></tr>"), "x/y.md"), {
    message: "x/y.md, table 1, row 2: the row has 1 cells, the header has 2.",
  });
});

test("html: a span that is no number, or larger than any table, stops the import", () => {
  for (const span of ["99999999", "0", "-1", "x", "1.5"])
    for (const name of ["rowspan", "colspan"])
      assert.throws(() => readHtmlTables(html(`<tr><td ${name}="${span}">1</td><td>2</td></tr>`), "x/y.md"), {
        message: `x/y.md, table 1, row 1: a cell has a ${name} that is not a number from 1 to 1000.`,
      });
});

test("html: a table without titles stops the import", () => {
  assert.throws(() => readHtmlTables("<table><tr><td>1</td></tr></table>", "p"), { message: "p, table 1: the table has no header row." });
});

test("pipe: escapes are resolved, escaped pipes are part of their cell, prose between tables separates them", () => {
  const text = "|A|B|\n|--|:--:|\n|a\\*b|1 \\| 2|\n\nwords\n\n|C|\n|-|\n|3<br>4|\n";
  assert.deepEqual(readPipeTables(text, "p").map(rows), [[["a*b", "1 | 2"]], [["3|4"]]]);
});

test("pipe: a row that is too long stops with its place", () => {
  assert.throws(() => readPipeTables("|A|\n|-|\n|1|\n|1|2|\n", "p"), { message: "p, table 1, row 2: the row has 2 cells, the header has 1." });
});

test("rst grid: paragraphs, bullets, roles, quotes and escaped stars; wide letters take two columns", () => {
  const text = `
.. table:: **Table 1** x

   +-------------------------------+------------------+
   | A                             | B                |
   +===============================+==================+
   | :ref:\`Doing it <topic_1>\` now | vpc:\\*:get       |
   |                               |                  |
   | 中文（x）                     | \`\`-\`\`            |
   +-------------------------------+------------------+
   | -  one                        | GET              |
   |                               |                  |
   |    more                       | /v1/{id}         |
   |                               |                  |
   | -  two                        |                  |
   +-------------------------------+------------------+
`;
  assert.deepEqual(rows(only(readRstTables(text, "p"))), [
    ["Doing it now|中文（x）", "vpc:*:get|-"],
    ["1) one|1) more|2) two", "GET|/v1/{id}"],
  ]);
});

test("rst grid: spans, and a header without its rule", () => {
  const text = `
+---+-------+
| A | **B** |
+---+-------+
| 1 | 2     |
|   +-------+
|   | 3     |
+---+-------+
| 4         |
+---+-------+
`;
  assert.deepEqual(rows(only(readRstTables(text, "p"))), [["1", "2"], ["1", "3"], ["4", "4"]]);
});

test("rst simple: the last column is open to the right, an empty first column continues the row above", () => {
  const text = `
  ====== ======
  A      B
  ====== ======
  one    a:b:c and more
         d:e:f
  two    g
  ====== ======
`;
  assert.deepEqual(rows(only(readRstTables(text, "p"))), [["one", "a:b:c and more d:e:f"], ["two", "g"]]);
});
