import assert from "node:assert/strict";
import test from "node:test";
import type { CompletionContext, CompletionItem, Position, Range, TextDocument, TextEditor } from "vscode";
import { ChosenRow } from "../../client/src/chosen-row.js";

/** A fake editor whose only line is `text`, with the cursor at its end. */
function editorOf(text: string, version = 1): TextEditor {
  const active = { line: 0, character: text.length } as Position;
  const getText = ({ start, end }: Range) => text.slice(start.character, end.character);
  const document = { uri: { toString: () => "file:///policy.json" }, version, getText } as unknown as TextDocument;
  return { document, selection: { active } } as TextEditor;
}

function itemOf(label: CompletionItem["label"], from: number, to: number, filterText?: string): CompletionItem {
  const range = {
    start: { character: from },
    end: { character: to },
    with: ({ end }: { end: Position }) => ({ start: { character: from }, end }),
  } as unknown as Range;
  return { label, range, ...(filterText === undefined ? {} : { filterText }) };
}

const list = () => [itemOf("ecs:servers:stop", 1, 9), itemOf({ label: "ecs:servers:stop with its 1 dependency" }, 1, 9, "ecs:servers:stop")];

interface Marking {
  readonly chosenIn?: TextEditor | undefined;
  readonly triggerKind?: number;
  readonly isIncomplete?: boolean;
}

/** The filter texts of the preselected items of a new list. */
function marked(
  editor: TextEditor,
  chosen: CompletionItem,
  { chosenIn = editor, triggerKind = 0, isIncomplete }: Marking = {},
): (string | undefined)[] {
  const row = new ChosenRow();
  row.choose(chosen, chosenIn);
  const items = list();
  row.keep(isIncomplete === undefined ? items : { items, isIncomplete }, editor.document, editor.selection.active, {
    triggerKind,
  } as CompletionContext);
  return items.filter(({ preselect }) => preselect).map(({ filterText }) => filterText);
}

test("chosen row: if nothing was typed since, it is selected again, and begins with the typed text", () => {
  const editor = editorOf('"ecs:serv');
  assert.deepEqual(marked(editor, list()[0]!), ["ecs:servecs:servers:stop"]);
  assert.deepEqual(marked(editor, list()[1]!), ["ecs:servecs:servers:stop"]);
});

test("chosen row: its filter is exactly the typed text if another item's is, or if the next keystroke brings a new list", () => {
  assert.deepEqual(marked(editorOf('"ecs:servers:stop'), list()[1]!), ["ecs:servers:stop"]);
  assert.deepEqual(marked(editorOf('"ecs:serv'), list()[1]!, { isIncomplete: true }), ["ecs:serv"]);
});

test("chosen row: after another text, place, editor, keystroke or list, nothing is preselected", () => {
  const editor = editorOf('"ecs:serv');
  for (const chosenIn of [editorOf('"ecs:serv', 2), editorOf('"ecs:ser')]) assert.deepEqual(marked(editor, list()[1]!, { chosenIn }), []);
  for (const triggerKind of [1, 2]) assert.deepEqual(marked(editor, list()[1]!, { triggerKind }), []);
  assert.deepEqual(marked(editor, itemOf("gone", 1, 9)), []);
  const row = new ChosenRow();
  row.choose(list()[0]!, undefined);
  for (const nothing of [undefined, null, []])
    row.keep(nothing, editor.document, editor.selection.active, { triggerKind: 0 } as CompletionContext);
});
