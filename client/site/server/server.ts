import { LSPClient, type LSPClientConfig, type Transport } from "@codemirror/lsp-client";
import type { Edition } from "../app/route.js";
import type { Language } from "../app/text.js";
import { loadPart } from "./parts.js";

/** What the server must know of the page: the settings of an editor. */
export interface ServerSettings {
  readonly language: Language;
  readonly edition: Edition;
}

/** What the client can do in addition to the library. */
const capabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source.fixAll"] } },
      disabledSupport: true,
      isPreferredSupport: true,
    },
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true },
    completion: { completionItem: { resolveSupport: { properties: ["documentation", "detail"] } } },
  },
};

/** The language server of the editor extension, unchanged, in a worker of the page. */
export class Server {
  readonly client: LSPClient;
  #settings: ServerSettings;
  readonly #ready: Promise<void>;
  #start: () => void = () => undefined;
  #fail: (reason: unknown) => void = () => undefined;

  constructor(settings: ServerSettings, config: LSPClientConfig) {
    this.#settings = settings;
    this.client = new LSPClient({
      ...config,
      // The first answer waits until the worker has read the catalog.
      timeout: 120_000,
      initializationOptions: { huaweiIam: sectionOf(settings) },
      extensions: [{ clientCapabilities: capabilities }, ...(config.extensions ?? [])],
    });
    this.#ready = new Promise<void>((resolve, reject) => {
      this.#start = resolve;
      this.#fail = reject;
    })
      .then(() => this.client.initializing)
      .then(() => {
        // They may have changed while the server was loaded.
        this.apply(this.#settings);
      });
    // Each question is told; a page without questions has nothing to wait for.
    this.#ready.catch(() => undefined);
  }

  /** Loads and starts the server. Rejects if its script cannot be loaded. */
  async start(): Promise<void> {
    const text = await loadPart("server").catch((error: unknown) => {
      this.#fail(error);
      throw error;
    });
    if (!this.client.connected) this.client.connect(workerTransport(text));
    this.#start();
    await this.#ready;
  }

  /** Sends a request as soon as the server runs. Rejects if its script cannot be loaded. */
  async ask<Params, Result>(method: string, params: Params): Promise<Result> {
    await this.#ready;
    this.client.sync();
    return this.client.request<Params, Result>(method, params);
  }

  /** Sets language and edition. The server checks the open document again. */
  apply(settings: ServerSettings): void {
    this.#settings = settings;
    this.client.notification("workspace/didChangeConfiguration", { settings: { huaweiIam: sectionOf(settings) } });
  }
}

function sectionOf({ language, edition }: ServerSettings) {
  return { language, catalog: { edition } };
}

/**
 * A worker from a text, because a page that was opened from a folder cannot start one from a file. The library sends
 * JSON, and the server of a worker reads objects.
 */
function workerTransport(text: string): Transport {
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const handlers = new Set<(message: string) => void>();
  worker.addEventListener("message", ({ data }) => {
    const message = JSON.stringify(data);
    for (const handler of handlers) handler(message);
  });
  return {
    send: (message) => {
      worker.postMessage(JSON.parse(message));
    },
    subscribe: (handler) => handlers.add(handler),
    unsubscribe: (handler) => handlers.delete(handler),
  };
}
