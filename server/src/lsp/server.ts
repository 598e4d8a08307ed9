import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { codeActions } from "../features/code-actions.js";
import { completion, resolveCompletion } from "../features/completion.js";
import { diagnostics } from "../features/diagnostics.js";
import { hover } from "../features/hover.js";
import type { Snapshot } from "../features/snapshot.js";
import type { CatalogProvider } from "./catalogues.js";
import { guarded } from "./guard.js";
import { type Publisher, publisher } from "./publish.js";
import { Session } from "./session.js";
import { readSettings } from "./settings.js";

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/** Joins the features to a connection. The caller chooses the transport: IPC, stdio, a worker or a test. */
export function startServer(connection: Connection, catalogFor: CatalogProvider, serverInfo: ServerInfo): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(documents, catalogFor);
  const compute = guarded(connection, "diagnostics", undefined, (uri: string) => {
    const snapshot = session.hasSettings ? session.snapshot(uri) : undefined;
    return snapshot && diagnostics(snapshot);
  });
  const publish = publisher(connection, compute, (uri) => documents.get(uri)?.version);

  connection.onInitialize((params): InitializeResult => {
    session.start(params);
    const options = params.initializationOptions as { huaweiIam?: unknown } | undefined;
    session.apply(readSettings(options?.huaweiIam ?? options));
    session.hasSettings = params.capabilities.workspace?.configuration !== true;
    return {
      serverInfo,
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['"', ":"], resolveProvider: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  registerSettings(connection, session, () => {
    for (const { uri } of documents.all()) publish.now(uri);
  });
  registerDocuments(documents, session, publish);
  registerFeatures(connection, session);
  documents.listen(connection);
  connection.listen();
}

function registerSettings(connection: Connection, session: Session, onChange: () => void): void {
  function apply(section: unknown): void {
    const problems = session.apply(readSettings(section));
    session.hasSettings = true;
    onChange();
    if (problems.length === 0) return;
    // As a notification: showWarningMessage asks, and a client that does not know the question would end the server.
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `Huawei IAM: ${problems.join("; ")}` });
  }

  async function pull(): Promise<void> {
    apply(await connection.workspace.getConfiguration("huaweiIam").catch((error: unknown) => {
      connection.console.warn(`The settings could not be asked for, so the defaults are used: ${String(error)}`);
    }));
  }

  connection.onInitialized(async () => {
    const { workspace } = session.client;
    if (!workspace?.configuration) return;
    if (workspace.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: "huaweiIam" }).catch((error: unknown) => {
        connection.console.warn(`Changes of the settings will not be noticed: ${String(error)}`);
      });
    }
    await pull();
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (session.client.workspace?.configuration) await pull();
    else apply((settings as { huaweiIam?: unknown } | null)?.huaweiIam);
  });
}

function registerDocuments(documents: TextDocuments<TextDocument>, session: Session, publish: Publisher): void {
  // Fires for a document that was just opened, too.
  documents.onDidChangeContent(({ document }) => publish.changed(document.uri));
  documents.onDidClose(({ document }) => {
    session.forget(document.uri);
    publish.clear(document.uri);
  });
}

function registerFeatures(connection: Connection, session: Session): void {
  /** Answers from the snapshot of the document that a request names; without one there is nothing to say. */
  function answer<P extends { textDocument: { uri: string } }, R>(name: string, work: (snapshot: Snapshot, params: P) => R | undefined) {
    return guarded(connection, name, null, (params: P): R | null => {
      const snapshot = session.snapshot(params.textDocument.uri);
      return (snapshot && work(snapshot, params)) ?? null;
    });
  }

  connection.onCompletion(answer("completion", (snapshot, { position, context }) => {
    const labelDetails = session.client.textDocument?.completion?.completionItem?.labelDetailsSupport === true;
    return completion(snapshot, position, { labelDetails, trigger: context?.triggerCharacter });
  }));
  connection.onCompletionResolve((item) => guarded(connection, "completion", item, () => resolveCompletion(item, session.environment))());
  connection.onHover(answer("hover", (snapshot, { position }) => hover(snapshot, position)));
  connection.onCodeAction(answer("code actions", (snapshot, { range, context }) => {
    const wantsFix = !context.only || context.only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
    return wantsFix ? codeActions(snapshot, range, { disabled: session.client.textDocument?.codeAction?.disabledSupport === true }) : [];
  }));
}
