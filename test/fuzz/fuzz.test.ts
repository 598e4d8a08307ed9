import assert from "node:assert/strict";
import test from "node:test";
import { checkCases } from "./core-cases.js";
import { memoryNow, playDay } from "./day.js";
import { checkSequences } from "./sequences.js";

// A short part of `npm run fuzz`. The seed is the same in every run; for others: FUZZ_SEED=7 npm test -- test/fuzz
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_130);

test(`fuzz, seed ${seed}: 3,000 texts of all languages keep the promises of the core`, () => {
  const failures: string[] = [];
  checkCases({ seed, from: 0, count: 3000, failed: (message) => failures.push(message) });
  assert.equal(failures.length, 0, failures.slice(0, 3).join("\n\n"));
});

test(`fuzz, seed ${seed}: 100 message sequences get all answers, and end like a fresh server`, async () => {
  const failures: string[] = [];
  await checkSequences({ seed, from: 0, count: 100, failed: (message) => failures.push(message) });
  assert.equal(failures.length, 0, failures.slice(0, 3).join("\n\n"));
});

test("day: 6,000 changes in 50 documents, and the heap stays within 10 % of what it was after 900", async () => {
  const heaps: number[] = [];
  await playDay(6000, seed, (done) => heaps.push(memoryNow(done).heap));
  const median = (some: readonly number[]) => [...some].sort((a, b) => a - b)[some.length >> 1]!;
  const [early, late] = [median(heaps.slice(3, 8)), median(heaps.slice(-5))];
  assert.ok(late < early * 1.1, `the heap grew from ${String(early)} to ${String(late)} MB`);
});
