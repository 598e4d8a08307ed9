import assert from "node:assert/strict";
import test from "node:test";
import { kindByName } from "../../server/src/core/policy/file-names.js";
import { notationOf } from "../../server/src/core/terraform/file-notation.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { realCatalog } from "../support/catalog.js";
import { shapes } from "./growth/shapes.js";
import { features } from "./growth/work.js";

const environment = {
  catalog: realCatalog(),
  rules: {},
  language: "zh" as const,
  features: { ...defaultFeatures, codeLens: true, inlayHints: { wildcardMatches: true, labels: true } },
};

function open(title: string, size: number): Snapshot {
  const shape = shapes.find((one) => one.title === title);
  assert.ok(shape, `there is no shape ${title}`);
  const uri = `file:///w/${shape.file}`;
  return new Snapshot(uri, 1, shape.make(size), environment, notationOf(uri), kindByName(uri));
}

for (const { title } of shapes) {
  test(`real catalog: every feature answers: ${title}`, () => {
    for (const size of [1, 12]) {
      const snapshot = open(title, size);
      for (const work of Object.values(features)) work(snapshot);
    }
  });
}
