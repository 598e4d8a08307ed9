import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { toCatalogFiles } from "../../server/src/importer/catalog/catalog-files.js";
import type { ImportedRow } from "../../server/src/importer/cells/rows.js";
import { type AnnotatedOperation, type ProductDefinitions, readDefinitions } from "../../server/src/importer/definitions/operation.js";
import { annotatedNames } from "../../server/src/importer/definitions/annotated-names.js";
import { definitionRows } from "../../server/src/importer/definitions/rows.js";
import { markReplaced, readEdition } from "../../server/src/importer/pages/folder.js";
import type { Page } from "../../server/src/importer/pages/page.js";

const page = (folder: string, topicId = "t", date = "2024-01-01"): Page =>
  ({ folder, service: "abc", file: `abc/${topicId}.md`, topicId, title: topicId, date, repository: "r", path: "p", commit: "c", text: "" });

const table = (api: string, action: string, of = page("huaweicloud-cn")): ImportedRow => {
  const [method = "", path = ""] = api.split(" ");
  return {
    page: of, table: 1, row: 1, label: "标签", apis: [{ method, path }], actions: [{ action }], dependsOn: [],
    iamProject: true, enterpriseProject: true, instanceAuth: null, tagAuth: null,
  };
};

const operation = (api: string, names: Partial<AnnotatedOperation>): AnnotatedOperation => {
  const [method = "", path = ""] = api.split(" ");
  return { operationId: "Do", method, path, summary: "做", abacAction: [], pdpKey: [], described: [], annotationOnHead: true, annotatedUntil: "2025-05-05", earlierActions: [], ...names };
};

const product = (...operations: readonly AnnotatedOperation[]): ProductDefinitions =>
  ({ product: "ABC", file: "authorization/ABC.json", title: "ABC", date: "2026-07-24", repository: "r", path: "schemas/ABC/src/*.json", commit: "c", operations });

/** Ten calls that the tables list; in the definitions, the last `wrong` of them have another name. */
const ten = Array.from({ length: 10 }, (_, index) => `GET /v1/{project_id}/things${index}/{id}`);
const tables = ten.map((api, index) => table(api, `abc:things${index}:get`));
const tenOperations = (wrong: number) => ten.map((api, index) =>
  operation(api.replace("{id}", "{thing_id}"), { pdpKey: [index < 10 - wrong ? `abc:things${index}:get` : `abc:things${index}:show`] }));

function namesOf(definitions: ProductDefinitions) {
  const { rows, report } = definitionRows([definitions], tables);
  const { services, identityServices } = toCatalogFiles([...tables, ...rows], { actions: [], paths: [] }, new Set());
  const names = (files: typeof services) => files.flatMap(({ actions }) => Object.entries(actions.actions).map(([name, all]) => `${name} ${all.length}`));
  return { table: names(services), identity: names(identityServices), report: report.map(({ page: { folder, file }, tables: own }) => [`${folder}/${file}`, ...own]) };
}

test("definitions: names without proof are kept apart, also those of descriptions; old annotations are not", () => {
  const named = (...operations: readonly AnnotatedOperation[]) => annotatedNames([product(...operations)], tables);
  const described = operation("GET /v1/other", { operationId: "Other", described: ["abc:other:get"] });
  assert.deepEqual(named(operation("GET /v1/x", { pdpKey: ["abc:x:get"] }), described), { ABC: { Do: ["abc:x:get"], Other: ["abc:other:get"] } });
  assert.deepEqual(named(...tenOperations(0), described), { ABC: { Other: ["abc:other:get"] } });
  assert.deepEqual(named(operation("GET /v1/x", { pdpKey: ["abc:x:get"], annotationOnHead: false })), {});
});

const known = ten.map((_, index) => `abc:things${index}:get 1`);

test("definitions: a product whose names agree with the tables adds calls that no table lists", () => {
  const { table: names, report } = namesOf(product(...tenOperations(1), operation("POST /v1/new", { pdpKey: ["abc:new:create"] })));
  // The known calls keep their tables; the name that disagrees comes from the definition.
  assert.deepEqual(names, ["abc:new:create 1", ...known, "abc:things9:show 1"]);
  assert.deepEqual(report, [["api-explorer/authorization/ABC.json", 11, "pdpKey: 9 of 10 comparable names agree with the tables of version 1.1, so it is read as 1.1"]]);
});

test("definitions: a product without proof adds nothing, and the report says why", () => {
  for (const [operations, proof] of [[tenOperations(2), "8 of 10"], [tenOperations(0).slice(0, 9), "9 of 9"]] as const) {
    const { table: names, report } = namesOf(product(...operations, operation("POST /v1/new", { pdpKey: ["abc:new:create"] })));
    assert.deepEqual(names, known);
    assert.deepEqual(report, [["api-explorer/authorization/ABC.json", 0, `pdpKey: ${proof} comparable names agree with the tables of version 1.1, so it is not read`]]);
  }
});

test("definitions: names of version 5.0 are a separate catalog, spelled as published, dated by their last annotation", () => {
  const { table: names, identity, report } = namesOf(product(
    operation("GET /v1/a", { abacAction: ["abc::listAll"] }),
    operation("GET /v1/b", { abacAction: ["ABC:things0:get"], annotationOnHead: false }),
  ));
  assert.deepEqual(names, known);
  assert.deepEqual(identity, ["ABC:things0:get 1", "abc::listAll 1"]);
  assert.deepEqual(report, [["api-explorer-5.0/authorization/ABC.json", 1], ["api-explorer-5.0/authorization/ABC.json@2025-05-05", 1]]);
});

test("pages: a newer state replaces the older one of the same topic only", () => {
  const pages = [page("otc", "a"), page("otc", "b"), page("otc-newer", "a", "2026-11"), page("huaweicloud-cn", "a")];
  assert.deepEqual(markReplaced(pages).map(({ isReplaced }) => isReplaced === true), [true, false, false, false]);
});

test("pages: one without a date needs an entry, and a skipped one is not read", (t) => {
  const root = mkdtempSync(join(tmpdir(), "pages-"));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "otc-newer/abc"), { recursive: true });
  const entry = (file: string) => ({ service: "abc", file, repo: "r", commit: "c", commitDate: null, path: "p", topicId: file, title: file, kind: "api" });
  writeFileSync(join(root, "otc-newer/INDEX.json"), JSON.stringify([entry("a.rst"), entry("b.rst")]));
  for (const name of ["a.rst", "b.rst"]) writeFileSync(join(root, "otc-newer/abc", name), "text");
  assert.throws(() => readEdition(root, "otc-newer"), /otc-newer\/abc\/a\.rst: INDEX\.json has no date for this page/);
  const { pages } = readEdition(root, "otc-newer", { skipped: [{ page: "otc-newer/abc/b.rst", reason: "" }], undated: [{ folder: "otc-newer", date: "2026-11", source: "" }] });
  assert.deepEqual(pages.map(({ file, date }) => [file, date]), [["abc/a.rst", "2026-11"]]);
});

test("definitions: a folder without them has none, and a broken operation is reported", (t) => {
  const root = mkdtempSync(join(tmpdir(), "definitions-"));
  t.after(() => rmSync(root, { recursive: true }));
  assert.deepEqual(readDefinitions(root), []);
  mkdirSync(join(root, "api-explorer/authorization"), { recursive: true });
  writeFileSync(join(root, "api-explorer/INDEX.json"), JSON.stringify([{ service: "ABC", file: "authorization/ABC.json", repo: "r", commit: "c", commitDate: "2026-07-24", path: "p", title: "t" }]));
  assert.throws(() => readDefinitions(root), /does not exist/);
  writeFileSync(join(root, "api-explorer/authorization/ABC.json"), JSON.stringify([{ operationId: "Do", method: "GET" }]));
  assert.throws(() => readDefinitions(root), /The operation "Do" lacks its method, path or actions/);
});
