import assert from "node:assert/strict";
import { test } from "node:test";
import { restartPolicy } from "../../client/src/restart-policy.js";

test("restart policy: a server that keeps ending is not restarted", () => {
  const mayRestart = restartPolicy(3, 1000);
  assert.deepEqual([0, 10, 20, 30].map(mayRestart), [true, true, false, false]);
});

test("restart policy: ends that are far apart do not add up", () => {
  const mayRestart = restartPolicy(3, 1000);
  assert.deepEqual([0, 900, 1800, 2700, 3600].map(mayRestart), [true, true, true, true, true]);
});
