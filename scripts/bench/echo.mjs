// A minimal server for comparison: it accepts documents like the real one and returns predefined results.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } = require("vscode-languageserver/node");
const { TextDocument } = require("vscode-languageserver-textdocument");

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const answers = new Map();

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
}));
connection.onNotification("echo/learn", ({ method, answer }) => answers.set(method, answer));
connection.onRequest((method) => answers.get(method) ?? null);
documents.onDidOpen(({ document }) => connection.sendNotification("textDocument/publishDiagnostics", {
  ...answers.get("textDocument/publishDiagnostics"), uri: document.uri, version: document.version,
}));
documents.listen(connection);
connection.listen();
