/** The delay between an edit and the next check, short enough that a check ends before the next keystroke. */
const debounceMs = 50;

/** Delays work and combines several calls into one. */
export class Debounce {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Runs `work` when there was no call for the length of the delay. */
  afterLast(work: () => void): void {
    this.cancel();
    this.afterFirst(work);
  }

  /**
   * Runs `work` after the delay from the first call. Later calls do not postpone it, so it runs even if calls never
   * stop.
   */
  afterFirst(work: () => void): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      work();
    }, debounceMs);
  }

  /** Drops the pending work. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
