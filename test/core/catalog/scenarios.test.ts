import assert from "node:assert/strict";
import test from "node:test";
import { lookUp } from "../../../server/src/core/catalog/lookup/find-actions.js";
import { scenariosFor } from "../../../server/src/core/catalog/lookup/find-scenarios.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { actionPage } from "../../../server/src/core/describe/action/action-page.js";
import { outlineToPlainText } from "../../../server/src/core/outline/plain-text.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const titles = (query: string) =>
  scenariosFor(lookUp(query, catalog), query, catalog).map(({ product, name, purpose }) => [product, name, purpose ?? ""].join(" / "));

test("scenarios: found by the words of the product, table, name and purpose", () => {
  assert.deepEqual(titles("modelarts federated training"), ["ModelArts / Federated training / Run a federated learning-powered training job"]);
  assert.deepEqual(titles("redis trigger"), []);
  assert.deepEqual(titles("dataarts create mrs connections"), [
    "DataArts Studio / Management Center / Create MRS connections",
    "DataArts Studio / Management Center / Create MRS connections",
    "DataArts Studio / DataArts Migration / Create MRS connections",
  ]);
});

test("scenarios: an action is listed by its name in any letter case, or by a wildcard", () => {
  const names = (action: string) => catalog.scenarios.naming(action).map(({ name }) => name);
  assert.deepEqual(names("GES:graph:access").slice(0, 1), ["Import GES"]);
  assert.deepEqual(names("modelarts:workspace:delete"), ["Workspace"]);
  assert.deepEqual(names("ecs:servers:resize"), []);
});

test("scenarios: every one is complete, and its entries are names", () => {
  assert.ok(catalog.scenarios.all.length > 100);
  for (const { actions, product, table, name, source, purpose } of catalog.scenarios.all) {
    assert.ok(actions.length > 0 && product !== "" && table !== "" && name !== "" && source.title !== "", name);
    assert.ok(actions.every((action) => parseActionPattern(action).parts), actions.join());
    assert.ok(purpose === undefined || purpose.length <= 90, purpose);
  }
});

test("scenarios: they never become dependencies, and the page of an action counts them", () => {
  const page = (language: "en" | "zh") => outlineToPlainText(actionPage("ges:graph:access", catalog, language));
  assert.match(page("en"), /\nListed for 2 jobs in the console \(DataArts Studio\)\.$/);
  assert.match(page("zh"), /\nDataArts Studio 的 2 个控制台场景列有此项。$/);
  assert.doesNotMatch(page("en"), /[Dd]epends on/);
});
