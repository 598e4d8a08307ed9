import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver-types";
import type { Received, Wire } from "./wire.js";

/** The last diagnostics of a document, as a client shows them. */
export interface Shown {
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** How long a sequence may wait for anything, in milliseconds: far beyond any answer, so that only a hang ends it. */
const patience = 20_000 * Math.max(1, Number(process.env["TEST_SLOWNESS"] ?? 1));

/** A client that counts: each request must get exactly one response. */
export class Session {
  readonly #wire: Wire;
  readonly #open = new Map<number, string>();
  readonly #answers = new Map<number, Received>();
  readonly #waiting = new Set<() => void>();
  #lastId = 0;
  /** Promises that the server broke. */
  readonly problems: string[] = [];
  /** Errors that the server logged. */
  readonly logged: string[] = [];
  readonly shown = new Map<string, Shown>();
  readonly #onShown: (uri: string, shown: Shown) => void;
  /** The answer to `workspace/configuration`. */
  settings: unknown = {};

  constructor(wire: Wire, onShown: (uri: string, shown: Shown) => void = () => undefined) {
    this.#wire = wire;
    this.#onShown = onShown;
    wire.listen((message) => this.#received(message));
  }

  get lastId(): number {
    return this.#lastId;
  }

  /** Sends a request; returns its ID. */
  ask(method: string, params?: unknown): number {
    const id = ++this.#lastId;
    this.#open.set(id, method);
    this.#wire.send({ id, method, ...(params === undefined ? {} : { params }) });
    return id;
  }

  tell(method: string, params?: unknown): void {
    this.#wire.send({ method, ...(params === undefined ? {} : { params }) });
  }

  /** The response to a request. */
  async answer(id: number): Promise<Received> {
    await this.until(
      () => this.#answers.has(id),
      () => `no response to ${this.#open.get(id) ?? "?"}`,
    );
    return this.#answers.get(id)!;
  }

  async request<R>(method: string, params?: unknown): Promise<R> {
    const { result, error } = await this.answer(this.ask(method, params));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as R;
  }

  /** Resolves when all requests have their responses. */
  settled(): Promise<void> {
    return this.until(
      () => this.#open.size === 0,
      () => `no response to ${[...new Set(this.#open.values())].join(", ")}`,
    );
  }

  /** Resolves when a condition that depends on messages is met. */
  async until(isMet: () => boolean, what: () => string): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      let isLate = false;
      while (!isMet()) {
        if (isLate) assert.fail(what());
        await new Promise<void>((wake) => {
          this.#waiting.add(wake);
          timer ??= setTimeout(() => {
            isLate = true;
            for (const one of this.#waiting) one();
          }, patience);
        });
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Drops the responses so far. */
  forget(): void {
    this.#answers.clear();
  }

  close(): void {
    this.#wire.close();
  }

  #received(message: Received): void {
    const { id, method, params } = message;
    if (method === undefined) this.#response(message);
    else if (id !== undefined && id !== null) this.#wire.send({ id, result: this.#resultOf(method, params) });
    else if (method === "textDocument/publishDiagnostics") {
      const { uri, version, diagnostics } = params as { uri: string } & Shown;
      this.shown.set(uri, { version, diagnostics });
      this.#onShown(uri, { version, diagnostics });
    } else if (method === "window/logMessage") {
      const { type, message: text } = params as { type: number; message: string };
      if (type === 1) this.logged.push(text);
    }
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  #response(message: Received): void {
    const id = Number(message.id);
    const method = this.#open.get(id);
    if (method === undefined)
      this.problems.push(`a second or unknown response: ${JSON.stringify(message).slice(0, 200)}`);
    if ("result" in message === "error" in message)
      this.problems.push(`neither or both of result and error: ${JSON.stringify(message).slice(0, 200)}`);
    this.#open.delete(id);
    this.#answers.set(id, message);
  }

  #resultOf(method: string, params: unknown): unknown {
    if (method === "workspace/configuration") return (params as { items: unknown[] }).items.map(() => this.settings);
    if (method === "window/showDocument") return { success: true };
    return null;
  }
}
