// Work of several stages on the processors of this machine.

/**
 * Returns a function that runs work when a slot is free. Of what waits, the work with the lowest `order` is next.
 * `all`: the work needs all slots, because it measures the processor.
 */
export function slots(count) {
  let free = count;
  const waiting = [];
  const next = () => {
    for (let first = waiting[0]; first && first.takes <= free; first = waiting[0]) {
      waiting.shift();
      free -= first.takes;
      first.start();
    }
  };
  return async (work, { order = 0, all = false } = {}) => {
    const takes = all ? count : 1;
    await new Promise((start) => {
      const later = waiting.findIndex((other) => other.order > order);
      waiting.splice(later < 0 ? waiting.length : later, 0, { order, takes, start });
      next();
    });
    try {
      return await work();
    } finally {
      free += takes;
      next();
    }
  };
}
