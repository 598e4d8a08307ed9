import type { CompletionContext, CompletionItem, CompletionList, Position, TextDocument, TextEditor } from "vscode";

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

  /**
   * Marks the chosen item in a new list, if nothing was typed and the cursor has not moved since it was chosen. A list that is
   * asked for because somebody types begins with its best match, as in every other language.
   */
  keep(list: readonly CompletionItem[] | CompletionList | null | undefined, document: TextDocument, position: Position, { triggerKind }: CompletionContext): void {
    if (!list || triggerKind !== invoke || this.#chosen?.place !== placeOf(document, position)) return;
    const { items, isIncomplete = false } = "items" in list ? list : { items: list };
    const chosen = items.find((candidate) => labelOf(candidate) === this.#chosen?.label);
    if (chosen) select(chosen, items, isIncomplete, document, position);
  }
}

/** `CompletionTriggerKind.Invoke`: no key was typed. */
const invoke = 0;

/** A version of a text and a place in it. */
function placeOf({ uri, version }: TextDocument, { line, character }: Position): string {
  return [uri.toString(), version, line, character].join(" ");
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/**
 * VS Code selects a marked item only among those that match best what was typed: those that are just that, else those that
 * begin with it. An item that is nothing but that is gone at the next key, unless the list is asked for again then.
 */
function select(chosen: CompletionItem, items: readonly CompletionItem[], isIncomplete: boolean, document: TextDocument, position: Position): void {
  chosen.preselect = true;
  if (!chosen.range) return;
  const range = "inserting" in chosen.range ? chosen.range.inserting : chosen.range;
  const typed = document.getText(range.with({ end: position }));
  const isTyped = (item: CompletionItem) => filterTextOf(item).toLowerCase() === typed.toLowerCase();
  chosen.filterText = isIncomplete || items.some(isTyped) ? typed : typed + filterTextOf(chosen);
}

function filterTextOf(item: CompletionItem): string {
  return item.filterText ?? labelOf(item);
}
