/**
 * Runs `work`, never twice at a time: whoever asks while it runs makes it run once more when it has ended. So however fast
 * things change, the last state is seen, and nothing waits for a timer. `failed` hears of errors; the next run comes all
 * the same.
 */
export function latest(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let isRunning = false;
  let isStale = false;
  const run = (): void => {
    isRunning = true;
    isStale = false;
    void work().catch(failed).finally(() => {
      isRunning = false;
      if (isStale) run();
    });
  };
  return () => {
    if (isRunning) isStale = true;
    else run();
  };
}
