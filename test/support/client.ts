import { spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import type { CatalogProvider } from "../../server/src/lsp/state/catalogs.js";
import type { Host } from "../../server/src/lsp/host/host.js";
import { startServer } from "../../server/src/lsp/server.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";

/** An editor without a screen: it uses the protocol and records what the server sends. */
export class Client {
  readonly connection: ProtocolConnection;
  /** Logged and shown messages, and transport errors. */
  readonly said: string[] = [];
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  readonly #waiting: (() => void)[] = [];
  readonly #texts = new Map<string, string>();
  readonly #stop: () => void;
  /** The answer to `workspace/configuration`, or a promise of it; an error rejects the request. */
  settings: unknown = {};
  /** The server's capabilities; known after `initialize`. */
  capabilities: InitializeResult["capabilities"] = {};

  constructor(connection: ProtocolConnection, stop: () => void) {
    this.connection = connection;
    this.#stop = stop;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.#published.push(params);
      this.#shown.set(params.uri, params.diagnostics);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    connection.onRequest("workspace/configuration", async ({ items }: { items: unknown[] }): Promise<unknown[]> => {
      const settings = await this.settings;
      if (settings instanceof Error) throw settings;
      return items.map(() => settings);
    });
    connection.onRequest("client/registerCapability", () => null);
    for (const method of ["window/logMessage", "window/showMessage"]) {
      connection.onNotification(method, ({ message }: { message: string }) => void this.said.push(message));
    }
    connection.onError(([error]) => this.said.push(String(error)));
    connection.listen();
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>("initialize", { processId: null, rootUri: null, capabilities: {}, ...params });
    this.capabilities = result.capabilities;
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async open(uri: string, text: string, languageId = "json"): Promise<void> {
    this.#texts.set(uri, text);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces a range of offsets, or the whole text, with an incremental change. */
  async change(uri: string, version: number, newText: string, range?: { start: number; end: number }): Promise<void> {
    const text = this.#texts.get(uri) ?? "";
    const lines = new LineIndex(text);
    const change: TextDocumentContentChangeEvent = range
      ? { range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) }, text: newText }
      : { text: newText };
    this.#texts.set(uri, range ? text.slice(0, range.start) + newText + text.slice(range.end) : newText);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [change] });
  }

  text(uri: string): string {
    return this.#texts.get(uri) ?? "";
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** The diagnostics of a version, as soon as the server sends them. Each publication is returned once. */
  async diagnostics(uri: string, version?: number): Promise<Diagnostic[]> {
    for (;;) {
      const index = this.#published.findIndex(
        (one) => one.uri === uri && (version === undefined || one.version === version),
      );
      const [found] = index < 0 ? [] : this.#published.splice(index, 1);
      if (found) return found.diagnostics;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** The diagnostics that a client would show now: the last publication for a URI, even if a test has read it. */
  shownFor(uri: string): readonly Diagnostic[] {
    return this.#shown.get(uri) ?? [];
  }

  /** Whether there is a publication that no test has read yet. */
  hasPublished(uri: string): boolean {
    return this.#published.some((one) => one.uri === uri);
  }

  completion(uri: string, offset: number): Promise<CompletionList | null> {
    return this.#ask("completion", uri, { position: this.#position(uri, offset) });
  }

  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest("completionItem/resolve", item);
  }

  hover(uri: string, offset: number): Promise<Hover | null> {
    return this.#ask("hover", uri, { position: this.#position(uri, offset) });
  }

  codeActions(uri: string, offset: number, only?: readonly string[]): Promise<CodeAction[] | null> {
    const position = this.#position(uri, offset);
    return this.#ask("codeAction", uri, { range: { start: position, end: position }, context: { diagnostics: [], ...(only ? { only } : {}) } });
  }

  /** Stops the server like an editor does. */
  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    this.#stop();
    this.connection.dispose();
  }

  #ask<R>(method: string, uri: string, params: object): Promise<R> {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
  }

  #position(uri: string, offset: number) {
    return new LineIndex(this.text(uri)).positionAt(offset);
  }
}

/** A client and `startServer` over two streams in this process. `host` is the server's machine. */
export function connectInMemory(catalogFor: CatalogProvider, host?: Host): Client {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(
    createConnection(ProposedFeatures.all, toServer, toClient),
    catalogFor,
    { name: "huawei-iam", version: "0.0.0" },
    host,
  );
  return new Client(
    createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
    () => undefined,
  );
}

/** A client and the built bundle in a separate process. */
export function spawnServer(): Client & { readonly exited: Promise<number | null>; kill(): void } {
  const child = spawn(process.execPath, ["dist/server.js", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return Object.assign(new Client(connection, () => void connection.sendNotification("exit")), {
    exited,
    kill: () => void child.kill(),
  });
}
