// codemirror-languageserver.
import { json } from "@codemirror/lang-json";
import { languageServerWithTransport } from "codemirror-languageserver";
import { showEditor } from "./editor.mjs";
import { startServer } from "./server.mjs";

const server = startServer();
const transport = {
  send: server.send,
  onMessage: (handler) => server.listen(handler),
  onClose: () => undefined,
  onError: () => undefined,
  close: () => undefined,
};
showEditor(server, (documentUri) => [
  json(),
  languageServerWithTransport({ transport, rootUri: null, workspaceFolders: null, documentUri, languageId: "json", initializationOptions: globalThis.settings }),
]);
