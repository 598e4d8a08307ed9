import { spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import { createConnection, type Message, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { startServer } from "../../../server/src/lsp/server.js";
import type { Host } from "../../../server/src/lsp/host/host.js";
import type { CatalogProvider } from "../../../server/src/lsp/state/catalogs.js";

/** A connection to a server that hides nothing: no message is dropped, changed or matched with another. */
export interface Wire {
  send(message: object): void;
  listen(onMessage: (message: Received) => void): void;
  close(): void;
}

/** A message of the server, as it was sent. */
export interface Received {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The server in this process. */
export function inProcess(catalogFor: CatalogProvider, host: Host): Wire {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(connection, catalogFor, { name: "huawei-iam", version: "0" }, host);
  // Nothing to close: a server that still works on something may send it, and then all of it is collected.
  return over(new StreamMessageReader(down), new StreamMessageWriter(up), () => undefined);
}

/** The built bundle in a process of its own. `exited` resolves to its exit code. */
export function overStdio(server: string): Wire & { readonly exited: Promise<number | null> } {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => undefined);
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  const wire = over(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    () => void child.kill(),
  );
  return { ...wire, exited };
}

function over(reader: StreamMessageReader, writer: StreamMessageWriter, close: () => void): Wire {
  return {
    send: (message) => void writer.write({ jsonrpc: "2.0", ...message } as Message).catch(() => undefined),
    listen: (onMessage) => void reader.listen((message) => onMessage(message as unknown as Received)),
    close() {
      close();
    },
  };
}
