import { type Connection, type InitializeResult, type ServerCapabilities, TextDocuments, TextDocumentSyncKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { InitializationOptions } from "../protocol.js";
import type { CatalogProvider } from "./state/catalogs.js";
import { checkWorkspaceGroup } from "./requests/check-workspace.js";
import { codeActionGroup, rulePageGroup } from "./requests/code-actions.js";
import { completionGroup } from "./requests/completion.js";
import { registerConfigs, registerDocuments } from "./state/documents.js";
import { clientFiles } from "./workspace/files.js";
import { findActionsGroup } from "./requests/find-actions.js";
import type { FeatureGroup, ServerCommand, ServerContext } from "./requests/group.js";
import { guarded } from "./requests/guard.js";
import { exportGroup } from "./requests/export.js";
import { type Host, noHost } from "./host/host.js";
import { hoverGroup } from "./requests/hover.js";
import { inlayHintGroup } from "./requests/inlay-hints.js";
import { navigationGroup } from "./requests/navigation.js";
import { PolicyIndex } from "./workspace/policy-index.js";
import { publisher } from "./state/publish.js";
import { pullGroup } from "./requests/pull.js";
import { Session } from "./state/session.js";
import { readSettings } from "./state/settings.js";
import { registerSettings } from "./state/settings-sync.js";
import { ClosedFileDiagnostics } from "./workspace/closed-file-diagnostics.js";
import { Workspace } from "./workspace/workspace.js";

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/** All that the server can do beyond following documents, settings and diagnostics. */
const groups: readonly FeatureGroup[] = [completionGroup, hoverGroup, inlayHintGroup, codeActionGroup, rulePageGroup, findActionsGroup, exportGroup, navigationGroup, checkWorkspaceGroup, pullGroup];

/** Joins the features to a connection. The caller chooses the transport: IPC, stdio, a worker or a test. */
export function startServer(connection: Connection, catalogFor: CatalogProvider, serverInfo: ServerInfo, host: Host = noHost): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(documents, catalogFor, host);
  const compute = guarded(connection, "diagnostics", undefined, async (uri: string) => (session.hasSettings ? session.diagnostics(uri) : undefined));
  const publish = publisher(connection, async (uri) => compute(uri), (uri) => documents.get(uri)?.version, () => session.isPulled);
  const workspace = new Workspace(connection, session);
  const closedFiles = new ClosedFileDiagnostics(connection, documents, session, workspace);
  const policies = new PolicyIndex(documents, session, workspace);
  const context: ServerContext = { connection, documents, session, publish, workspace, closedFiles, policies };
  const commands = new Map<string, ServerCommand>();

  connection.onInitialize((params): InitializeResult => {
    const options = params.initializationOptions as InitializationOptions | undefined;
    session.start(params, options?.client?.files === true ? clientFiles(connection) : host.files);
    session.apply(readSettings(session.firstSettings));
    session.hasSettings = params.capabilities.workspace?.configuration !== true;
    for (const group of groups) for (const [name, command] of Object.entries(group.commands?.(params.capabilities) ?? {})) commands.set(name, command);
    const capabilities: ServerCapabilities = Object.assign(
      {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(params.capabilities.workspace?.workspaceFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
      },
      ...groups.map((group) => group.capabilities?.(params.capabilities)),
      commands.size > 0 ? { executeCommandProvider: { commands: [...commands.keys()] } } : {},
    );
    return { serverInfo, capabilities };
  });
  connection.onExecuteCommand(async ({ command, arguments: args = [] }, token, progress) => {
    try {
      return (await commands.get(command)?.(context, args, { token, progress })) ?? null;
    } catch (error) {
      connection.console.error(`${command}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return null;
    }
  });
  const settingsChanged = () => {
    for (const { uri } of documents.all()) publish.now(uri);
    for (const group of groups) group.settingsChanged?.(context);
  };
  registerSettings(connection, session, settingsChanged);
  registerConfigs(context, settingsChanged, (changes) => {
    for (const group of groups) group.filesChanged?.(context, changes);
  });
  registerDocuments(context);
  for (const group of groups) group.register?.(context);
  documents.listen(connection);
  connection.listen();
}
