import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

test("generated: everything that is generated from the rule list is up to date", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate.mjs", "--check"], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
});
