import assert from "node:assert/strict";
import test from "node:test";
import { realCatalog } from "../../support/catalog.js";
import { findings, policy } from "../../support/fixture.js";

const real = realCatalog();
const many = (item: (index: number) => string, count = 20_000) => policy(Array.from({ length: count }, (_, index) => `"${item(index)}"`).join(",\n"));

// Generous limits: they detect quadratic time on any machine.
const large: readonly (readonly [what: string, text: string])[] = [
  ["known actions", many((index) => real.actions[index % real.actions.length]!.name)],
  ["unknown actions", many((index) => `x:y:z${String(index)}`)],
  ["wildcards", many((index) => `x${String(index)}:*:get*`)],
  ["actions with blanks", many(() => " ecs:servers:stop")],
  ["more findings than a call takes arguments", many(() => " a", 200_000)],
  ["statements", `{ "Version": "1.1", "Statement": [${'{ "Effect": "Deny", "Action": ["ecs:*:get"], "Condition": {} },'.repeat(20_000)}{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }] }`],
];
for (const [what, text] of large) {
  test(`size on the real catalog: the time to check a large policy of ${what} is proportional to its length`, () => {
    const started = performance.now();
    const found = findings(text, real);
    found[0]?.fixes();
    found[0]?.fixAll();
    assert.ok(performance.now() - started < 10_000, `${String(Math.round(performance.now() - started))} ms`);
  });
}
