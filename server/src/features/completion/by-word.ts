import type { CompletionItem, CompletionList, Position, TextEdit } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/**
 * A list for clients that know only words: they end a word at a colon and compare it with the beginning of an item, or
 * do not filter at all. Each item replaces only the word at the cursor, and items that do not begin with the typed text
 * are left out, so the list is incomplete. Words that search (`stop server`) keep their items. Offsets are UTF-16.
 *
 * Such clients are @marimo-team/codemirror-languageserver 2.0.0, codemirror-languageserver 1.22.1 and vim-ale 3.3.0.
 */
export function byWord(list: CompletionList, document: Snapshot, position: Position): CompletionList {
  const items = list.items.flatMap((item) => {
    const edit = item.textEdit;
    return edit && "range" in edit ? (forWord(item, edit, document, position) ?? []) : item;
  });
  return { isIncomplete: true, items };
}

function forWord(
  item: CompletionItem,
  { range, newText }: TextEdit,
  document: Snapshot,
  position: Position,
): CompletionItem | undefined {
  const at = document.offsetAt(position);
  const typed = document.text.slice(document.offsetAt(range.start), at);
  const word = /\w*$/.exec(typed)![0];
  if (/[\s\P{ASCII}]/u.test(typed)) return { ...item, filterText: `${word} ${item.label}` };
  if (!newText.toLowerCase().startsWith(typed.toLowerCase())) return undefined;
  const before = typed.length - word.length;
  // A client may send a position after the end of the line.
  const { start } = document.range({ start: at - word.length, end: at });
  const rest = newText.slice(before);
  return { ...item, filterText: rest, textEdit: { range: { start, end: range.end }, newText: rest } };
}
