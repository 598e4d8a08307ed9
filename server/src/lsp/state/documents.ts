import type { FileEvent } from "vscode-languageserver";
import { isConfigFile } from "../../core/config/config-files.js";
import type { ServerContext } from "../requests/group.js";

/**
 * A configuration file speaks about many documents: whatever happens to one, all of them are looked at anew. `onFiles`
 * hears of every file that has come, changed or gone.
 */
export function registerConfigs({ connection, documents, session, publish, workspace }: ServerContext, settingsChanged: () => void, onFiles: (changes: readonly FileEvent[]) => void): void {
  connection.onDidChangeWatchedFiles(async (params) => {
    const changes = workspace.filesChanged(params.changes);
    if (changes.length > 0) onFiles(changes);
    const configs = new Set(changes.filter(({ uri }) => isConfigFile(uri)).map(({ uri }) => uri));
    if (configs.size === 0) return;
    await session.configs.reload([...configs]);
    session.forgetConfigs();
    settingsChanged();
  });
  documents.onDidChangeContent(({ document }) => {
    if (!isConfigFile(document.uri)) return;
    session.forgetConfigs();
    for (const { uri } of documents.all()) if (uri !== document.uri) publish.changed(uri);
  });
  documents.onDidOpen(async ({ document }) => {
    // A client that does not watch files cannot tell of a new one.
    if (session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) return;
    if (!await session.configs.reloadAbove(document.uri)) return;
    session.forgetConfigs();
    settingsChanged();
  });
  documents.onDidClose(async ({ document: { uri: closed } }) => {
    if (!isConfigFile(closed)) return;
    // What was typed into it and not saved no longer counts.
    session.forgetConfigs();
    await session.configs.reload([closed]);
    session.forgetConfigs();
    settingsChanged();
  });
}

/** Diagnostics follow the documents: they come with them, change with them and go with them. */
export function registerDocuments({ documents, session, publish, closedFiles }: ServerContext): void {
  // Fires for a document that was just opened, too.
  documents.onDidChangeContent(({ document }) => {
    publish.changed(document.uri);
    // Whether an ignore entry is still used depends on the policies.
    if (isConfigFile(document.uri)) return;
    for (const { uri } of documents.all()) if (isConfigFile(uri)) publish.changed(uri);
  });
  documents.onDidOpen(({ document }) => closedFiles.opened(document.uri));
  documents.onDidClose(({ document }) => {
    session.forget(document.uri);
    if (closedFiles.closed(document.uri)) publish.forget(document.uri);
    else publish.clear(document.uri);
  });
}
