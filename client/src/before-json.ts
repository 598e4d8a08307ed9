import { Range, SnippetString, type CompletionItem, type TextDocument } from "vscode";

/**
 * Puts our suggestions before those of VS Code's own JSON support, which has a schema only for files that say by their name
 * that they are policies. Without one it offers whatever stands elsewhere in the file, and two things would bring that to
 * the front: its suggestions begin with the opening quote, so that they match one character more, and have no order but
 * that of their labels. So ours begin with that quote as well, and with a blank, which comes before all letters and quotes.
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
  item.insertText = item.insertText instanceof SnippetString ? new SnippetString(`"${item.insertText.value}`) : `"${item.insertText ?? name}`;
}

/** Whether VS Code's own JSON support looks after a document. */
export function isJson({ languageId }: TextDocument): boolean {
  return languageId === "json" || languageId === "jsonc";
}

/** Whether the schema of this extension holds for a document, by its name. */
export function hasSchema({ uri }: TextDocument): boolean {
  return /\.(?:hwpolicy|huawei-policy)\.json$/i.test(uri.path);
}
