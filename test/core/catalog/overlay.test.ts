import assert from "node:assert/strict";
import test from "node:test";
import { readOverlay } from "../../../server/src/core/catalog/load/overlay.js";

const source = { edition: "huaweicloud", title: "Our tables", date: "2026-01-01", repository: "ours", path: "page.md", commit: "1" };
const row = { label: "Do", apis: ["POST /ours"], dependsOn: ["ecs:servers:get", { action: "vpc:ports:get", when: "with a port" }], iamProject: true, enterpriseProject: null, source: "page" };
const fileOf = (changes: object) => ({ service: "ours", sources: { page: source }, actions: { "ours:things:do": [row] }, ...changes });

test("overlay: a file of the importer is read", () => {
  const services = [fileOf({ patterns: ["ours:things:*"] })];
  assert.deepEqual(readOverlay({ services }), { services });
  assert.deepEqual(readOverlay({ services: [] }), { services: [] });
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
