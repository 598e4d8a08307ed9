import assert from "node:assert/strict";
import { type CompletionItem, type CompletionList, InsertTextFormat } from "vscode-languageserver-types";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { Language } from "../../server/src/core/text/message.js";
import { applyEdits, type TextEdit } from "../../server/src/core/text/range.js";
import { completion } from "../../server/src/features/completion/completion.js";
import type { CompletionData } from "../../server/src/features/completion/item/item.js";
import type { CompletionSupport } from "../../server/src/features/completion/item/request.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { readCursor } from "./fixture.js";

/** The client and its file. By default a fully capable editor with a neutral file name. */
export interface Asking extends Partial<CompletionSupport> {
  readonly facts: Catalog;
  readonly uri?: string;
  readonly language?: Language;
}

function snapshotOf(text: string, { facts, uri = "file:///policy.json", language = "en" }: Asking): Snapshot {
  return new Snapshot(uri, 1, text, { catalog: facts, rules: {}, language, features: defaultFeatures });
}

/** The list at the `|` of a text. */
export function listAt(marked: string, asking: Asking): CompletionList | undefined {
  const { text, offset } = readCursor(marked);
  const snapshot = snapshotOf(text, asking);
  return completion(snapshot, snapshot.range({ start: offset, end: offset }).start, {
    labelDetails: true,
    snippets: true,
    deprecated: true,
    ...asking,
  });
}

/** Items in the order in which a client shows them. */
export function inOrder(list: CompletionList | undefined): CompletionItem[] {
  return [...(list?.items ?? [])].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

/** The subject of an item: an action, or another kind; items that lead to another list have none. */
export function subjectOf({ data, label }: CompletionItem): string | undefined {
  const subject = data as CompletionData | undefined;
  return subject === undefined && /^[^:]+:[^:]+:[^:]+$/.test(label) ? "action" : subject?.kind;
}

/** The labels in order, each with the text beside it. */
export function labelsAt(marked: string, asking: Asking): string[] {
  return inOrder(listAt(marked, asking)).map(({ label, labelDetails, detail }) => [label, labelDetails?.description ?? detail].filter((part) => part !== undefined).join(" | "));
}

/**
 * The text after accepting an item, with all of its edits. The first placeholder of a snippet is shown as ‹its text›,
 * and each tab as two blanks, like in an editor with that indentation.
 */
export function taken(marked: string, label: string, asking: Asking): string {
  const { text } = readCursor(marked);
  const found = listAt(marked, asking)?.items.filter((item) => item.label === label) ?? [];
  assert.equal(found.length, 1, `${label} is offered once: ${labelsAt(marked, asking).join(", ")}`);
  return applyEdits(text, editsOf(found[0]!, snapshotOf(text, asking)));
}

/** The edits of an item. Fails if a client would reject them: an edit over several lines, or overlapping edits. */
export function editsOf(item: CompletionItem, snapshot: Snapshot): TextEdit[] {
  const { textEdit, additionalTextEdits = [], insertTextFormat } = item;
  assert.ok(textEdit && "range" in textEdit);
  assert.equal(textEdit.range.start.line, textEdit.range.end.line, "clients reject an edit over several lines");
  const edits = [textEdit, ...additionalTextEdits].map(({ range, newText }) => ({
    range: { start: snapshot.offsetAt(range.start), end: snapshot.offsetAt(range.end) }, newText,
  }));
  const [main, ...others] = edits;
  for (const { range } of others) assert.ok(range.end < main!.range.start || range.start > main!.range.end, `${item.label}: overlapping edits`);
  if (insertTextFormat !== InsertTextFormat.Snippet) return edits;
  const lineBreak = /\r\n|\n|\r/.exec(snapshot.text)?.[0] ?? "\n";
  const before = snapshot.text.slice(0, main!.range.start);
  const indent = /^[ \t]*/.exec(before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1))![0];
  return [{ range: main!.range, newText: expand(main!.newText).replaceAll("\n", lineBreak + indent).replaceAll("\t", "  ") }, ...others];
}

function expand(snippet: string): string {
  const first = /\$\{?1/.test(snippet) ? "1" : "0";
  const places = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::([^}]*)|\|([^|,]*)[^|]*\|)\}/g;
  return snippet.replace(places, (_, escaped: string | undefined, bare: string | undefined, number: string | undefined, example = "", choice = "") => {
    if (escaped !== undefined) return escaped;
    const text = `${String(example)}${String(choice)}`;
    return (bare ?? number) === first ? `‹${text}›` : text;
  });
}
