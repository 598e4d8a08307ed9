import { Uri, type ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { startExtension, type Api } from "./start.js";

/** Declared here, because the rest of the client is compiled without browser types. */
interface Worker {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: () => void): void;
  terminate(): void;
}
declare const Worker: new (url: string) => Worker;

let stop: (() => Promise<void>) | undefined;

/** Starts the extension in a browser's extension host, where the language server is a worker. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const address = Uri.joinPath(context.extensionUri, "dist/server.js").toString(true);
  let worker: Worker | undefined;
  // Not the worker itself: the client detects one by `instanceof Worker`, and the extension host replaces that class by
  // its own. A worker does not end by itself, so each start terminates the previous one.
  const server = () => {
    worker?.terminate();
    worker = new Worker(address);
    return Promise.resolve({
      reader: new BrowserMessageReader(worker),
      writer: new BrowserMessageWriter(asJson(worker)),
    });
  };
  const api = await startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
  stop = async () => {
    await api.stop();
    worker?.terminate();
  };
  return api;
}

/**
 * Messages are sent as JSON, as everywhere else. A worker would clone them, and a VS Code position would lose its line,
 * because that is a getter.
 */
function asJson(worker: Worker): Omit<Worker, "terminate"> {
  return {
    postMessage: (message) => worker.postMessage(JSON.parse(JSON.stringify(message))),
    addEventListener: (type, listener) => worker.addEventListener(type, listener),
  };
}

/** Stops the language server with the window. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
