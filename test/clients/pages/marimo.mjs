// @marimo-team/codemirror-languageserver.
import { json } from "@codemirror/lang-json";
import { LanguageServerClient, languageServerWithClient } from "@marimo-team/codemirror-languageserver";
import { showEditor } from "./editor.mjs";
import { startServer } from "./server.mjs";

const server = startServer();
const transport = {
  connect: () => Promise.resolve(),
  send: server.send,
  onMessage: (handler) => server.listen((text) => handler(JSON.parse(text))),
  onClose: () => () => undefined,
  close: () => undefined,
};
const client = new LanguageServerClient({ transport, rootUri: "file:///", workspaceFolders: null, initializationOptions: globalThis.settings });
showEditor(server, (documentUri) => [json(), languageServerWithClient({ client, documentUri, languageId: "json" })]);
