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

test("a file with another policy beside the edited one is read from the start", () => {
  const beside = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }';
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }], "role": { "policy": ${beside} } }`;
  const at = text.indexOf("stop");
  const file = parsePolicyFile(text);
  assert.equal(file.policies.length, 2);
  const after = `${text.slice(0, at)}re${text.slice(at)}`;
  assert.equal(reparse(file, { start: at, oldEnd: at, newEnd: at + 2 }, after), undefined);
});
