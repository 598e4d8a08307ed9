import { Range, SnippetString, type CompletionItem, type TextDocument } from "vscode";

/**
 * Sorts our suggestions before those of VS Code's own JSON support. It has a schema only for files whose names mark
 * them as policies. Without a schema it suggests values from elsewhere in the file, and they would come first for two
 * reasons: they begin with the opening quote, so they match one more character, and they are sorted by label only. So
 * our suggestions also begin with that quote, and then with a blank, which sorts before all letters and quotes.
 */
export function beforeJson(item: CompletionItem, document: TextDocument): void {
  const { label, range } = item;
  const name = typeof label === "string" ? label : label.label;
  item.label = typeof label === "string" ? ` ${label}` : { ...label, label: ` ${name}` };
  item.filterText ??= name;
  if (!(range instanceof Range) || range.start.character === 0) return;
  const quoted = new Range(range.start.translate(0, -1), range.end);
  if (document.getText(new Range(quoted.start, range.start)) !== '"') return;
  item.range = quoted;
  item.filterText = `"${item.filterText}`;
  item.insertText =
    item.insertText instanceof SnippetString
      ? new SnippetString(`"${item.insertText.value}`)
      : `"${item.insertText ?? name}`;
}

/** Whether VS Code's own JSON support handles a document. */
export function isJson({ languageId }: TextDocument): boolean {
  return languageId === "json" || languageId === "jsonc";
}
