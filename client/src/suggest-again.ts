import type { CompletionItem, CompletionList } from "vscode";

/**
 * Opens the suggestions again once an item is in the text that leads to the next question. The server marks such items;
 * which command does it is this editor's business.
 */
export function suggestAgain(answer: CompletionItem[] | CompletionList | null | undefined): CompletionItem[] | CompletionList | null | undefined {
  const items: readonly (CompletionItem & { readonly data?: { readonly again?: boolean } | null })[] = (Array.isArray(answer) ? answer : answer?.items) ?? [];
  for (const item of items) if (item.data?.again === true) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return answer;
}
