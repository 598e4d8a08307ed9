import assert from "node:assert/strict";
import test from "node:test";
import { readColumns } from "../../server/src/importer/cells/columns.js";

const place = { page: "p", table: 3 };
const columns = (...titles: readonly string[]) => readColumns(titles.map((title) => title.split("|").map((text) => ({ text, item: 0 }))), place);

test("columns: any order, brackets of both kinds, titles of several lines", () => {
  assert.deepEqual(columns("权限", "授权项", "对应API接口", "IAM项目|(Project)", "企业项目（Enterprise Project）"), ["label", "action", "api", "iamProject", "enterpriseProject"]);
  assert.deepEqual(columns("API", "API功能", "授权项", "授权作用域"), ["api", "label", "action", "scope"]);
  assert.deepEqual(columns("Permission", "API", "Action", "Related Action", "IAM Projects", "Enterprise (Enterprise Project)"), ["label", "api", "action", "dependsOn", "iamProject", "enterpriseProject"]);
});

test("columns: «Permission» is the label next to an action, and the action next to another label", () => {
  assert.deepEqual(columns("Permission", "API", "Action"), ["label", "api", "action"]);
  assert.deepEqual(columns("Module", "API", "Function", "Permission"), ["group", "api", "label", "action"]);
  assert.deepEqual(columns("Operation", "Permission", "Dependent Permission", "Scope"), ["label", "action", "dependsOn", "scope"]);
  assert.deepEqual(columns("Permission", "Description", "Dependency"), ["action", "label", "dependsOn"]);
  assert.deepEqual(columns("Permission", "API", "IAM Project"), ["label", "api", "iamProject"]);
});

test("columns: «Description» is a remark next to a label, otherwise the label", () => {
  assert.deepEqual(columns("Operation", "Actions", "Description"), ["label", "action", "notes"]);
  assert.deepEqual(columns("Action", "Description", "Dependencies", "Scenario"), ["action", "label", "dependsOn", "other"]);
});

test("columns: of two action columns the second has the details", () => {
  assert.deepEqual(columns("操作（Action）", "Action详情", "说明"), ["group", "action", "label"]);
});

test("columns: columns of system policies are not read; a table without other columns is not a permission table", () => {
  assert.deepEqual(columns("Operation", "Fine-Grained Action", "SMN FullAccess", "Dependency"), ["label", "action", "other", "dependsOn"]);
  assert.equal(columns("Operation", "SMN Administrator", "SMN ReadOnlyAccess"), "tells which system policy allows what, names no action");
  assert.equal(columns("策略名称", "描述", "策略类别", "依赖关系"), "describes system policies, not single permissions");
});

test("columns: an unknown title stops the import, and so does a table without actions and APIs", () => {
  assert.throws(() => columns("权限", "心情"), { message: 'p, table 3, row 0, cell "心情": unknown column title.' });
  assert.throws(() => columns("权限", "IAM项目"), { message: "p, table 3, row 0: neither an action nor an API column." });
});
