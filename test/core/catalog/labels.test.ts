import assert from "node:assert/strict";
import test from "node:test";
import { casesOf, dependenciesOf } from "../../../server/src/core/catalog/dependencies.js";
import { labelOf, labelsOf } from "../../../server/src/core/catalog/labels.js";
import { realCatalog } from "../../support/catalog.js";

const chinese = /\p{Script=Han}/u;
const catalogs = [realCatalog(), realCatalog("otc"), realCatalog().identity!];

test("labels: readers of English get an English label for every documented action (real catalog)", () => {
  for (const { actions } of catalogs) {
    for (const action of actions.filter(({ status }) => status === "documented")) {
      const labels = [...labelsOf(action, "en"), ...action.permissions.map((row) => labelOf(row, "en"))];
      assert.ok(labels.length > 1 && labels.every((label) => label !== "" && !chinese.test(label)), `${action.name}: ${labels.join(" | ")}`);
    }
  }
});

test("labels: readers of English get every case of a dependency in English (real catalog)", () => {
  for (const { actions } of catalogs) {
    const cases = actions.flatMap((action) => dependenciesOf(action).conditional.flatMap((need) => casesOf(need, "en")));
    assert.deepEqual(cases.filter((one) => chinese.test(one)), []);
  }
});

test("labels: a derived label is no label for readers of Chinese, and gives way to a published one (real catalog)", () => {
  const action = realCatalog().action("bms:servers:reboot")!;
  assert.deepEqual(labelsOf(action, "zh"), ["批量重启裸金属服务器"]);
  assert.deepEqual(labelsOf(action, "en"), ["Reboot servers"]);
  const published = realCatalog().action("ecs:servers:stop")!;
  assert.deepEqual(labelsOf(published, "en").filter((label) => label === "Stop servers"), []);
});
