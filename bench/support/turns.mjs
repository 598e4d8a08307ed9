// Servers take turns sample by sample, so that all have the same conditions.

/** Runs `work` and returns its time in milliseconds with its result. */
export async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - started, result };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * Takes `rounds` samples of each participant (a record of clients). `sample(client, index, name)` returns the time of
 * one answer and whether it has the expected content; a wrong one is not counted. Returns for each participant the
 * median of wall time and the mean of CPU time of its process, in milliseconds, and the number of wrong answers. CPU
 * time contains everything that the process did for these samples, also after the answer; it is unknown if one of them
 * was wrong.
 */
export async function takeTurns(participants, { rounds, warm = Math.ceil(rounds / 3), sample }) {
  const names = Object.keys(participants);
  const taken = Object.fromEntries(names.map((name) => [name, { times: [], wrong: 0, cpu: 0 }]));
  for (let index = -2 * Math.ceil(warm / 2); index < rounds; index++) {
    if (index === 0) for (const name of names) taken[name].cpu = (await participants[name].usage()).cpu;
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + index + rounds * names.length) % names.length];
      const { milliseconds, isRight } = await sample(participants[name], index + rounds * 2, name);
      if (index < 0) continue;
      if (isRight) taken[name].times.push(milliseconds);
      else taken[name].wrong++;
    }
  }
  for (const name of names) {
    const { times, wrong, cpu } = taken[name];
    const used = ((await participants[name].usage()).cpu - cpu) / rounds;
    taken[name] = { wall: median(times), cpu: wrong > 0 ? undefined : used, wrong };
  }
  return taken;
}
