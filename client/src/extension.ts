import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension, type Api } from "./start.js";

let stop: (() => Promise<void>) | undefined;

/** Starts the extension on Node, where the language server is a separate process. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const api = await startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
  stop = api.stop;
  return api;
}

/** Stops the language server with the window. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
