import { noFiles, type WorkspaceFiles } from "../workspace/files.js";

/** What a server may know of the machine that it runs on. */
export interface Host {
  /** The files of the workspace as this machine sees them, for a client that does not give them out itself. */
  readonly files: WorkspaceFiles;
  /** The address of a rule's page; `undefined` if the pages are not at hand. */
  rulePage(rule: string): string | undefined;
}

/** A server that knows nothing but what its client tells it. */
export const noHost: Host = { files: noFiles, rulePage: () => undefined };
