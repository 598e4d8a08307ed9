import assert from "node:assert/strict";
import test from "node:test";
import { urnFormOf } from "../../../server/src/core/policy/forms/urn.js";

test("urn: blanks around a colon can be removed; a blank inside of a part has no certain meaning", () => {
  assert.deepEqual(urnFormOf(" ecs : *:*:instance:x"), { kind: "blanks", meant: "ecs:*:*:instance:x", part: undefined });
  for (const text of ["e cs:*:*:instance:x", "evs:volumes:list ecs:*:get*", "O\rBS:*:*:bucket:*"])
    assert.deepEqual(urnFormOf(text), { kind: "blanks", meant: undefined, part: undefined }, text);
});
