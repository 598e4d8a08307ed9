/** The maximum time that long-running work blocks other work. */
const sliceMs = 10;

/**
 * For long-running work: await the result of the returned function between two pieces. It yields to other work when the
 * time is used up; until then there is no result, so that thousands of pieces cost no promises.
 */
export function yieldToEventLoop(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < sliceMs) return undefined;
    // Messages arrive as macrotasks, so a promise alone would not let them through.
    return new Promise<void>((next) => setTimeout(next, 0)).then(() => {
      began = performance.now();
    });
  };
}
