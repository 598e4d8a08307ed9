/** How long work of many pieces may keep others waiting. */
const sliceMs = 10;

/** For work of many pieces: ask it between two of them, and it lets others have their turn when this one was long enough. */
export function yieldToEventLoop(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    // Messages come in by macrotasks: a promise alone would not let them through.
    await new Promise<void>((next) => setTimeout(next, 0));
    began = performance.now();
  };
}
