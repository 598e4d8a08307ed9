import assert from "node:assert/strict";
import test from "node:test";
import { format } from "@cdktf/hcl-tools";
import fc from "fast-check";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";
import { notations, type PlainPolicy } from "../../support/terraform.js";
import { terraformFiles } from "../../support/terraform-files.js";
import { withComments } from "../../support/with-comments.js";

fixSeed();

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:resize -> ecs:servers:get, evs:volumes:list, vpc:ports:create
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  vpc:ports:creare => vpc:ports:create
`);
const action = fc.constantFrom(...facts.actions.map(({ name }) => name), "ECS:servers:get", "ecs:servers:gett", "ecs:*:*");
const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "allow"),
    Action: fc.array(action, { maxLength: 4 }),
    Resource: fc.constantFrom(["ecs:*:*:instance:1"], ["*"]),
    Condition: fc.constantFrom({ StringEquals: { "g:UserName": ["x"] } }, { StringEqual: { "g:UserName": ["x"] } }),
  },
  { requiredKeys: ["Effect", "Action"] },
);
const policy: fc.Arbitrary<PlainPolicy> = fc.record({
  Version: fc.constant("1.1"),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});
// HashiCorp's formatter knows only HCL, and writes line breaks without CR.
const inHcl = Object.entries(notations).flatMap(([name, print]) => (/JSON|CRLF/.test(name) ? [] : [print]));
const printed = fc.tuple(fc.constantFrom(...inHcl), policy).map(([print, value]) => print(value));
const files = terraformFiles.filter((text) => !text.startsWith("{"));

test("terraform: a formatted file stays formatted after each fix, as terraform fmt does it", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(printed, fc.constantFrom(...files)), async (written) => {
      const text = await format(written);
      for (const finding of lintSource(text, "terraform", facts).findings)
        for (const { refused, edits } of finding.fixes()) {
          if (refused) continue;
          made++;
          const fixed = applyEdits(text, edits);
          assert.equal(await format(fixed), fixed);
        }
    }),
    { numRuns: 300 },
  );
  assert.ok(made > 200, String(made));
});

test("terraform: rows with comments are aligned again after each fix, and after several at once", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(printed, fc.constantFrom(...files)).chain(withComments), async (written) => {
      const text = await format(written);
      for (const finding of lintSource(text, "terraform", facts).findings) {
        const all = finding.fixAll();
        for (const { refused, edits } of [...finding.fixes(), ...(all ? [all] : [])]) {
          if (refused) continue;
          made++;
          const fixed = applyEdits(text, edits);
          assert.equal(await format(fixed), fixed);
        }
      }
      const fixed = applySafeFixes(text, facts, {}, "terraform").text;
      assert.equal(await format(fixed), fixed);
    }),
    { numRuns: 300 },
  );
  assert.ok(made > 300, String(made));
});
