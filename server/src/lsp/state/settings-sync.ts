import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import { configFileName } from "../../core/config/config-file.js";
import type { ServerContext } from "./context.js";

/**
 * Requests the settings, or takes those that the client sends. Keys that the client does not have keep their value from
 * the initialization options.
 */
export function registerSettings({ connection, client, settings: current, workspace: folders }: ServerContext): void {
  let told = "";

  function apply(section: unknown): void {
    const problems = current.apply(section).join("; ");
    // Only once, and not again when another setting changes.
    if (problems === told) return;
    told = problems;
    if (problems === "") return;
    // As a notification, because showWarningMessage is a request, and a client that does not support it would end the
    // server.
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `Huawei IAM: ${problems}`,
    });
  }

  async function pull(): Promise<void> {
    apply(await connection.workspace.getConfiguration("huaweiIam").catch((error: unknown) => {
      connection.console.warn(`The settings could not be requested; the initialization options or the defaults are used: ${String(error)}`);
    }));
  }

  connection.onInitialized(async () => {
    const { workspace } = client.capabilities;
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${configFileName}` }] })
        .catch((error: unknown) => {
          connection.console.warn(`Changes of ${configFileName} will not be noticed: ${String(error)}`);
        });
    }
    if (workspace?.workspaceFolders) {
      // With our own handler, because the library would register for the event a second time.
      connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders.folders = [...folders.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        current.foldersChanged();
      });
    }
    if (!workspace?.configuration) return;
    if (workspace.didChangeConfiguration?.dynamicRegistration) {
      await connection.client
        .register(DidChangeConfigurationNotification.type, { section: "huaweiIam" })
        .catch((error: unknown) => {
          connection.console.warn(`Changes of the settings will not be noticed: ${String(error)}`);
        });
    }
    await pull();
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (client.capabilities.workspace?.configuration) await pull();
    else apply((settings as { huaweiIam?: unknown } | null)?.huaweiIam);
  });
}
