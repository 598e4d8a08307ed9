/** The maximum time that long-running work blocks other work. */
const sliceMs = 10;

/**
 * For long-running work: await the returned function between two pieces. It yields to other work when the time is used
 * up.
 */
export function yieldToEventLoop(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    // Messages arrive as macrotasks, so a promise alone would not let them through.
    await new Promise<void>((next) => setTimeout(next, 0));
    began = performance.now();
  };
}
