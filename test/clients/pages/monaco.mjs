// Monaco with the client that is part of it.
import * as monaco from "monaco-editor";
import { startServer } from "./server.mjs";

globalThis.MonacoEnvironment = { getWorker: () => new globalThis.Worker("/editor.worker.js", { type: "module" }) };
monaco.json.jsonDefaults.setModeConfiguration({});
const server = startServer();
new monaco.lsp.MonacoLspClient(monaco.lsp.createTransportToWorker(server.worker));
const uri = monaco.Uri.parse("file:///policy.json");
const model = monaco.editor.createModel(globalThis.policy, "json", uri);
const editor = monaco.editor.create(document.body, { model, automaticLayout: true, quickSuggestions: false, suggestOnTriggerCharacters: false, lightbulb: { enabled: "on" } });
globalThis.editor = {
  text: () => model.getValue(),
  goTo: (text) => {
    editor.setPosition(model.getPositionAt(model.getValue().indexOf(text) + text.length));
    editor.focus();
  },
  problems: () => monaco.editor.getModelMarkers({ resource: uri }).map(({ message }) => message),
  close: () => model.dispose(),
  published: () => server.published.get(uri.toString()),
};
