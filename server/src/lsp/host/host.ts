import type { WorkspaceFiles } from "../workspace/files.js";

/** What the server may use of its machine. */
export interface Host {
  /** The files on the disk of this machine; `undefined` if it has none. */
  readonly files: WorkspaceFiles | undefined;
  /** The URI of a rule's page; `undefined` if the pages are not available. */
  rulePage(rule: string): string | undefined;
  /** The API calls of the Terraform provider in their packed form; `undefined` if they are not available. */
  terraformApis(): string | undefined;
}

/** A server that knows only what its client sends. */
export const noHost: Host = { files: undefined, rulePage: () => undefined, terraformApis: () => undefined };
