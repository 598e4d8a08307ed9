import type { CompletionContext, CompletionItem, CompletionList, Position, TextDocument, TextEditor } from "vscode";

/**
 * Keeps the selected row when an open list of suggestions starts over. VS Code requests the list again whenever an
 * extension registers suggestions, which happens many times in the first seconds of a window, and then selects the
 * first row: Enter would insert another item than the one that the author was looking at.
 *
 * A row counts as selected when the editor requests its details, which it does once for each row of a list. So if an
 * author returns to an earlier row, this is not noticed.
 */
export class ChosenRow {
  #chosen: { readonly place: string; readonly label: string } | undefined;

  /** Called when the editor requests the details of an item, because its row is now selected. */
  choose(item: CompletionItem, editor: TextEditor | undefined): void {
    this.#chosen = editor && { place: placeOf(editor.document, editor.selection.active), label: labelOf(item) };
  }

  /**
   * Preselects the chosen item in a new list if nothing was typed and the cursor has not moved since. A list that is
   * requested by typing starts with its best match, as in every other language.
   */
  keep(
    list: readonly CompletionItem[] | CompletionList | null | undefined,
    document: TextDocument,
    position: Position,
    { triggerKind }: CompletionContext,
  ): void {
    if (!list || triggerKind !== invoke || this.#chosen?.place !== placeOf(document, position)) return;
    const { items, isIncomplete = false } = "items" in list ? list : { items: list };
    const chosen = items.find((candidate) => labelOf(candidate) === this.#chosen?.label);
    if (chosen) select(chosen, items, isIncomplete, document, position);
  }
}

/** `CompletionTriggerKind.Invoke`: no key was typed. */
const invoke = 0;

/** Identifies a version of a text and a place in it. */
function placeOf({ uri, version }: TextDocument, { line, character }: Position): string {
  return [uri.toString(), version, line, character].join(" ");
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/**
 * Preselects an item. VS Code considers a preselected item only among the best matches of the typed text: exact matches
 * first, then items that begin with it. So its filter text is set to match. An item whose filter text is exactly the
 * typed text disappears at the next keystroke, unless the list is requested again then.
 */
function select(
  chosen: CompletionItem,
  items: readonly CompletionItem[],
  isIncomplete: boolean,
  document: TextDocument,
  position: Position,
): void {
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
