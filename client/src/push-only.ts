import type { ClientCapabilities, StaticFeature } from "vscode-languageclient";

/**
 * Makes the server push diagnostics by leaving out the pull capability. Pulled diagnostics are kept in a separate list
 * from pushed ones, so a file of Check All would be in both or in none for a moment while it is opened or closed. In
 * addition the library pulls the diagnostics of the whole workspace every two seconds.
 */
export const pushOnly: StaticFeature = {
  fillClientCapabilities({ textDocument, workspace }: ClientCapabilities) {
    delete textDocument?.diagnostic;
    delete workspace?.diagnostics;
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
