import type { CompletionItem } from "vscode";

/**
 * Opens the suggestions again after inserting an item that needs another choice. The server marks such items; the
 * client adds the command of this editor.
 */
export function suggestAgain(item: CompletionItem & { readonly data?: { readonly retrigger?: boolean } | null }): void {
  if (item.data?.retrigger === true) item.command = { command: "editor.action.triggerSuggest", title: "" };
}
