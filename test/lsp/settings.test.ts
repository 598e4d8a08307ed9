import assert from "node:assert/strict";
import test from "node:test";
import { readSettings } from "../../server/src/lsp/state/settings.js";

const choiceOf = (section: object) => {
  const { catalog, problems } = readSettings(section);
  return { ...catalog, problems };
};

test("settings: the name of 0.1.0 for the catalog still works, and gives way to the new one", () => {
  assert.deepEqual(choiceOf({ catalogue: { edition: "otc", overlay: "own.json" } }), { edition: "otc", overlay: "own.json", problems: [] });
  const defaults = { edition: "huaweicloud", overlay: "" };
  assert.deepEqual(choiceOf({ catalog: defaults, catalogue: { edition: "otc", overlay: null } }), { edition: "otc", overlay: undefined, problems: [] });
  assert.deepEqual(choiceOf({ catalog: { ...defaults, overlay: "new.json" }, catalogue: { overlay: "old.json" } }).overlay, "new.json");
  assert.deepEqual(choiceOf({ catalogue: { edition: "mars" } }).problems, ["catalog.edition: mars"]);
});
