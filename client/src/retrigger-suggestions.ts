import type { CompletionItem } from "vscode";

/**
 * Opens the suggestions again once an item is in the text that leads to the next question. The server marks such items;
 * which command does it is this editor's business.
 */
export function suggestAgain(item: CompletionItem & { readonly data?: { readonly retrigger?: boolean } | null }): void {
  if (item.data?.retrigger === true) item.command = { command: "editor.action.triggerSuggest", title: "" };
}
