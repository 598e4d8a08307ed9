import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { configFileName } from "../core/lint/config-file.js";
import { fixAllKind } from "../features/code-actions.js";
import { completion, resolveCompletion } from "../features/completion.js";
import { hover } from "../features/hover.js";
import type { Snapshot } from "../features/snapshot.js";
import type { CatalogProvider } from "./catalogues.js";
import { answerCodeActions, registerRulePages, showRuleCommand } from "./code-actions.js";
import { isConfigFile } from "../core/lint/config-files.js";
import { guarded } from "./guard.js";
import { type Host, noHost } from "./host.js";
import { type Publisher, publisher } from "./publish.js";
import { Session } from "./session.js";
import { readSettings } from "./settings.js";

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/** Joins the features to a connection. The caller chooses the transport: IPC, stdio, a worker or a test. */
export function startServer(connection: Connection, catalogFor: CatalogProvider, serverInfo: ServerInfo, host: Host = noHost): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(documents, catalogFor, host);
  const compute = guarded(connection, "diagnostics", undefined, (uri: string) => (session.hasSettings ? session.diagnostics(uri) : undefined));
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
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        ...(params.capabilities.window?.showDocument?.support === true ? { executeCommandProvider: { commands: [showRuleCommand] } } : {}),
      },
    };
  });
  const publishAll = () => {
    for (const { uri } of documents.all()) publish.now(uri);
  };
  registerSettings(connection, session, publishAll);
  registerConfigs(connection, documents, session, publish, publishAll);
  registerDocuments(documents, session, publish);
  registerFeatures(connection, session);
  registerRulePages(connection, session);
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
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${configFileName}` }] }).catch((error: unknown) => {
        connection.console.warn(`Changes of ${configFileName} will not be noticed: ${String(error)}`);
      });
    }
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

/** A configuration file speaks about many documents: whatever happens to one, all of them are looked at anew. */
function registerConfigs(connection: Connection, documents: TextDocuments<TextDocument>, session: Session, publish: Publisher, publishAll: () => void): void {
  connection.onDidChangeWatchedFiles(() => {
    session.forgetConfigs();
    publishAll();
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

function registerDocuments(documents: TextDocuments<TextDocument>, session: Session, publish: Publisher): void {
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
  connection.onCodeAction(answer("code actions", (snapshot, params) => answerCodeActions(session, snapshot, params)));
}
