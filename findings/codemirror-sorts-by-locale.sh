#!/usr/bin/env bash
# @codemirror/autocomplete 6.20.4 compares the `sortText` of completions by locale (`localeCompare`), not by code units as
# VS Code and most LSP clients do. Punctuation then comes before digits and letters: `~` (U+007E, the last printable
# ASCII character, often used for "at the end") sorts first. @codemirror/lsp-client 6.3.0 passes `sortText` of LSP on.
#
# Expected output:
#   by code units: 30000,3~000
#   CodeMirror shows: 3~000,30000
# For users: sort texts of the server use digits and letters only, so items that grant more stay at the end.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @codemirror/autocomplete@6.20.4 @codemirror/state@6.7.6 @codemirror/view@6.43.15 @codemirror/language@6.13.1 jsdom@26.1.0
cat > check.mjs <<'JS'
import { JSDOM } from "jsdom";
const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "MutationObserver", "Node", "HTMLElement", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame", "Range", "Window"])
  Object.defineProperty(globalThis, name, { value: name === "window" ? window : window[name], configurable: true });
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
const { EditorState } = await import("@codemirror/state");
const { EditorView } = await import("@codemirror/view");
const { autocompletion, currentCompletions, startCompletion } = await import("@codemirror/autocomplete");
const sortTexts = ["30000", "3~000"];
const source = ({ pos }) => ({ from: pos - 1, options: sortTexts.map((sortText) => ({ label: `a${sortText}`, displayLabel: sortText, sortText })) });
const state = EditorState.create({ doc: "a", selection: { anchor: 1 }, extensions: [autocompletion({ override: [source] })] });
const view = new EditorView({ state, parent: document.body });
startCompletion(view);
for (let asked = 0; asked < 200 && currentCompletions(view.state).length === 0; asked++) await new Promise((done) => setTimeout(done, 20));
const shown = currentCompletions(view.state).map(({ sortText }) => sortText).join();
console.log(`by code units: ${sortTexts.toSorted().join()}`);
console.log(`CodeMirror shows: ${shown}`);
process.exit(shown === "3~000,30000" ? 0 : 1);
JS
node check.mjs
