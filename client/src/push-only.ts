import type { ClientCapabilities, StaticFeature } from "vscode-languageclient";

/**
 * Keeps the client from asking for diagnostics, so that the server pushes them. Problems that are asked for live in a list
 * of their own beside the pushed ones: a file that Check All has looked at would, opened or closed, be for a moment in
 * both or in none. And of the whole workspace the library asks every two seconds, whether anybody wants to know or not.
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
