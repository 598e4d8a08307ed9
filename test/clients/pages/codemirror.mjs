// CodeMirror's own client.
import { json } from "@codemirror/lang-json";
import { LSPClient, languageServerExtensions } from "@codemirror/lsp-client";
import { showEditor } from "./editor.mjs";
import { startServer } from "./server.mjs";

const server = startServer();
const client = new LSPClient({ extensions: languageServerExtensions(), initializationOptions: globalThis.settings });
client.connect({ send: server.send, subscribe: server.listen, unsubscribe: server.forget });
await client.initializing;
showEditor(server, (uri) => [json(), client.plugin(uri, "json")]);
