import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import type { ActionsFile, ErrataFile, LabelsFile, RenamesFile, RowRecord } from "../../server/src/core/catalog/load/file.js";
import { deriveLabels } from "../../server/src/importer/catalog/derived-labels.js";
import { operationShares } from "../../server/src/importer/catalog/operation-share.js";
import { withCoverageTable } from "../../server/src/importer/output/coverage-table.js";
import { checkGolden } from "../support/fixture.js";

// These tests run on the committed catalog.
const read = <T>(path: string): T => JSON.parse(readFileSync(`server/catalog/${path}`, "utf8")) as T;
const services = readdirSync("server/catalog/actions").sort().map((name) => read<ActionsFile>(`actions/${name}`));
const errata = read<ErrataFile>("errata.json");
const release = read<{ pages: number; rows: number; actions: number; editions: object }>("release.json");
const report = read<Record<string, readonly (number | string)[]>>("report.json");

/** All rows with their action, edition and source. */
const rows = services.flatMap(({ actions, sources }) =>
  Object.entries(actions).flatMap(([action, all]) => all.map((row) => ({ action, source: sources[row.source], row }))),
);
const namesOf = ({ with: beside = [], dependsOn }: RowRecord) =>
  [...beside, ...(dependsOn ?? [])].map((need) => (typeof need === "string" ? need : need.action));

/** The rows of an action in an edition: `[apis, with, dependsOn, iam, enterprise, instance, tag, label]`. */
function show(action: string, edition: string, isSeed = false): unknown[] {
  const [service = ""] = action.split(":");
  const file = services.find((one) => one.service === service);
  const labels = read<LabelsFile>(`labels/${edition === "otc" ? "en" : "zh"}/${service}.json`);
  return (file?.actions[action] ?? []).flatMap(
    ({ apis, with: beside = [], dependsOn, iamProject, enterpriseProject, instanceAuth, tagAuth, source }, index) => {
      const { edition: own, decides } = file?.sources[source] ?? {};
      return own === edition && (decides === true) === isSeed
        ? [[apis, beside, dependsOn, iamProject, enterpriseProject, instanceAuth, tagAuth, labels[action]?.[index]]]
        : [];
    },
  );
}

test("catalog: the totals of the import", () => {
  const silent = Object.fromEntries(Object.entries(report).filter(([, tables]) => tables.every((one) => typeof one === "string" || one === 0)));
  checkGolden("importer/totals.json", `${JSON.stringify({ pages: release.pages, rows: release.rows, actions: release.actions, services: services.length, editions: release.editions, silent }, null, 2)}\n`);
});

test("catalog: the report names every page and adds up", () => {
  const tables = Object.values(report);
  assert.equal(tables.length, release.pages);
  assert.equal(tables.flat().reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0), release.rows);
  assert.deepEqual(Object.entries(report).filter(([, all]) => all.length === 0), []);
});

test("catalog: every row has its source, every label its row", () => {
  for (const { action, source } of rows) assert.ok(source, action);
  for (const language of ["zh", "en"]) {
    for (const { service, actions } of services) {
      const labels = read<LabelsFile>(`labels/${language}/${service}.json`);
      assert.deepEqual(
        Object.entries(labels).map(([name, all]) => [name, all.length]),
        Object.entries(actions).map(([name, all]) => [name, all.length]),
      );
    }
  }
});

test("catalog: names have three parts, the service in lower case, no wildcard, and no two differ only in case", () => {
  const names = services.flatMap(({ service, actions }) => Object.keys(actions).map((name) => ({ service, name })));
  for (const { service, name } of names) {
    assert.match(name, /^[a-z][a-z0-9-]*:[\w-]+:[\w-]+$/);
    assert.ok(name.startsWith(`${service}:`), name);
  }
  assert.equal(new Set(names.map(({ name }) => name.toLowerCase())).size, names.length);
});

test("catalog: no misprint is left in an action, a dependency or a path", () => {
  const written = new Set(errata.actions.map((one) => one.written.toLowerCase()));
  const paths = new Set(errata.paths.map((one) => one.written));
  for (const { action, row } of rows) {
    for (const name of [action, ...namesOf(row)]) assert.ok(!written.has(name.toLowerCase()), `${action}: ${name}`);
    for (const api of row.apis) {
      const [method = "", path = ""] = api.split(" ");
      assert.match(method, /^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|\*)$/, api);
      assert.match(path, /^\/\S*$/, api);
      assert.ok(!paths.has(path), api);
      assert.equal(path.split("{").length, path.split("}").length, api);
    }
  }
});

test("catalog: a name with only one spelling is kept", () => {
  for (const name of ["as:acivityLogs:list", "ecs:cloudServerFpgaImags:unrelate"]) {
    assert.ok(rows.some(({ action }) => action === name), name);
    assert.ok(!errata.actions.some(({ written }) => written === name), name);
  }
});

test("catalog: both names of a renaming are actions", () => {
  for (const { old, current } of read<RenamesFile>("renames.json").renames) {
    for (const name of [old, current]) assert.ok(rows.some(({ action }) => action === name), name);
  }
});

test("catalog: no action needs itself, and no row lists a dependency twice", () => {
  for (const { action, row } of rows) {
    const names = namesOf(row).map((name) => name.toLowerCase());
    assert.ok(!names.includes(action.toLowerCase()), action);
    assert.equal(new Set(names).size, names.length, `${action}: ${names.join(" ")}`);
  }
});

test("catalog, by hand: the ten rows of the seed", () => {
  const base = "/v2.1/{project_id}/servers/{server_id}/action";
  const needs: Readonly<Record<string, readonly string[]>> = {
    stop: ["ecs:servers:get"], reboot: ["ecs:servers:get"], lock: ["ecs:servers:get"], unlock: ["ecs:servers:get"],
    resize: [
      "ecs:servers:get", "evs:volumes:list", "evs:volumes:create", "evs:volumes:get", "evs:volumes:attach", "evs:volumes:detach",
      "evs:volumes:manage", "vpc:ports:get", "vpc:ports:update", "vpc:ports:create", "vpc:ports:delete",
    ],
  };
  for (const [operation, all] of Object.entries(needs)) {
    const [row, ...more] = show(`ecs:servers:${operation}`, "huaweicloud", true) as unknown[][];
    assert.deepEqual(row?.slice(0, 7), [[`POST ${base}`], [], all, true, false, null, null]);
    assert.equal(more.length, 0);
  }
  const apisOf = (operation: string) => (show(`ecs:cloudServers:${operation}`, "huaweicloud", true) as unknown[][]).map(([apis, beside, dependsOn, ...flags]) => [apis, beside, dependsOn, ...flags.slice(0, 2)]);
  const server = "/{project_id}/cloudservers/{server_id}";
  assert.deepEqual(apisOf("changeOS"), [[[`POST /v2${server}/changeos`, `POST /v1${server}/changeos`], [], [], true, true]]);
  assert.deepEqual(apisOf("rebuild"), [[[`POST /v2${server}/reinstallos`, `POST /v1${server}/reinstallos`], [], [], true, true]]);
  assert.deepEqual(apisOf("resize"), [[[`POST /v1.1${server}/resize`], [], [], true, true], [[`POST /v1${server}/resize`], [], [], true, true]]);
  assert.deepEqual(apisOf("migrate"), [[[`POST /v1${server}/migrate`], [], [], true, true]]);
});

test("catalog, by hand: HTML lists, pipes, grids and simple tables", () => {
  assert.deepEqual(show("ecs:cloudServers:createServers", "huaweicloud").map((row) => (row as unknown[]).slice(0, 7)), ["/v1.1", "/v1"].map((version) => [
    [`POST ${version}/{project_id}/cloudservers`], [],
    [{ action: "vpc:publicIps:create", when: "创建云服务器时新创建弹性公网IP" }, { action: "vpc:publicIps:update", when: "创建云服务器时绑定已有的弹性公网IP" }],
    true, true, false, true,
  ]));
  assert.deepEqual(show("ims:images:upload", "huaweicloud").at(-1), [["PUT /v2/images/{image_id}/file"], ["ims:images:get", "ims:images:update"], null, true, false, null, null, "上传镜像（OpenStack原生）"]);
  assert.deepEqual(show("cci:network:Delete", "huaweicloud")[0], [
    ["DELETE /apis/networking.cci.io/v1beta1/namespaces/{namespace}/networks/{name}"], ["vpc:vpcs:delete", "vpc:ports:delete"], null, true, true, null, null, "删除Network",
  ]);
  assert.deepEqual(show("vpc:quotas:list", "otc"), [[["GET /v1/{project_id}/quotas"], [], null, null, null, null, null, "Querying quotas"]]);
  assert.deepEqual(show("eps:enterpriseProjects:enable", "otc")[0]?.toString().includes("eps:enterpriseProjects:disable"), false);
  assert.deepEqual(show("dms:instance:delete", "otc").flatMap((row) => (row as unknown[])[1]), []);
  assert.deepEqual(show("cce:cluster:get", "otc").map((row) => (row as unknown[])[0]), [
    ["GET /api/v3/projects/{project_id}/clusters/{cluster_id}"], ["GET /api/v3/projects/{project_id}/clusters/{cluster_id}/clustercert"],
    ["GET /api/v3/projects/{project_id}/clusters/{cluster_id}"], ["GET /api/v3/projects/{project_id}/clusters/{cluster_id}/clustercert"],
  ]);
});

test("catalog: the coverage table of the guide is up to date", () => {
  const guide = readFileSync("docs/catalog.md", "utf8");
  assert.equal(withCoverageTable(guide, read<{ coverage: Parameters<typeof withCoverageTable>[1] }>("release.json").coverage), guide);
});

test("catalog: the guide has the share of the vendor's operations that have an action", () => {
  const { listed, withAction, withAnyName } =
    read<{ operations: { listed: number; withAction: number; withAnyName: number } }>("release.json").operations;
  const count = (number: number) => number.toLocaleString("en-US");
  assert.ok(readFileSync("docs/catalog.md", "utf8").includes(`${count(withAction)} of all ${count(listed)} do`));
  assert.ok(readFileSync("docs/catalog.md", "utf8").includes(`${count(withAnyName)}\nhave a name`));
});

test("catalog: operations are shared by service and edition, whatever their parameters are called", () => {
  const source = { title: "", date: "", repository: "", path: "", commit: "" };
  const row = { dependsOn: null, iamProject: null, enterpriseProject: null, instanceAuth: null, tagAuth: null };
  const file: ActionsFile = {
    service: "a",
    sources: { x: { ...source, edition: "one" }, y: { ...source, edition: "two" } },
    actions: { "a:b:c": [{ ...row, apis: ["GET /v1/{id}"], source: "x" }, { ...row, apis: ["PUT /v1/{id}", "GET /v2"], source: "y" }] },
  };
  const table = "A\tShow\tGET\t/v1/{other}\nA\tList\tGET\t/v1\nA\tSet\tPUT\t/v1/{i}\nB\tX\tGET\t/v2\nHCSA\tX\tGET\t/v9\n";
  const shares = operationShares([{ actions: file, zh: {}, en: {} }], { table, services: {} });
  assert.deepEqual(shares.of("a", "one"), { listed: 3, withAction: 1 });
  assert.deepEqual(shares.of("a", "two"), { listed: 3, withAction: 1 });
  assert.deepEqual(shares.total, { listed: 4, withAction: 2, withAnyName: 2 });
  const identity: ActionsFile = { ...file, sources: { x: { ...source, edition: "5", title: "B API definitions" } }, service: "bb", actions: { "bb:c:d": [{ ...row, apis: ["GET /v2"], source: "x" }] } };
  const others = { identity: [{ actions: identity, zh: {}, en: {} }], annotated: { A: { List: ["a:b:list"] } } };
  const all = operationShares([{ actions: file, zh: {}, en: {} }], { table, services: {} }, others);
  assert.equal(all.total.withAnyName, 4);
  assert.equal(shares.of("c", "one"), undefined);
});

test("catalog: the derived labels follow from the committed tables and operations", () => {
  const products = read<{ services: Record<string, { prefixes: string[] }> }>("operations/services.json").services;
  const prefixes = Object.fromEntries(Object.entries(products).map(([product, one]) => [product, one.prefixes]));
  const table = readFileSync("server/catalog/operations/operations.tsv", "utf8");
  const labels = (language: string, service: string) => read<LabelsFile>(`labels/${language}/${service}.json`);
  const files = services.map((actions) => ({ actions, zh: {}, en: labels("en", actions.service) }));
  const derived = deriveLabels(files, { table, services: prefixes });
  for (const { service } of services) assert.deepEqual(derived.get(service), labels("en-derived", service));
});

test("catalog: each case that a Chinese page names is in cases.json, and nothing else", () => {
  const all = rows.flatMap(({ row: { with: beside = [], dependsOn } }) => [...beside, ...(dependsOn ?? [])]);
  const named = all.flatMap((need) => (typeof need === "string" || !/\p{Script=Han}/u.test(need.when) ? [] : need.when));
  assert.deepEqual(Object.keys(read<{ cases: object }>("cases.json").cases).sort(), [...new Set(named)].sort());
});
