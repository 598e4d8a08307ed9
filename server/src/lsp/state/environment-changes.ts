/**
 * What has changed apart from the text of a document. `config-typed`: a configuration file in an editor, not saved yet.
 */
export type Cause = "settings" | "folders" | "config-file" | "config-typed";

/**
 * The event for changes of settings, folders and configuration files. Listeners only send results or drop caches:
 * snapshots compare their inputs, so computed values need no event.
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
