import { PassThrough } from "node:stream";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createMessageConnection } from "vscode-jsonrpc/node";
import packedTerraform from "packed-terraform";
import { startServer } from "../../server/src/lsp/server.js";
import { realCatalog } from "./catalog.js";
import { filesOf } from "./files.js";

export interface Published {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
    readonly tags?: readonly number[];
  }[];
}

/** A server and a client over two streams. `files` are the files on the server's disk, by URI; `read` reads one. */
export async function openSession(files: Map<string, string>, capabilities: object = {}, read = filesOf(files).read) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), () => ({ catalog: realCatalog() }), { name: "test", version: "0" }, {
    files: { ...filesOf(files), read },
    rulePage: (rule) => `file:///pages/${rule}.md`,
    terraformApis: () => packedTerraform,
  });
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const shown: string[] = [];
  const waiting: { accept: (message: Published) => boolean; resolve: (message: Published) => void }[] = [];
  const seen: Published[] = [];
  client.onNotification("textDocument/publishDiagnostics", (message: Published) => {
    seen.push(message);
    for (const one of waiting.filter(({ accept }) => accept(message))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(message);
    }
  });
  const registered: string[] = [];
  client.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  client.onRequest("window/showDocument", ({ uri }: { uri: string }) => {
    shown.push(uri);
    return { success: true };
  });
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: "file:///w", capabilities });
  await client.sendNotification("initialized", {});
  return {
    client, shown, registered, seen,
    /** The next diagnostics of a document that `accept` returns true for. */
    next: (uri: string, accept: (message: Published) => boolean = () => true) =>
      new Promise<Published>((resolve) =>
        waiting.push({ accept: (message) => message.uri === uri && accept(message), resolve }),
      ),
    open: (uri: string, text: string, languageId = "json") =>
      client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, text: string, version: number) =>
      client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] }),
    close() {
      client.dispose();
      up.destroy();
      down.destroy();
    },
  };
}
