import assert from "node:assert/strict";
import test from "node:test";
import { latest } from "../../client/src/latest.js";

/** Work that ends when the test says so. */
function controlled() {
  const open: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => { open.push(resolve); });
  const end = async () => {
    open.at(-1)?.();
    await new Promise((resolve) => { setImmediate(resolve); });
  };
  return { work, end, begun: () => open.length };
}

test("latest: never two runs at a time; any number of calls during a run lead to one more", async () => {
  const { work, end, begun } = controlled();
  const ask = latest(work, (error) => { throw error; });
  ask();
  assert.equal(begun(), 1);
  for (let i = 0; i < 5; i++) ask();
  assert.equal(begun(), 1);
  await end();
  assert.equal(begun(), 2);
  await end();
  assert.equal(begun(), 2);
  ask();
  assert.equal(begun(), 3);
  await end();
});

test("latest: an error does not prevent the next run", async () => {
  let runs = 0;
  const failures: unknown[] = [];
  const ask = latest(() => {
    runs++;
    return runs === 1 ? Promise.reject(new Error("no")) : Promise.resolve();
  }, (error) => failures.push(error));
  ask();
  ask();
  await new Promise((resolve) => { setImmediate(resolve); });
  assert.deepEqual([runs, failures.length], [2, 1]);
});
