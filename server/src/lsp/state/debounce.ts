/** How long a document must rest before it is checked again, in milliseconds: a check is done before the next key comes. */
const debounceMs = 50;

/** Runs work after a short rest, and once for all that asked for it meanwhile. */
export class Debounce {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Runs `work` when nothing has called this for the time of a rest. */
  afterLast(work: () => void): void {
    this.cancel();
    this.afterFirst(work);
  }

  /** Runs `work` after a rest from now; work that waits already is not put off. So it runs although calls never end. */
  afterFirst(work: () => void): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      work();
    }, debounceMs);
  }

  /** Drops the work that waits. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
