import { Uri, type ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { startExtension, type Api } from "./start.js";

/** Declared here, because the rest of the client is compiled without the browser's types. */
declare const Worker: new (url: string) => { terminate(): void };

let stop: (() => Promise<void>) | undefined;

/** Starts the extension in the extension host of a browser: the language server is a worker. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const address = Uri.joinPath(context.extensionUri, "dist/server.js").toString(true);
  let worker: InstanceType<typeof Worker> | undefined;
  // Not the worker itself: the client knows one by `instanceof Worker`, and the extension host puts its own class there. A
  // worker ends for nobody's asking, so each one ends the one before it.
  const server = () => {
    worker?.terminate();
    worker = new Worker(address);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  const api = await startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
  stop = async () => {
    await api.stop();
    worker?.terminate();
  };
  return api;
}

/** Ends the language server with the window. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
