import assert from "node:assert/strict";
import test from "node:test";
import { readApis } from "../../server/src/importer/cells/apis.js";
import { readFlag, readScope } from "../../server/src/importer/cells/flags.js";
import { readNames } from "../../server/src/importer/cells/needs.js";
import type { Cell } from "../../server/src/importer/pages/page.js";

const place = { page: "p", table: 1, row: 2, cell: "c" };
const services = new Set(["ims", "vpc", "evs", "ecs", "cci", "sfs", "obs", "elb", "dws", "kms", "as"]);
const vocabulary = { services, names: new Set(["as:groups:listas", "vpc:ports:get"]) };

/** A cell with these lines; `2) text` is in list item 2. */
function cell(...lines: readonly string[]): Cell {
  return lines.map((line) => {
    const [, item, text] = /^(\d+)\) (.*)$/.exec(line) ?? [undefined, "0", line];
    return { item: Number(item), text: text ?? "" };
  });
}

/** The names in a cell: `action` or `action <case>`. */
function names(...lines: readonly string[]): string[] {
  return readNames(cell(...lines), vocabulary, place).map(({ action, when }) => (when === undefined ? action : `${action} <${when}>`));
}

test("names: one per line, quoted, with commas of both kinds and full-width colons", () => {
  assert.deepEqual(names('"dws:*:get*",', "“ecs:*:list*”，", "vpc:ports:get、vpc:ports:update and kms:cmk:get."), [
    "dws:*:get*", "ecs:*:list*", "vpc:ports:get", "vpc:ports:update", "kms:cmk:get",
  ]);
  assert.deepEqual(names("vpc：ports：get"), ["vpc:ports:get"]);
});

test("names: any number of glued names is split", () => {
  assert.deepEqual(names("ims:images:getims:images:update"), ["ims:images:get", "ims:images:update"]);
  const many = Array.from({ length: 17 }, (_, index) => `vpc:thing${index}:get`);
  assert.deepEqual(names(many.join("")), many);
});

test("names: a known name decides where a glued one ends", () => {
  assert.deepEqual(names("as:groups:listasas:policies:get"), ["as:groups:listas", "as:policies:get"]);
});

test("names: words between glued names are the case of the following names", () => {
  assert.deepEqual(names("CCI:x:Create云硬盘evs:volumes:createevs:volumes:get文件sfs:shares:create"), [
    "CCI:x:Create", "evs:volumes:create <云硬盘>", "evs:volumes:get <云硬盘>", "sfs:shares:create <文件>",
  ]);
});

test("names: a blank after a colon is not part of the name, a label before it is its case", () => {
  assert.deepEqual(names("elb: healthmonitors:create"), ["elb:healthmonitors:create"]);
  assert.deepEqual(names("1) EVS disk: evs:volumeTags:list", "1) evs:volumeTags:get", "2) 备份：evs:backupTags:list"), [
    "evs:volumeTags:list <EVS disk>", "evs:volumeTags:get <EVS disk>", "evs:backupTags:list <备份>",
  ]);
});

test("names: prose above names in the same list item, above a list, and above lines", () => {
  assert.deepEqual(names("1) with a new address", "1) vpc:publicIps:create", "2) vpc:publicIps:get"), [
    "vpc:publicIps:create <with a new address>", "vpc:publicIps:get",
  ]);
  assert.deepEqual(names("1) To encrypt, the following are needed:", "2) kms:cmk:get", "3) kms:cmk:list"), [
    "kms:cmk:get <To encrypt, the following are needed>", "kms:cmk:list <To encrypt, the following are needed>",
  ]);
  assert.deepEqual(names("vpc:vpcs:get", "推送时，还需要：", "kms:cmk:get"), ["vpc:vpcs:get", "kms:cmk:get <推送时，还需要>"]);
});

test("names: a remark in brackets is the case of the name before it, and of the rest of its list item", () => {
  assert.deepEqual(names("ims:images:copyims:images:create（仅企业项目需要）"), ["ims:images:copy", "ims:images:create <仅企业项目需要>"]);
  assert.deepEqual(names("1) ims:images:create (only for migration)", "1) obs:bucket:*", "2) obs:object:*"), [
    "ims:images:create <only for migration>", "obs:bucket:* <only for migration>", "obs:object:*",
  ]);
});

test("names: a sentence is the case of the names in it", () => {
  assert.deepEqual(names("To filter by project, ecs:x:list is required. To show disks, evs:volumes:list must be allowed."), [
    "ecs:x:list <To filter by project, ecs:x:list is required>", "evs:volumes:list <To show disks, evs:volumes:list must be allowed>",
  ]);
});

test("names: words after a list and titles of groups have no effect", () => {
  assert.deepEqual(names("ecs:a:list, ecs:b:list, and instance query permissions"), ["ecs:a:list", "ecs:b:list"]);
  assert.deepEqual(names("项目级服务VPC", "vpc:publicIps:get"), ["vpc:publicIps:get"]);
});

test("names: a name that occurs once without a case has no case; several cases are joined", () => {
  assert.deepEqual(names("1) case a", "1) ecs:x:get", "2) case b", "2) ecs:x:get", "2) ecs:y:get"), ["ecs:x:get <case a; case b>", "ecs:y:get <case b>"]);
  assert.deepEqual(names("ecs:x:get", "在某种情况下", "ecs:x:get"), ["ecs:x:get"]);
});

test("names: empty marks and sentences without names give none", () => {
  for (const mark of ["-", "--", "/", "无", "无。", "None", "N/A", "无需授权", "No authorization required", "KMS Administrator"]) assert.deepEqual(names(mark), []);
});

test("names: text that is neither a name nor prose stops with its place", () => {
  assert.throws(() => names("ecs_servers_get"), { message: 'p, table 1, row 2, cell "c": "ecs_servers_get" is neither an action nor a known mark.' });
  assert.throws(() => names("database:create_view"), /looks like an action but is none/);
  assert.throws(() => names("xx:a:bzz:c:d"), /looks like an action but is none/);
});

test("names: the words «depends on» turn the following names into dependencies", () => {
  const found = readNames(cell("ddm:rds:import", "导入操作依赖以下权限：", "1) ecs:x:list"), vocabulary, place);
  assert.deepEqual(found.map(({ action, isNeed }) => [action, isNeed]), [["ddm:rds:import", false], ["ecs:x:list", true]]);
});

test("apis: one row for each form of the pages", () => {
  const forms: readonly (readonly [lines: readonly string[], read: readonly string[]])[] = [
    [["GET /v1/{id}"], ["GET /v1/{id}"]],
    [["POST  /v1/{id}/tags/action"], ["POST /v1/{id}/tags/action"]],
    [["PUT/v3/{id}"], ["PUT /v3/{id}"]],
    [["POST POST /v2/{id}"], ["POST /v2/{id}"]],
    [["Get /v1.0/x"], ["GET /v1.0/x"]],
    [["GET v3.0/x"], ["GET /v3.0/x"]],
    [["PUT https://{Endpoint}/v3/{id}/name"], ["PUT /v3/{id}/name"]],
    [["GET /v2/{id}/elb/ certificates/{ cert_id }"], ["GET /v2/{id}/elb/certificates/{cert_id}"]],
    [["GET /v2/x{? a, b ,c}"], ["GET /v2/x{?a,b,c}"]],
    [["GET", "/v1/{id}", "DELETE", "/v1/{id}"], ["GET /v1/{id}", "DELETE /v1/{id}"]],
    [["POST /v1/", "{id}/start"], ["POST /v1/{id}/start"]],
    [["POST /v1/x, SQL statement invoking"], ["POST /v1/x"]],
    [["POST /v1/x，SQL语句调用"], ["POST /v1/x"]],
    [["PUT /v1/x (with a body)"], ["PUT /v1/x"]],
    [["POST /v2/images/action外部文件需要权限。"], ["POST /v2/images/action"]],
    [["POST /v2/x/action", 'action="os-extend"'], ["POST /v2/x/action"]],
    [["GET /v2", "或", "GET /v2/"], ["GET /v2", "GET /v2/"]],
    [["GET /v1/aPOST /v1/b"], ["GET /v1/a", "POST /v1/b"]],
    [["1) /api/*", "2) /apis/*"], ["* /api/*", "* /apis/*"]],
    [["POST /v1/project_id}/x"], ["POST /v1/project_id}/x"]],
    [["PUT上传对象"], []],
    [["PUT Object"], []],
    [["获取桶列表"], []],
    [["-"], []], [["×"], []], [["N/A"], []], [["For Console only"], []],
  ];
  for (const [lines, read] of forms) {
    assert.deepEqual(readApis(cell(...lines), place).map(({ method, path }) => `${method} ${path}`), read, lines.join(" "));
  }
});

test("apis: a path without a method stops with its place, and so does one after a word that is not a method", () => {
  assert.throws(() => readApis(cell("/v1/{id}/x"), place), { message: 'p, table 1, row 2, cell "c": "/v1/{id}/x" is a path without a method.' });
  for (const line of ["FETCH /v1/{id}/x", "调用/v1/{id}/x", "see https://host/v1/x"]) assert.throws(() => readApis(cell(line), place), /is a path without a method\.$/, line);
});

test("flags: the marks of all pages; an open mark is unknown; any other text stops", () => {
  const read = (...lines: readonly string[]) => readFlag(cell(...lines), place);
  assert.deepEqual(["√", "Y", "Supported", "×", "x", "X", "Not supported", "-", "N/A"].map((mark) => read(mark)), [true, true, true, false, false, false, false, null, null]);
  assert.equal(read("Y", "Y"), true);
  assert.throws(() => read("maybe"), /"maybe" is not a known mark/);
  assert.throws(() => read("Y", "x"), /"Y x" is not a known mark/);
});

test("scope: one column for both kinds of projects", () => {
  const read = (...lines: readonly string[]) => Object.values(readScope(cell(...lines), place));
  assert.deepEqual(read("1) 支持：", "1) 项目(Project)", "2) 不支持：", "2) 企业项目(Enterprise Project)"), [true, false]);
  assert.deepEqual(read("支持：项目（Project）、企业项目（Enterprise Project）"), [true, true]);
  assert.deepEqual(read("支持：", "IAM项目(Project)", "支持：", "企业项目(Enterprise Project)"), [true, true]);
  assert.deepEqual(read("不支持：", "项目(Project)", "不支持：", "企业项目(Enterprise Project)"), [false, false]);
  assert.deepEqual(read("支持：", "项目(Project)", "企业项目(Enterprise Project)", "不支持：无"), [true, true]);
  assert.deepEqual(read("Not supported:", "Enterprise projects", "Supported:", "Projects"), [true, false]);
  assert.deepEqual(read("Both projects and enterprise projects are supported."), [true, true]);
  assert.deepEqual(read("Projects are supported."), [true, false]);
  assert.throws(() => read("in some regions"), /is not a known scope/);
});
