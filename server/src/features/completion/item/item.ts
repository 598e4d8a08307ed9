import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type TextEdit as ProtocolEdit,
} from "vscode-languageserver-types";
import type { TextEdit, TextRange } from "../../../core/text/range.js";
import type { Snapshot, Writing } from "../../snapshot.js";
import type { CompletionSupport } from "./request.js";
import type { Slot } from "./slot.js";

/**
 * The subject of an item: its kind, and the data for its documentation. The client returns it on resolve. An action has
 * none: its label is its name.
 */
export type ItemSubject = { readonly kind: string; readonly [field: string]: string | readonly string[] };

/** `retrigger`: after this item is inserted, a client may open suggestions for the next choice. */
export type CompletionData =
  | ItemSubject
  | { readonly retrigger: true; readonly kind?: string; readonly [field: string]: unknown };

/** A choice before its conversion to the protocol. */
export interface CompletionChoice {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A short text next to the label. */
  readonly beside?: string | undefined;
  /** The text that replaces the range of the slot; with `isSnippet` in snippet syntax. */
  readonly text: string;
  readonly isSnippet?: boolean;
  readonly sortText: string;
  /** The text that the client compares with the typed text; default: the label. */
  readonly filterText?: string | undefined;
  readonly subject?: ItemSubject;
  readonly retrigger?: boolean;
  readonly isDeprecated?: boolean;
  /** Replaces the additional edits of the slot. */
  readonly additional?: readonly TextEdit[];
}

/** The input for converting a choice to an item. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly support: CompletionSupport;
  readonly slot: Pick<Slot, "additional">;
  /** The range of the slot in the document. */
  readonly writing: Writing;
}

/**
 * Converts a choice to a protocol item. Written for speed, because a list may have thousands of items per keystroke.
 */
export function toItem({ snapshot, support, slot, writing }: Asked, choice: CompletionChoice): CompletionItem {
  const { label, kind, beside, text, sortText, filterText, subject, retrigger, additional = slot.additional } = choice;
  const item: CompletionItem = { label, kind, sortText };
  const newText = writing.write(text, choice.isSnippet === true) ?? text;
  if (!support.editRange) item.textEdit = { range: writing.range, newText };
  // An item without its own text inserts its label.
  else if (newText !== label) item.textEditText = newText;
  if (beside !== undefined && beside !== "") {
    if (support.labelDetails) item.labelDetails = { description: beside };
    else item.detail = beside;
  }
  if (filterText !== undefined) item.filterText = filterText;
  if (choice.isDeprecated && support.deprecated) item.tags = [CompletionItemTag.Deprecated];
  if (choice.isSnippet) {
    item.insertTextFormat = InsertTextFormat.Snippet;
    item.insertTextMode = InsertTextMode.adjustIndentation;
  }
  if (additional.length > 0)
    item.additionalTextEdits = additional.flatMap(({ range, newText }) => elsewhere(snapshot, range, newText));
  const data: CompletionData | undefined = retrigger
    ? { ...(typeof subject === "object" ? subject : {}), retrigger: true }
    : subject;
  if (data !== undefined) item.data = data;
  return item;
}

function elsewhere(snapshot: Snapshot, range: TextRange, newText: string): ProtocolEdit[] {
  const place = snapshot.writingAt(range);
  const written = place?.write(newText) ?? "";
  return place && (written !== "" || range.end > range.start) ? [{ range: place.range, newText: written }] : [];
}

/** A string for the slot: adds the missing quotes and commas to its content, which is already JSON. */
export function quoted({ lead, open, close, trail }: Slot, content: string): string {
  return lead + open + content + close + trail;
}

/** Any other JSON for the slot. */
export function bare({ lead, trail }: Slot, json: string): string {
  return lead + json + trail;
}

/** The sort text: groups by digit, and the original order within a group. */
export function sortText(group: number, index: number): string {
  return `!${String(group)}${String(index).padStart(5, "0")}`;
}
