import { type CompletionItem, Selection, type TextDocument, window } from "vscode";
import type { Command } from "./commands/command.js";

/**
 * Moves the cursor behind the closing quote after an item was inserted inside a string, so that a comma can follow.
 * Items that need another choice, snippets, and items that bring their own quotes keep the cursor where they end.
 */
export function leaveStringAfter(item: CompletionItem): void {
  const text = item.insertText ?? (typeof item.label === "string" ? item.label : item.label.label);
  const isContent = typeof text === "string" && !text.includes('"');
  if (isContent && !item.command) item.command = { command: leaveString.id, title: "" };
}

/** Not in the palette. Items of completion run it, see `leaveStringAfter`. */
export const leaveString: Command = {
  id: "huaweiIam.leaveString",
  run() {
    const editor = window.activeTextEditor;
    if (editor) editor.selections = editor.selections.map((selection) => behindQuote(editor.document, selection));
  },
};

function behindQuote(document: TextDocument, selection: Selection): Selection {
  const end = selection.active.translate(0, 1);
  const isAtQuote = selection.isEmpty && document.lineAt(end.line).text[selection.active.character] === '"';
  return isAtQuote ? new Selection(end, end) : selection;
}
