import type { CompletionItem, Position, TextDocument, TextEditor } from "vscode";

/**
 * Keeps the row that the author has chosen when an open list of suggestions starts over. VS Code asks for the list again
 * whenever any extension begins to offer suggestions, which happens many times in the first seconds of a window, and then
 * selects the first row: Enter would insert another item than the one that the author was looking at.
 *
 * A row counts as chosen when the editor asks for its details, which it does once for each row of a list. An author who
 * returns to a row that was looked at before is therefore not noticed.
 */
export class ChosenRow {
  #chosen: { readonly place: string; readonly label: string } | undefined;

  /** The editor asks for the details of an item: its row is selected now. */
  choose(item: CompletionItem, editor: TextEditor | undefined): void {
    this.#chosen = editor && { place: placeOf(editor.document, editor.selection.active), label: labelOf(item) };
  }

  /** Marks the chosen item among those of a new list, if nothing was typed and the cursor has not moved since it was chosen. */
  keep(items: readonly CompletionItem[], document: TextDocument, position: Position): void {
    if (this.#chosen?.place !== placeOf(document, position)) return;
    const item = items.find((candidate) => labelOf(candidate) === this.#chosen?.label);
    if (item) select(item, document, position);
  }
}

/** A version of a text and a place in it. */
function placeOf({ uri, version }: TextDocument, { line, character }: Position): string {
  return [uri.toString(), version, line, character].join(" ");
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/** VS Code selects a marked item only among those that match best what was typed, so its filter text has to begin with that. */
function select(item: CompletionItem, document: TextDocument, position: Position): void {
  item.preselect = true;
  if (!item.range) return;
  const range = "inserting" in item.range ? item.range.inserting : item.range;
  item.filterText = document.getText(range.with({ end: position })) + (item.filterText ?? labelOf(item));
}
