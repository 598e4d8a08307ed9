import assert from "node:assert/strict";
import test from "node:test";
import type { CompletionItem, Position, Range, TextDocument, TextEditor } from "vscode";
import { ChosenRow } from "../../client/src/chosen-row.js";

/** What the class needs of an editor whose only line is `text`, with the cursor at its end. */
function editorOf(text: string, version = 1): TextEditor {
  const active = { line: 0, character: text.length } as Position;
  const getText = ({ start, end }: Range) => text.slice(start.character, end.character);
  const document = { uri: { toString: () => "file:///policy.json" }, version, getText } as unknown as TextDocument;
  return { document, selection: { active } } as TextEditor;
}

function itemOf(label: CompletionItem["label"], from: number, to: number, filterText?: string): CompletionItem {
  const range = { start: { character: from }, end: { character: to }, with: ({ end }: { end: Position }) => ({ start: { character: from }, end }) } as unknown as Range;
  return { label, range, ...(filterText === undefined ? {} : { filterText }) };
}

const list = () => [itemOf("ecs:servers:stop", 1, 9), itemOf({ label: "ecs:servers:stop with its 1 dependency" }, 1, 9, "ecs:servers:stop")];

function marked(editor: TextEditor, chosenIn: TextEditor | undefined, chosen: CompletionItem): (string | undefined)[] {
  const row = new ChosenRow();
  row.choose(chosen, chosenIn);
  const items = list();
  row.keep(items, editor.document, editor.selection.active);
  return items.filter(({ preselect }) => preselect).map(({ filterText }) => filterText);
}

test("chosen row: where nothing was typed since, it is selected again, whatever shape its label has", () => {
  const editor = editorOf('"ecs:serv');
  assert.deepEqual(marked(editor, editor, list()[1]!), ["ecs:servecs:servers:stop"]);
  assert.deepEqual(marked(editor, editor, list()[0]!), ["ecs:servecs:servers:stop"]);
});

test("chosen row: it begins with what was typed, so that it is among those that match best", () => {
  const editor = editorOf('"ecs:serv');
  const row = new ChosenRow();
  const items = [itemOf("other", 1, 9)];
  row.choose(items[0]!, editor);
  row.keep(items, editor.document, editor.selection.active);
  assert.equal(items[0]?.filterText, "ecs:servother");
});

test("chosen row: with another text, another place, no editor or another list the first row is as good as any", () => {
  const editor = editorOf('"ecs:serv');
  assert.deepEqual(marked(editor, editorOf('"ecs:serv', 2), list()[1]!), []);
  assert.deepEqual(marked(editor, editorOf('"ecs:ser'), list()[1]!), []);
  assert.deepEqual(marked(editor, undefined, list()[1]!), []);
  assert.deepEqual(marked(editor, editor, itemOf("gone", 1, 9)), []);
});
