// A client for measurements, connected over stdio to a server in a separate process.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-languageserver/node");

/** Starts a server; returns functions for requests to it. */
export async function startClient(...args) {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map();
  connection.onNotification("textDocument/publishDiagnostics", (params) => waiting.get(`${params.uri} ${params.version}`)?.(params));
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});

  const published = (uri, version) => new Promise((done) => waiting.set(`${uri} ${version}`, done));
  const versions = new Map();
  let count = 0;

  return {
    tell: (method, params) => connection.sendNotification(method, params),
    /** Opens a text and waits for its diagnostics. */
    async open(text, ending = "json") {
      const uri = `file:///bench-${++count}.${ending}`;
      versions.set(uri, 1);
      const found = published(uri, 1);
      const started = performance.now();
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: ending === "json" ? "json" : "terraform", version: 1, text } });
      return { uri, diagnostics: await found, milliseconds: performance.now() - started };
    },
    async close(uri) {
      await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    },
    /** Types a character at a place, so that the next request is about a text that the server has not read yet. */
    async type(uri, position, text = " ") {
      const version = versions.get(uri) + 1;
      versions.set(uri, version);
      await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start: position, end: position }, text }] });
      return version;
    },
    published,
    ask: (method, uri, position) => connection.sendRequest(method, { textDocument: { uri }, position }),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
    },
  };
}
