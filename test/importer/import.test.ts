import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { toAuditLines } from "../../server/src/importer/output/audit.js";
import { toCatalogFiles } from "../../server/src/importer/catalog/catalog-files.js";
import { describeChanges } from "../../server/src/importer/output/changes.js";
import type { OverridesFile } from "../../server/src/importer/cells/corrections.js";
import { findEditions, readEdition } from "../../server/src/importer/pages/folder.js";
import { toReport } from "../../server/src/importer/catalog/release.js";
import { importPages } from "../../server/src/importer/import.js";
import type { Page } from "../../server/src/importer/pages/page.js";
import { printCatalogJson } from "../../server/src/importer/output/print.js";
import { checkGolden } from "../support/fixture.js";

const folder = "test/importer/pages";
const errata = {
  actions: [{ written: "xyz:lids:creare", meant: "xyz:lids:create", source: "the newer page" }],
  paths: [{ written: "/v1.1{box_id}/boxes", meant: "/v1.1/{box_id}/boxes", source: "every other row" }],
};
const noOverrides: OverridesFile = { cells: [] };

function readAll() {
  const editions = findEditions(folder).map((edition) => readEdition(folder, edition));
  return {
    pages: editions.flatMap(({ pages }) => pages),
    apiPages: new Set(editions.flatMap(({ apiPages }) => apiPages)),
  };
}

const { pages, apiPages } = readAll();
const { rows, report } = importPages(pages, { overrides: noOverrides });
const files = toCatalogFiles(rows, errata, apiPages);

/** A page with one table in the form of the newest pages. */
function page(...row: readonly string[]): Page {
  const text = `<table><tr><th>权限</th><th>对应API接口</th><th>授权项</th></tr><tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr></table>`;
  return { folder: "huaweicloud-cn", service: "abc", file: "abc/x.md", topicId: "x", title: "x", date: "2024-01-01", repository: "r", path: "p", commit: "c", text };
}

test("import: every row of every page as understood", () => checkGolden("importer/rows.jsonl", toAuditLines(rows)));

test("import: each page is reported with its rows or with the reason why it has none", () => {
  checkGolden("importer/report.json", printCatalogJson(toReport(report)));
  assert.equal(report.length, pages.length);
});

test("import: the files of the catalog", () => {
  for (const { actions, zh, en } of files.services) {
    checkGolden(`importer/actions/${actions.service}.json`, printCatalogJson(actions));
    checkGolden(`importer/labels/${actions.service}.json`, printCatalogJson({ zh, en }));
  }
  checkGolden("importer/coverage.json", printCatalogJson(files.coverage));
});

test("import: equal pages give equal files", () => {
  const again = importPages(readAll().pages, { overrides: noOverrides });
  assert.equal(printCatalogJson(toCatalogFiles(again.rows, errata, apiPages)), printCatalogJson(files));
});

test("import: a printed file is read back unchanged", () => {
  for (const { actions } of files.services)
    assert.deepEqual(JSON.parse(printCatalogJson(actions)), JSON.parse(JSON.stringify(actions)));
});

test("import: an unknown title stops the import with page, table and title", () => {
  const text = "<table><tr><th>权限</th><th>心情</th></tr></table>";
  assert.throws(() => importPages([{ ...page(), text }], { overrides: noOverrides }), {
    message: 'huaweicloud-cn/abc/x.md, table 1, row 0, cell "心情": unknown column title.',
  });
});

test("import: an unknown cell stops the import with page, table, row and cell", () => {
  assert.throws(() => importPages([page("看", "GET /v1/x", "abc_boxes_get")], { overrides: noOverrides }), {
    message: 'huaweicloud-cn/abc/x.md, table 1, row 1, cell "action": "abc_boxes_get" is neither an action nor a known mark.',
  });
  assert.throws(() => importPages([page("看", "GET /v1/x", "abc boxes get")], { overrides: noOverrides }), {
    message: 'huaweicloud-cn/abc/x.md, table 1, row 1, cell "action": "abc boxes get" names no action and is no known mark.',
  });
  assert.throws(() => importPages([page("看", "GET /v1/x", "")], { overrides: noOverrides }), { message: /row 1, cell "action": the cell is empty\.$/ });
});

test("import: text that says that no action is needed, or that roles and policies are, names none", () => {
  for (const words of ["无需授权", "No authorization required", "Not required", "KMS Administrator", "需要配置BSS Finance系统策略。", "-", "N/A"]) {
    assert.deepEqual(importPages([page("看", "GET /v1/x", words)], { overrides: noOverrides }).rows[0]?.actions, [], words);
  }
});

test("import: a correction applies to its cell, and stops the import if the cell has changed", () => {
  const override = { page: "huaweicloud-cn/abc/x.md", table: 1, row: 1, written: "abc_boxes_get", meant: "abc:boxes:get", source: "s" };
  const [row] = importPages([page("看", "GET /v1/x", "abc_boxes_get")], { overrides: { cells: [override] } }).rows;
  assert.deepEqual(row?.actions, [{ action: "abc:boxes:get" }]);
  assert.throws(() => importPages([page("看", "GET /v1/x", "abc:boxes:get")], { overrides: { cells: [override] } }), /has other text now/);
});

test("changes: added, removed and changed actions, as a section of a change log", () => {
  const before = files.services.map(({ actions }) => actions);
  const cut = before.map((file) => ({ ...file, actions: Object.fromEntries(Object.entries(file.actions).filter(([name]) => name !== "abc:boxes:paint")) }));
  assert.equal(describeChanges(before, before), "");
  assert.equal(describeChanges(cut, before), "### Added actions (1)\n\n- `abc:boxes:paint` (otc)\n".replace("` (otc)", " (otc)`"));
  assert.match(describeChanges(before, cut), /^### Removed actions \(1\)/);
  const dated = before.map((file) => ({ ...file, sources: Object.fromEntries(Object.entries(file.sources).map(([id, source]) => [id, { ...source, date: "2030-01-01" }])) }));
  assert.equal(describeChanges(before, dated), "", "a newer date alone is not a change");
});

test("folder: the editions of a folder, the seed first", () => {
  assert.deepEqual(findEditions(folder), ["seed", "huaweicloud-cn", "huaweicloud-cn-history", "otc"]);
  const empty = mkdtempSync(join(tmpdir(), "pages-"));
  assert.deepEqual(findEditions(empty), []);
  rmSync(empty, { recursive: true });
});

test("golden files: none is unused", () => {
  const services = files.services.map(({ actions }) => `${actions.service}.json`);
  for (const part of ["actions", "labels"]) assert.deepEqual(readdirSync(`test/golden/importer/${part}`).sort(), services);
  assert.ok(readFileSync("test/golden/importer/rows.jsonl", "utf8").endsWith("}\n"));
});
