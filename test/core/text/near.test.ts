import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance, nearest } from "../../../server/src/core/text/near.js";

test("near: changed, added, omitted and swapped letters count one each", () => {
  for (const [a, b, distance] of [["Effect", "Efect", 1], ["Action", "Actoin", 1], ["Action", "Actions", 1], ["Allow", "Deny", 5], ["", "abc", 3]] as const) {
    assert.equal(editDistance(a, b), distance, `${a} ${b}`);
  }
});

test("near: the nearest come first in any letter case, and distant ones are left out", () => {
  assert.deepEqual(nearest("servers", ["server", "SERVERS", "volumes"], 3), ["SERVERS", "server"]);
  assert.deepEqual(nearest("lst", ["list", "get"], 3), ["list"]);
  assert.deepEqual(nearest("list", ["delete"], 3), []);
  assert.deepEqual(nearest("stop", ["start", "step"], 3, 1), ["step"]);
});

test("near: the probable meaning, or nothing", () => {
  const meant = (written: string) => nearest(written, ["format", "fix"])[0];
  assert.equal(meant("fromat"), "format");
  assert.equal(meant("xyz"), undefined);
  assert.equal(meant(""), undefined);
  assert.equal(editDistance("abcd", "abdc", 9), 1);
  assert.equal(editDistance("abcd", "", 3), 3);
});
