/**
 * Runs `work`, never twice at the same time: a call during a run starts one more run afterwards. So the last state is
 * always processed, however fast things change, and without a timer. `failed` receives errors; the next run happens
 * anyway.
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
