import { type Disposable, languages, type TextDocument, workspace } from "vscode";
import type { LanguageServer } from "./client.js";
import { closedFiles, documents } from "./documents.js";

/**
 * Starts the server now if a document needs it, or as soon as something does. Without another extension, a single
 * Terraform file is plain text, so any plain text activates the extension; most of them need no server. The document
 * that activated it may not be open here yet.
 */
export function startWhenNeeded(server: LanguageServer): {
  readonly isNow: boolean;
  readonly started: Promise<void>;
  readonly subscriptions: readonly Disposable[];
} {
  const isOurs = (document: TextDocument) => languages.match(documents, document) > 0;
  if (workspace.textDocuments.some(isOurs)) return { isNow: true, started: server.start(), subscriptions: [] };
  const started = server.startLater();
  const opened = workspace.onDidOpenTextDocument((document) => {
    if (isOurs(document)) void server.wake();
  });
  void workspace.findFiles(closedFiles, undefined, 1).then(({ length }) => (length > 0 ? server.wake() : undefined));
  return { isNow: false, started, subscriptions: [opened] };
}
