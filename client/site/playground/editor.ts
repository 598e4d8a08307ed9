import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  snippet,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import type { LSPClient } from "@codemirror/lsp-client";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  tooltips,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { hcl } from "./hcl-colours.js";
import { documents, type Kind, kindOf } from "./kind.js";
import { toEditorSnippet } from "./snippet.js";

/** The one editor of the site. It lives as long as the page, so undo and the cursor survive a visit to other pages. */
export class PolicyEditor {
  readonly view: EditorView;
  readonly #client: LSPClient;
  readonly #kind = new Compartment();
  readonly #label = new Compartment();
  #now: Kind;

  /** `extra`: extensions with higher precedence than the default keys. `changed` is called after each change. */
  constructor(text: string, client: LSPClient, extra: Extension, changed: (text: string) => void) {
    this.#client = client;
    this.#now = kindOf(text);
    this.view = new EditorView({
      state: EditorState.create({
        doc: text,
        extensions: [
          extra,
          basics,
          this.#kind.of(this.#extensionsOf(this.#now)),
          this.#label.of([]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed(state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get uri(): string {
    return documents[this.#now].uri;
  }

  /** Replaces the whole text, as one step that can be undone. */
  replace(text: string): void {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      selection: { anchor: 0 },
    });
  }

  /** Replaces the whole text by a snippet of the protocol, and moves the cursor to its first place to fill in. */
  fillIn(template: string): void {
    const { view } = this;
    snippet(toEditorSnippet(template.replaceAll("\t", "  ")))(view, null, 0, view.state.doc.length);
    view.focus();
  }

  /** Tells the server whether the text is JSON or Terraform, if that has changed. Returns whether it has. */
  followKind(): boolean {
    const kind = kindOf(this.text);
    if (kind === this.#now) return false;
    this.#now = kind;
    this.view.dispatch({ effects: this.#kind.reconfigure(this.#extensionsOf(kind)) });
    return true;
  }

  /** The name of the editor for screen readers, and the texts of its own messages. */
  setTexts(label: string, phrases: Readonly<Record<string, string>>): void {
    const extensions = [EditorView.contentAttributes.of({ "aria-label": label }), EditorState.phrases.of(phrases)];
    this.view.dispatch({ effects: this.#label.reconfigure(extensions) });
  }

  /** Selects a range and moves the focus to it. */
  show(from: number, to: number): void {
    const { length } = this.view.state.doc;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  #extensionsOf(kind: Kind): Extension {
    const { uri, languageId } = documents[kind];
    return [kind === "terraform" ? hcl : json(), this.#client.plugin(uri, languageId)];
  }
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: "code-key" },
  { tag: tags.string, class: "code-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "code-value" },
  { tag: tags.keyword, class: "code-keyword" },
  { tag: tags.comment, class: "code-comment" },
]);

const basics: Extension = [
  lineNumbers(),
  lintGutter(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of("  "),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  syntaxHighlighting(colours),
  EditorView.lineWrapping,
  tooltips({ position: "fixed" }),
  // Tab accepts a suggestion; otherwise it leaves the editor, as everywhere on a web page.
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...lintKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap,
    { key: "Tab", run: acceptCompletion },
  ]),
];
