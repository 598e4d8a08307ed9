/** What a server may know of the machine that it runs on. */
export interface Host {
  /** The text of a file by its URI; `undefined` if there is none, or it cannot be read. */
  readFile(uri: string): string | undefined;
  /** The address of a rule's page; `undefined` if the pages are not at hand. */
  rulePage(rule: string): string | undefined;
}

/** A server that knows nothing but what its client tells it. */
export const noHost: Host = { readFile: () => undefined, rulePage: () => undefined };
