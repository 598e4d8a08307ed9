// A client for measurements, connected over stdio to a server in a separate process. It declares what VS Code declares.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project, requireFromProject } from "./packages.mjs";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } =
  requireFromProject("vscode-languageserver/node");

const meter = join(project, "bench/support/meter.cjs");
/** The flags of Node with which VS Code starts our server. */
const serverFlags = JSON.parse(readFileSync(join(project, "client/src/server-flags.json"), "utf8"));
const textDocument = {
  completion: {
    contextSupport: true,
    completionItem: {
      snippetSupport: true,
      documentationFormat: ["markdown", "plaintext"],
      resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
      labelDetailsSupport: true,
      insertReplaceSupport: true,
    },
    completionList: { itemDefaults: ["commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"] },
  },
  hover: { contentFormat: ["markdown", "plaintext"] },
  codeAction: {
    codeActionLiteralSupport: {
      codeActionKind: { valueSet: ["", "quickfix", "refactor", "refactor.rewrite", "source"] },
    },
    isPreferredSupport: true,
    disabledSupport: true,
    dataSupport: true,
    resolveSupport: { properties: ["edit"] },
  },
  publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
};

/**
 * Starts a server from its program and connects to it. `pulls`: the client requests diagnostics instead of waiting for
 * them. `schema`: a JSON schema for all documents. `folder`: the URI of the workspace. `env`: more environment.
 */
export async function startClient(program, { pulls = false, schema, folder = null, args = [] } = {}) {
  const started = performance.now();
  const flags = program === "dist/server.js" ? serverFlags : [];
  const child = spawn(process.execPath, ["-r", meter, ...flags, ...args, program, "--stdio"], {
    cwd: project,
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Set();
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    for (const one of waiting)
      if (one.isWanted(params)) {
        waiting.delete(one);
        one.done(params);
      }
  });
  connection.onRequest(() => null);
  connection.listen();
  const capabilities = { textDocument: { ...textDocument, ...(pulls ? { diagnostic: {} } : {}) } };
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: folder, capabilities });
  await connection.sendNotification("initialized", {});
  if (schema) {
    const json = { validate: { enable: true }, schemas: [{ fileMatch: ["*.json"], schema }] };
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: { json } });
  }

  const versions = new Map();
  const published = (uri, isWanted = () => true) =>
    new Promise((done) => waiting.add({ done, isWanted: (params) => params.uri === uri && isWanted(params) }));
  const open = async (text, ending = "json") => {
    const uri = `${folder ?? "file:///bench"}/${versions.size + 1}.${ending}`;
    versions.set(uri, 1);
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: ending === "json" ? "json" : "terraform", version: 1, text },
    });
    return uri;
  };
  return {
    started,
    published,
    /** Opens a text and returns its URI. */
    open,
    /** Opens a text and waits until its diagnostics are published. */
    async opened(text, ending = "json") {
      const found = published(`${folder ?? "file:///bench"}/${versions.size + 1}.${ending}`);
      const from = performance.now();
      const uri = await open(text, ending);
      return { uri, diagnostics: await found, milliseconds: performance.now() - from };
    },
    close: (uri) => connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    /** Replaces a range by a text; returns the version. */
    async change(uri, range, text) {
      const version = versions.get(uri) + 1;
      versions.set(uri, version);
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      return version;
    },
    tell: (method, params) => connection.sendNotification(method, params),
    request: (method, params) => connection.sendRequest(method, params),
    ask: (method, uri, position, rest = {}) =>
      connection.sendRequest(method, { textDocument: { uri }, position, ...rest }),
    /** The CPU time in milliseconds, the memory and its peak in megabytes. */
    usage: () =>
      new Promise((done) => {
        child.once("message", ({ usage }) => done(usage));
        child.send(0);
      }),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill(), 2000).unref();
    },
  };
}
