import { type CompletionItem, Range, type TextDocument } from "vscode";

/**
 * Moves the cursor behind the closing quote after an item was inserted inside a string, so that a comma can follow.
 * Items that need another choice, snippets, and items that bring their own quotes keep the cursor where they end.
 * The command is the editor's own: it runs before the next key, and a command of an extension could run after it.
 */
export function leaveStringAfter(item: CompletionItem, document: TextDocument): void {
  const text = item.insertText ?? (typeof item.label === "string" ? item.label : item.label.label);
  const isContent = typeof text === "string" && !text.includes('"');
  const end = item.range instanceof Range ? item.range.end : undefined;
  if (isContent && !item.command && end && document.lineAt(end.line).text[end.character] === '"')
    item.command = { command: "cursorRight", title: "" };
}
