import assert from "node:assert/strict";
import test from "node:test";
import { applyEdits } from "../../server/src/core/text/range.js";
import { realCatalog, seed } from "../support/catalog.js";
import { applied, findings, policy } from "../support/fixture.js";

const real = realCatalog();
const missing = (text: string) => findings(text, real).filter(({ rule }) => rule.id === "missing-dependency");
const actionsOf = (text: string) =>
  (JSON.parse(text) as { Statement: { Action: string[] }[] }).Statement.flatMap(({ Action }) => Action);

for (const [name, needs] of Object.entries(seed)) {
  test(`seed on the real catalog: ${name} lacks exactly what its row says, and the fix adds all of it`, () => {
    const text = policy(`"${name}"`);
    const found = missing(text);
    assert.deepEqual(
      found.map(({ report }) => report.facts),
      needs.length > 0 ? [{ action: name, missing: needs }] : [],
    );
    if (needs.length === 0) return;
    const fixed = applied(text, found[0]?.fixes()[0]);
    assert.deepEqual(actionsOf(fixed), [name, ...needs]);
    assert.deepEqual(missing(fixed), []);
    // Dependencies from a newer page are hints, and added actions bring no new warnings.
    for (const { severity } of findings(fixed, real)) assert.equal(severity, "hint");
  });
}

test("seed on the real catalog: one fix for all nine actions", () => {
  const names = Object.keys(seed);
  const text = policy(names.map((name) => `"${name}"`).join(", "));
  const fixed = applied(text, missing(text)[0]?.fixAll());
  assert.deepEqual(actionsOf(fixed).sort(), [...names, ...new Set(Object.values(seed).flat())].sort());
  assert.deepEqual(missing(fixed), []);
});

test("seed on the real catalog: the misprint counts as the correct action, and is corrected", () => {
  const written = seed["ecs:servers:resize"]!.map((name) => name.replace("vpc:ports:create", "vpc:ports:creare"));
  const text = policy(["ecs:servers:resize", ...written].map((name) => `"${name}"`).join(", "));
  const warnings = findings(text, real).filter(({ severity }) => severity !== "hint");
  assert.deepEqual(warnings.map(({ rule }) => rule.id), ["documentation-erratum"]);
  assert.equal(applied(text, warnings[0]?.fixes()[0]), text.replace("creare", "create"));
});

test("real catalog: the first fix completes each documented action alone, and one fix completes all of a service", () => {
  for (const { name } of real.actions) {
    const text = policy(`"${name}"`);
    const [fix] = missing(text)[0]?.fixes() ?? [];
    if (!fix || fix.refused) continue;
    assert.deepEqual(missing(applyEdits(text, fix.edits)).map(({ report }) => report.facts), [], name);
  }
  for (const service of new Set(real.actions.map((action) => action.service))) {
    const actions = real.actions.filter((action) => action.service === service).slice(0, 40);
    const text = policy(actions.map(({ name }) => `"${name}"`).join(", "));
    const found = missing(text);
    const fix = found[0]?.fixAll() ?? found[0]?.fixes()[0];
    if (!fix || fix.refused) continue;
    assert.deepEqual(missing(applyEdits(text, fix.edits)).map(({ report }) => report.facts), []);
  }
});
