// A CodeMirror editor with one document. The tests type into it, and read what they cannot see.
import { autocompletion, closeBrackets } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { forEachDiagnostic } from "@codemirror/lint";

/** `extensions` are those of a client for a document. */
export function showEditor(server, extensions) {
  const uri = "file:///policy.json";
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: globalThis.policy,
      extensions: [autocompletion({ activateOnTyping: false }), closeBrackets(), extensions(uri)],
    }),
  });
  globalThis.editor = {
    text: () => view.state.doc.toString(),
    goTo: (text) => {
      const offset = view.state.doc.toString().indexOf(text);
      view.dispatch({ selection: { anchor: offset + text.length } });
      view.focus();
    },
    problems: () => {
      const messages = [];
      forEachDiagnostic(view.state, ({ message, renderMessage }) => {
        messages.push(message || renderMessage?.(view).textContent);
      });
      return messages;
    },
    close: () => view.destroy(),
    published: () => server.published.get(uri),
  };
}
