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
    return otherWork().then(() => {
      began = performance.now();
    });
  };
}

/** The number of waiting messages that are processed before the work goes on: each takes one turn. */
const turns = 4;

async function otherWork(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn();
}

/** Messages arrive as macrotasks, so a promise alone would not let them through. A timer would sleep a millisecond. */
function nextTurn(): Promise<void> {
  return new Promise((next) => (typeof setImmediate === "function" ? setImmediate(next) : setTimeout(next, 0)));
}
