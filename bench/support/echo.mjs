// A bare server for comparison: it keeps documents with the same library as the real one, and answers each request with
// a constant. It shows the cost of transport. After `echo/learn` it answers with a copy of the given answer instead.
import { requireFromProject } from "./packages.mjs";

const { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } =
  requireFromProject("vscode-languageserver/node");
const { TextDocument } = requireFromProject("vscode-languageserver-textdocument");

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const answers = new Map();
let pulls = false;

connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return { capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } } };
});
connection.onNotification("echo/learn", ({ method, answer }) => answers.set(method, answer));
connection.onRequest((method) => answers.get(method) ?? []);
documents.onDidChangeContent(({ document: { uri, version } }) => {
  if (!pulls) connection.sendNotification("textDocument/publishDiagnostics", { uri, version, diagnostics: [] });
});
documents.listen(connection);
connection.listen();
