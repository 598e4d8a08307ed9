import {
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { errorStack } from "../core/text/error.js";
import { type Host, noHost } from "./host/host.js";
import { catalogGroup } from "./requests/catalog.js";
import { checkWorkspaceGroup } from "./requests/check-workspace.js";
import { codeActionGroup, rulePageGroup } from "./requests/code-actions.js";
import { codeLensGroup } from "./requests/code-lens.js";
import { completionGroup } from "./requests/completion.js";
import { documentLinkGroup } from "./requests/document-links.js";
import { exportGroup } from "./requests/export.js";
import { findActionsGroup } from "./requests/find-actions.js";
import type { FeatureGroup, ServerCommand } from "./requests/group.js";
import { hoverGroup } from "./requests/hover.js";
import { inlayHintGroup } from "./requests/inlay-hints.js";
import { needsGroup } from "./requests/needs.js";
import { navigationGroup } from "./requests/navigation.js";
import { policyTestGroup } from "./requests/policy-tests.js";
import { pullGroup } from "./requests/pull.js";
import type { CatalogProvider } from "./state/catalogs.js";
import { createContext } from "./state/context.js";
import { registerConfigs, registerDocuments } from "./state/documents.js";
import { registerSettings } from "./state/settings-sync.js";
import { clientFiles, noFiles } from "./workspace/files.js";

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/** All features except documents, settings and diagnostics. */
const groups: readonly FeatureGroup[] = [
  completionGroup,
  hoverGroup,
  inlayHintGroup,
  codeLensGroup,
  documentLinkGroup,
  codeActionGroup,
  rulePageGroup,
  findActionsGroup,
  catalogGroup,
  exportGroup,
  needsGroup,
  navigationGroup,
  checkWorkspaceGroup,
  policyTestGroup,
  pullGroup,
];

/** Connects the features. The caller chooses the transport: IPC, stdio, a worker or a test. */
export function startServer(
  connection: Connection,
  catalogFor: CatalogProvider,
  serverInfo: ServerInfo,
  host: Host = noHost,
): void {
  const context = createContext(connection, catalogFor, host);
  const { client, settings, workspace, documents, publish, changes } = context;
  const commands = new Map<string, ServerCommand>();

  connection.onInitialize((params): InitializeResult => {
    const { capabilities: can, workspaceFolders, rootUri } = params;
    client.start(params);
    workspace.start(
      client.offer.files === true ? clientFiles(connection, host.files) : host.files ?? noFiles,
      workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    );
    settings.start();
    for (const group of groups)
      for (const [name, command] of Object.entries(group.commands?.(can) ?? {})) commands.set(name, command);
    const capabilities: ServerCapabilities = Object.assign(
      {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(can.workspace?.workspaceFolders
          ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
          : {}),
      },
      ...groups.map((group) => group.capabilities?.(can)),
      commands.size > 0 ? { executeCommandProvider: { commands: [...commands.keys()] } } : {},
    );
    return { serverInfo, capabilities };
  });
  connection.onExecuteCommand(async ({ command, arguments: args = [] }, token, progress) => {
    try {
      return (await commands.get(command)?.(context, args, { token, progress })) ?? null;
    } catch (error) {
      connection.console.error(`${command}: ${errorStack(error)}`);
      return null;
    }
  });
  changes.onChange((cause) => {
    for (const { uri } of documents.all()) {
      if (cause === "config-typed") publish.changed(uri);
      else publish.now(uri);
    }
  });
  registerSettings(context);
  registerConfigs(context, (files) => {
    for (const group of groups) group.filesChanged?.(context, files);
  });
  registerDocuments(context);
  for (const group of groups) group.register?.(context);
  documents.listen(connection);
  connection.listen();
}
