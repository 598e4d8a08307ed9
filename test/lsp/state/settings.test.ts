import assert from "node:assert/strict";
import test from "node:test";
import { overFirstSettings, readSettings } from "../../../server/src/lsp/state/settings.js";

const choiceOf = (section: object) => {
  const { catalog, problems } = readSettings(section);
  return { ...catalog, problems };
};

test("settings: the name of the catalog section in 0.1.0 still works, and the new one takes precedence", () => {
  assert.deepEqual(choiceOf({ catalogue: { edition: "otc", overlay: "own.json" } }), { edition: "otc", overlay: "own.json", problems: [] });
  const defaults = { edition: "huaweicloud", overlay: "" };
  assert.deepEqual(choiceOf({ catalog: defaults, catalogue: { edition: "otc", overlay: null } }), { edition: "otc", overlay: undefined, problems: [] });
  assert.deepEqual(choiceOf({ catalog: { ...defaults, overlay: "new.json" }, catalogue: { overlay: "old.json" } }).overlay, "new.json");
  assert.deepEqual(choiceOf({ catalogue: { edition: "mars" } }).problems, ["catalog.edition: mars"]);
});

test("settings: settings that a client sends override the initialization options, key by key", () => {
  const first = { language: "zh", rules: { "empty-action": "off" }, catalog: { edition: "otc" } };
  assert.deepEqual(overFirstSettings(first, {}), first);
  assert.deepEqual(overFirstSettings(first, undefined), first);
  assert.deepEqual(overFirstSettings(first, null), first);
  assert.deepEqual(overFirstSettings(first, { language: "en", catalog: { overlay: "a.json" }, rules: { "unknown-action": "error" } }), {
    language: "en",
    rules: { "empty-action": "off", "unknown-action": "error" },
    catalog: { edition: "otc", overlay: "a.json" },
  });
  assert.deepEqual(overFirstSettings(first, { language: null }), first, "null means not set");
  assert.equal(overFirstSettings(first, "zh"), "zh", "reported as invalid");
  assert.deepEqual(overFirstSettings(undefined, { language: "en" }), { language: "en" });
});
