import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const role = (actions: string) => {
  const policy = `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })}`;
  return JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy } } } });
};
const blocks = (action: unknown, more: object = {}) =>
  JSON.stringify({
    resource: { opentelekomcloud_identity_role_v3: { r: { statement: [{ effect: "Allow", action, ...more }] } } },
  });
const written = (text: string) => JSON.stringify(text).slice(1, -1);

/** Checks that the first fix of a file's only finding replaces a text by another one, and leaves no finding. */
function fixes(text: string, before: string, after: string): void {
  const [only, ...others] = lintSource(text, "terraform", facts).findings;
  assert.ok(only && others.length === 0, text);
  const [fix] = only.fixes();
  assert.equal(fix!.refused, undefined, text);
  const fixed = applyEdits(text, fix!.edits);
  assert.equal(fixed, text.replace(written(before), () => written(after)));
  assert.deepEqual(lintSource(fixed, "terraform", facts).findings, []);
}

test("terraform: a fix removes an item of an expression in a string of a JSON file with its comment", () => {
  for (const [before, after] of [
    ['["ecs:servers:get", "ecs:servers:get" /* twice */]', '["ecs:servers:get"]'],
    [
      '[\n  "ecs:servers:list", # why\n  "ecs:servers:list", # twice\n]',
      '[\n  "ecs:servers:list", # why\n]',
    ],
  ] as const)
    for (const text of [role(before), blocks(`\${${before}}`)]) fixes(text, before, after);
  const template = '${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = [\n'
    + '  "ecs:servers:list",\n  "ecs:servers:list", # twice\n] }] })}\n';
  const [only] = lintSource(template, "terraform", facts).findings;
  assert.equal(applyEdits(template, only!.fixes()[0]!.edits), template.replace('  "ecs:servers:list", # twice\n', ""));
});

test("terraform: a fix inserts an item into a list of an expression in a string of a JSON file", () => {
  for (const [before, after] of [
    ['["ecs:servers:stop"]', '["ecs:servers:stop","ecs:servers:get"]'],
    [
      'concat(["ecs:servers:stop"], ["ecs:servers:list"])',
      'concat(["ecs:servers:stop", "ecs:servers:get"], ["ecs:servers:list"])',
    ],
  ] as const)
    fixes(blocks(`\${${before}}`), before, after);
  const stop = '["ecs:servers:stop"';
  fixes(role(`${stop}]`), `${stop}]`, `${stop}, "ecs:servers:get"]`);
});

test("terraform: a comment in an expression in a string of a JSON file is no syntax error, one beside the string is", () => {
  const text = blocks('${["ecs:servers:list" /* why */]}');
  const found = (one: string) => lintSource(one, "terraform", facts).findings.map(({ rule }) => rule.id);
  assert.deepEqual(found(text), []);
  assert.deepEqual(found(blocks(["ecs:servers:list"]).replace('"]', '" /* why */]')), ["json-syntax"]);
});
