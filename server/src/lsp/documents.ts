import { isConfigFile } from "../core/lint/config-files.js";
import type { ServerContext } from "./group.js";

/** A configuration file speaks about many documents: whatever happens to one, all of them are looked at anew. */
export function registerConfigs({ connection, documents, session, publish }: ServerContext, startAnew: () => void): void {
  connection.onDidChangeWatchedFiles(() => {
    session.forgetConfigs();
    startAnew();
  });
  documents.onDidChangeContent(({ document }) => {
    if (!isConfigFile(document.uri)) return;
    session.forgetConfigs();
    for (const { uri } of documents.all()) if (uri !== document.uri) publish.changed(uri);
  });
  documents.onDidOpen(() => {
    // A client that does not watch files cannot tell of a new one.
    if (session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) session.forgetConfigs();
  });
}

/** Diagnostics follow the documents: they come with them, change with them and go with them. */
export function registerDocuments({ documents, session, publish }: ServerContext): void {
  // Fires for a document that was just opened, too.
  documents.onDidChangeContent(({ document }) => {
    publish.changed(document.uri);
    // Whether an ignore entry is still used depends on the policies.
    if (isConfigFile(document.uri)) return;
    for (const { uri } of documents.all()) if (isConfigFile(uri)) publish.changed(uri);
  });
  documents.onDidClose(({ document }) => {
    session.forget(document.uri);
    // What was typed into it and not saved no longer counts.
    if (isConfigFile(document.uri)) session.forgetConfigs();
    publish.clear(document.uri);
    if (isConfigFile(document.uri)) for (const { uri } of documents.all()) publish.now(uri);
  });
}
