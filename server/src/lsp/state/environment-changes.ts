/** What has changed beside the text of a document. `config-typed`: a configuration file in an editor, not saved yet. */
export type Cause = "settings" | "folders" | "config-file" | "config-typed";

/**
 * The one event after which everything that depends on settings, folders or configuration files is made again. What is
 * computed needs no event: snapshots compare what they were made from. So listeners only send and forget.
 */
export class EnvironmentChanges {
  readonly #listeners: ((cause: Cause) => void)[] = [];
  #revision = 0;

  /** Incremented with each change. */
  get revision(): number {
    return this.#revision;
  }

  onChange(listener: (cause: Cause) => void): void {
    this.#listeners.push(listener);
  }

  changed(cause: Cause): void {
    this.#revision++;
    for (const listener of this.#listeners) listener(cause);
  }
}
