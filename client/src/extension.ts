import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { registerAgentServer } from "./agent-server.js";
import type { MakeClient } from "./client.js";
import { codeCacheIn } from "./code-cache.js";
import { startExtension, type Api } from "./start.js";
import serverFlags from "./server-flags.json";

let stop: (() => Promise<void>) | undefined;

/** Starts the extension on Node, where the language server is a separate process. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const bundle = context.asAbsolutePath("dist/server.js");
  const { version } = context.extension.packageJSON as { version: string };
  const env = codeCacheIn(context.globalStorageUri.fsPath, version);
  // The young generation of the server's heap stays small: docs/performance.md.
  const options = { env, execArgv: serverFlags };
  const languageServer = { module: bundle, transport: TransportKind.ipc, options };
  const makeClient: MakeClient = (id, name, options) => new LanguageClient(id, name, languageServer, options);
  const api = await startExtension(context, makeClient);
  stop = api.stop;
  const server = { node: process.execPath, bundle, version };
  const registered = registerAgentServer(server, api.log);
  context.subscriptions.push(...registered);
  // Not spread, because the client changes with each restart.
  return Object.assign(api, { isOfferedToAgents: registered.length > 0 });
}

/** Stops the language server with the window. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
