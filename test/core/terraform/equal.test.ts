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

/** What a finding says. In blocks, the names are those of arguments, and Terraform rejects what the service would. */
const said = (one: Finding, isInBlocks: boolean) => (isInBlocks ? JSON.stringify({ ...one.report.args, name: "" }) : messageOf(one));
const described = (found: readonly Finding[], isInBlocks: boolean) => found.map((one) => `${one.rule.id}: ${said(one, isInBlocks)}`).sort();
const isOfBlocks = (notation: string) => notation.startsWith("blocks");

test("terraform: a policy has the same findings in every notation as in JSON", () => {
  fc.assert(fc.property(policy, (value) => {
    const inJson = lintSource(JSON.stringify(value, undefined, 2), "json", facts).findings;
    for (const [name, print] of Object.entries(notations)) {
      const found = lintSource(print(value), "terraform", facts).findings;
      assert.deepEqual(described(found, isOfBlocks(name)), described(inJson, isOfBlocks(name)), `${name}\n${print(value)}`);
    }
  }), { numRuns: 300 });
});

test("terraform: a fix gives the same policy in every notation as in JSON, as HashiCorp's parser reads it", async () => {
  const refused: Record<string, number> = {};
  let made = 0;
  await fc.assert(fc.asyncProperty(policy, async (value) => {
    const json = JSON.stringify(value, undefined, 2);
    for (const [name, print] of Object.entries(notations)) {
      const wanted = fixesOf(json, "json", isOfBlocks(name));
      const host = print(value);
      const found = fixesOf(host, "terraform", isOfBlocks(name));
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
function fixesOf(text: string, notation: "json" | "terraform", isInBlocks: boolean) {
  const seen = new Map<string, number>();
  return new Map(lintSource(text, notation, facts).findings.flatMap((finding) => finding.fixes().map((fix) => {
    const title = `${finding.rule.id} ${said(finding, isInBlocks)}: ${JSON.stringify(fix.args)} ${fix.title.en}`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return [`${title} #${String(count)}`, fix] as const;
  })));
}
