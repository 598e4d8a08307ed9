import assert from "node:assert/strict";
import test from "node:test";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { readOverlay } from "../../../server/src/core/catalog/load/overlay.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { packedOf } from "../../support/catalog.js";

const source = { edition: "huaweicloud", title: "Our tables", date: "2026-01-01", repository: "ours", path: "page.md", commit: "1" };
const row = { label: "Do", apis: ["POST /ours"], dependsOn: ["ecs:servers:get", { action: "vpc:ports:get", when: "with a port" }], iamProject: true, enterpriseProject: null, source: "page" };
const fileOf = (changes: object) => ({ service: "ours", sources: { page: source }, actions: { "ours:things:do": [row] }, ...changes });

test("overlay: a file of the importer is read", () => {
  const services = [fileOf({ patterns: ["ours:things:*"] })];
  assert.deepEqual(readOverlay({ services }), { services });
  assert.deepEqual(readOverlay({ services: [] }), { services: [] });
});

test("overlay: null is accepted wherever a row may have nothing", () => {
  const nothing = { label: null, operation: null, with: null, dependsOn: null, iamProject: null, instanceAuth: null, apis: [], source: "page" };
  const overlay = readOverlay({ services: [fileOf({ actions: { "ours:things:do": [nothing] } })] });
  const [permission] = loadCatalog(packedOf(""), "huaweicloud", overlay).action("ours:things:do")!.permissions;
  assert.deepEqual(permission!.labels, { zh: undefined, en: undefined });
});

test("overlay: an action may have wildcards in its name; asking for it comes to an end", () => {
  const overlay = readOverlay({ services: [fileOf({ actions: { "ours:*:*": [row], "ours:*:get*": [row], "ours:things:do": [row] } })] });
  const mixed = loadCatalog(packedOf(""), "huaweicloud", overlay);
  const file = parsePolicyFile('{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ours:things:do"]}]}');
  const permissions = effectivePermissions(file.policies[0]!, mixed);
  assert.deepEqual(["ours:*:*", "ours:*:get*", "ours:*:do"].map(permissions.verdict), ["allowed", "not-granted", "allowed"]);
});

test("overlay: any other shape is rejected when it is loaded", () => {
  const rowOf = (changes: object) => fileOf({ actions: { "ours:things:do": [{ ...row, ...changes }] } });
  const wrong = [
    null, [], {}, { services: {} }, { services: [null] },
    ...[
      fileOf({ service: undefined }),
      fileOf({ sources: null }),
      fileOf({ sources: { page: {} } }),
      fileOf({ sources: { page: null } }),
      fileOf({ patterns: [1] }),
      fileOf({ actions: [] }),
      fileOf({ actions: { "ours:things:do": row } }),
      rowOf({ source: 1 }),
      rowOf({ apis: undefined }),
      rowOf({ apis: [1] }),
      rowOf({ dependsOn: [null] }),
      rowOf({ dependsOn: "ecs:servers:get" }),
      rowOf({ with: [{ when: "x" }] }),
      rowOf({ iamProject: "yes" }),
      rowOf({ label: {} }),
    ].map((file) => ({ services: [file] })),
  ];
  for (const value of wrong) assert.equal(readOverlay(value), undefined, JSON.stringify(value));
});
