import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";
import { notations, officialPolicy, type PlainPolicy } from "../../support/terraform.js";

fixSeed();

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:reboot -> ecs:servers:get
  ecs:servers:resize -> ecs:servers:get, evs:volumes:list, vpc:ports:create
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  ecs:servers:list -> ecs:servers:get
  vpc:ports:creare => vpc:ports:create
`);
const action = fc.constantFrom(...facts.actions.map(({ name }) => name), "ECS:servers:get", "ecs:servers:gett", "ecs:*:list*", "ecs:*:*", "ecs:servers", "evs:volumes:list ");
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny", "allow"),
  Action: fc.array(action, { minLength: 0, maxLength: 4 }),
  Resource: fc.constantFrom(["ecs:*:*:instance:1"], ["OBS:*:*:object:b/${g:UserName}/*"], ["*"]),
  Condition: fc.constantFrom({ StringEquals: { "g:UserName": ["x"] } }, { StringEqual: { "g:UserName": ["x", "y"] } }),
}, { requiredKeys: ["Effect", "Action"] });
const policy: fc.Arbitrary<PlainPolicy> = fc.record({ Version: fc.constant("1.1"), Statement: fc.array(statement, { minLength: 1, maxLength: 3 }) });

const described = (found: readonly Finding[]) => found.map((one) => `${one.rule.id}: ${messageOf(one)}`).sort();

test("terraform: a policy has the same findings in every notation as in JSON", () => {
  fc.assert(fc.property(policy, (value) => {
    const inJson = described(lintSource(JSON.stringify(value, undefined, 2), "json", facts).findings);
    for (const [name, print] of Object.entries(notations)) assert.deepEqual(described(lintSource(print(value), "terraform", facts).findings), inJson, `${name}\n${print(value)}`);
  }), { numRuns: 300 });
});

test("terraform: a fix gives the same policy in every notation as in JSON, as HashiCorp's parser reads it", async () => {
  const refused: Record<string, number> = {};
  let made = 0;
  await fc.assert(fc.asyncProperty(policy, async (value) => {
    const json = JSON.stringify(value, undefined, 2);
    const wanted = fixesOf(json, "json");
    for (const [name, print] of Object.entries(notations)) {
      const host = print(value);
      const found = fixesOf(host, "terraform");
      assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort(), host);
      for (const [title, fix] of found) {
        const inJson = wanted.get(title)!;
        if (fix.refused) {
          if (!inJson.refused) refused[`${name}: ${fix.title.en}`] = (refused[`${name}: ${fix.title.en}`] ?? 0) + 1;
          continue;
        }
        made++;
        assert.deepEqual(await officialPolicy(applyEdits(host, fix.edits)), JSON.parse(applyEdits(json, inJson.edits)), `${name}: ${title}\n${applyEdits(host, fix.edits)}`);
      }
    }
  }), { numRuns: 300 });
  assert.ok(made > 300, String(made));
  assert.deepEqual(refused, {}, "no fix is refused that JSON can take");
});

/** Fixes by rule, order and title, which are the same in all notations. */
function fixesOf(text: string, notation: "json" | "terraform") {
  const seen = new Map<string, number>();
  return new Map(lintSource(text, notation, facts).findings.flatMap((finding) => finding.fixes().map((fix) => {
    const title = `${finding.rule.id} ${messageOf(finding)}: ${JSON.stringify(fix.args)} ${fix.title.en}`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return [`${title} #${String(count)}`, fix] as const;
  })));
}
