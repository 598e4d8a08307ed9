// Runs the stages of `npm test`, side by side where they do not need each other.

const failure = (output) => ({ ok: false, output, passed: 0, failed: 1 });

/**
 * Runs all stages and prints what they do. `work(slot)` of a stage gets a function that runs one program when a slot
 * is free, those of earlier stages first. A stage `needs` others (by title, as far as they are in the list):
 * if one of them fails, the stage is not run and counts as failed. Returns one row for each stage.
 */
export async function runStages(stages, slot) {
  const ends = new Map();
  for (const [order, stage] of stages.entries()) {
    ends.set(stage.title, runStage(stage, ends, (work, options) => slot(work, { order, ...options })));
  }
  return Promise.all(ends.values());
}

async function runStage({ title, needs = [], work }, ends, slot) {
  for (const need of needs.filter((other) => ends.has(other))) {
    const { ok } = await ends.get(need);
    if (!ok) return { title, ...failure(""), note: `not run: ${need} failed` };
  }
  let start;
  const timed = (one, options) => slot(() => { start ??= Date.now(); return one(); }, options);
  const result = await work(timed).catch((error) => failure(error.message));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const note = `${result.ok ? "ok" : "FAILED"}, ${seconds} s`;
  console.log(`== ${title}: ${note}`);
  if (!result.ok) console.log(result.output.trim());
  return { title, ...result, note };
}
