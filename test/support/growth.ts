import assert from "node:assert/strict";

/** A processor time in milliseconds. Smaller ones are mostly noise. */
const noticeable = 30;

/**
 * Fails if the work on an input of this size takes more than eight times the work on a quarter of it: in proportion, it
 * would be four times, and with the square of the size, sixteen times. Both are processor times in one process, so the
 * machine and what else it does make no difference. What looks like growth is measured again, because a collection of
 * garbage or the compilation of the code can be in one of them only.
 */
export function assertProportional<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): void {
  const [quarter, whole] = [make(Math.round(size / 4)), make(size)];
  let [less, more] = [Infinity, Infinity];
  for (let attempt = 0; attempt < 5; attempt++) {
    less = Math.min(less, timeOf(() => work(quarter)));
    more = Math.min(more, timeOf(() => work(whole)));
    if (more < noticeable || more <= 8 * less) return;
  }
  assert.fail(`a quarter of the input takes ${less.toFixed(0)} ms of processor time, the whole ${more.toFixed(0)} ms`);
}

function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
