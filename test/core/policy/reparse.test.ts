import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { reparse } from "../../../server/src/core/policy/reparse/reparse.js";
import { policies } from "../../support/policies.js";
import { fixSeed } from "../../support/seed.js";
import { applyTyped, typed } from "../../support/typing.js";

fixSeed();

test("reading a changed policy again gives what reading all of it gives", () => {
  let again = 0;
  fc.assert(
    fc.property(fc.constantFrom(...policies), fc.constantFrom("json" as const, "jsonc" as const), fc.array(typed, { maxLength: 6 }), (start, dialect, all) => {
      let file = parsePolicyFile(start, dialect);
      for (const one of all) {
        const { text, change } = applyTyped(file.text, one);
        const whole = parsePolicyFile(text, dialect);
        const part = reparse(file, change, text);
        if (part) {
          again++;
          assert.deepEqual(part, whole);
        }
        file = part ?? whole;
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(again > 700, `only ${String(again)} changes were read again in part`);
});
