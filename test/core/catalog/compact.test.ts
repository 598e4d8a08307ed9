import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import compact from "compact-catalog";
import packed from "packed-catalog";
import { openPacked } from "../../../server/src/core/catalog/load/compact.js";
import type { Catalog } from "../../../server/src/core/catalog/catalog.js";
import type { Action } from "../../../server/src/core/catalog/model.js";
import { editions, loadCatalog, type Overlay } from "../../../server/src/core/catalog/load/load.js";

const overlay: Overlay = {
  services: [
    {
      service: "ecs",
      sources: { own: { edition: "x", title: "x", date: "2025-01-01", repository: "", path: "", commit: "" } },
      actions: {
        "ecs:servers:list": [
          {
            apis: [],
            dependsOn: ["abc:things:get"],
            iamProject: null,
            enterpriseProject: null,
            instanceAuth: null,
            tagAuth: null,
            source: "own",
          },
        ],
      },
    },
  ],
};

test("compact catalog: is ASCII and can be a comment, and each edition is the same as from JSON (real catalog)", () => {
  assert.doesNotMatch(compact, /[^\n\x20-\x7e]|\*\//);
  for (const edition of editions) {
    for (const own of [undefined, overlay]) {
      const fromCompact = loadCatalog(openPacked(compact), edition, own);
      const fromJson = loadCatalog(openPacked(packed), edition, own);
      assert.deepEqual(contentOf(fromCompact), contentOf(fromJson));
      assert.deepEqual(contentOf(fromCompact.identity!), contentOf(fromJson.identity!));
    }
  }
});

test("compact catalog: methods of strings are still inlined after it was loaded beside a bundle", () => {
  assert.ok(compact.length + packed.length > 0);
  setFlagsFromString("--allow-natives-syntax");
  assert.equal(runInThisContext("%HasFastProperties(String.prototype)"), true);
});

test("compact catalog: the tables are the same as in JSON (real catalog)", () => {
  const [left, right] = [openPacked(compact), openPacked(packed)];
  for (const key of ["errata", "cases", "guideNames", "scenarios"] as const) assert.deepEqual(left[key], right[key]);
  assert.deepEqual({ ...left.operations }, right.operations);
  for (const [one, other] of [[left, right], [left.identity!, right.identity!]] as const) {
    const plain = ({ service, sources, actions, patterns = [], schema }: (typeof left.services)[number]) =>
      ({ service, sources, actions, patterns, schema });
    assert.deepEqual(one.services.map(plain), other.services.map(plain));
  }
});

function contentOf(catalog: Catalog) {
  return {
    release: catalog.release,
    actions: catalog.actions.map(plainAction),
    elsewhere: catalog.namesElsewhere,
    services: [...new Set(catalog.actions.map(({ service }) => service))].map((service) => [
      service,
      catalog.coverage(service),
      catalog.schemas.resourceTypes(service),
    ]),
    current: catalog.actions.map(({ name }) => catalog.currentNames(name)),
    published: ["cce:kubernetes:*", "ecs:*:x"].map((text) =>
      catalog.isPublished({ text, key: text.toLowerCase(), isWildcard: true, parts: undefined }),
    ),
    operations: catalog.operations.ofProduct("ECS"),
    annotated: catalog.operations.annotatedNames,
    scenarios: catalog.scenarios.all.map(({ source: { url, ...source }, ...rest }) => ({ ...rest, ...source, url })),
    borrowed: namesOf(catalog.borrowedAtPath("/v1/x/cloudservers/detail", () => true)),
    calls: namesOf(catalog.atPath("/v1/x/cloudservers/detail", () => true)),
  };
}

/** The names of actions and what else is known of a path. */
function namesOf(hit: unknown): string {
  return JSON.stringify(hit);
}

function plainAction({ name, service, resourceType, operation, permissions, status, schema }: Action) {
  const rows = permissions.map(({ source: { url, ...source }, ...row }) => ({ ...row, ...source, url }));
  return { name, service, resourceType, operation, rows, status, schema };
}
