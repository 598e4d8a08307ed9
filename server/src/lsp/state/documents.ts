import type { FileEvent } from "vscode-languageserver";
import { isConfigFile } from "../../core/config/config-files.js";
import { mayHoldTests } from "../../features/policy-tests/test-snapshot.js";
import type { ServerContext } from "./context.js";

/**
 * Follows the configuration files on disk and in editors. `onFiles` receives every file that was created, changed or
 * deleted.
 */
export function registerConfigs(
  { connection, documents, client, configs, workspace }: ServerContext,
  onFiles: (changes: readonly FileEvent[]) => void,
): void {
  connection.onDidChangeWatchedFiles(async (params) => {
    const changes = workspace.filesChanged(params.changes);
    if (changes.length > 0) onFiles(changes);
    const changed = new Set(changes.filter(({ uri }) => isConfigFile(uri)).map(({ uri }) => uri));
    if (changed.size > 0) await configs.reload([...changed]);
  });
  documents.onDidChangeContent(({ document }) => {
    if (isConfigFile(document.uri)) configs.typed();
  });
  documents.onDidOpen(async ({ document }) => {
    // A client that does not watch files cannot report a new one.
    if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true)
      await configs.reloadAbove(document.uri);
  });
  documents.onDidClose(async ({ document: { uri } }) => {
    // Unsaved text of a closed file no longer counts.
    if (isConfigFile(uri)) await configs.reload([uri]);
  });
}

/** Publishes diagnostics when documents are opened, changed and closed. */
export function registerDocuments({ documents, snapshots, siblings, publish, closedFiles }: ServerContext): void {
  // Also fires for a document that was just opened.
  documents.onDidChangeContent(({ document }) => {
    // A change of a configuration file has its own event for all documents.
    if (isConfigFile(document.uri)) return;
    publish.changed(document.uri);
    othersChanged(document.uri);
  });
  /** An ignore entry may become used or unused when a policy changes, and a test names policies. */
  function othersChanged(changed: string): void {
    for (const uri of siblings.affectedBy(changed)) publish.changed(uri);
    for (const { uri } of documents.all()) if (uri !== changed && mayHoldTests(uri)) publish.changed(uri);
  }
  documents.onDidOpen(({ document }) => closedFiles.opened(document.uri));
  documents.onDidClose(({ document }) => {
    snapshots.forget(document.uri);
    // For the others, the file on disk counts again.
    if (!isConfigFile(document.uri)) othersChanged(document.uri);
    if (closedFiles.closed(document.uri)) publish.forget(document.uri);
    else publish.clear(document.uri);
  });
}
