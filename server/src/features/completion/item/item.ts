import { type CompletionItem, CompletionItemKind, CompletionItemTag, InsertTextFormat, InsertTextMode, type TextEdit as ProtocolEdit } from "vscode-languageserver-types";
import type { TextEdit, TextRange } from "../../../core/text/range.js";
import type { Snapshot, Writing } from "../../snapshot.js";
import type { CompletionSupport } from "./request.js";
import type { Slot } from "./slot.js";

/**
 * The subject of an item: which kind, and what its documentation needs. It goes to the client and back. An action is only
 * its name, because there are so many of them.
 */
export type Subject = string | { readonly kind: string; readonly [field: string]: string | readonly string[] };

/** `retrigger`: once the item is in the text, the next question is open, and a client may ask it by itself. */
export type CompletionData = Subject | { readonly retrigger: true; readonly kind?: string; readonly [field: string]: unknown };

/** One thing that can be chosen, before it is put in the protocol's words. */
export interface Choice {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words beside the label. */
  readonly beside?: string | undefined;
  /** What is inserted in the range of the slot; with `isSnippet` in the syntax of snippets. */
  readonly text: string;
  readonly isSnippet?: boolean;
  readonly sortText: string;
  /** What the client compares with what is typed; the label, if there is none. */
  readonly filterText?: string | undefined;
  readonly subject?: Subject;
  readonly retrigger?: boolean;
  readonly isDeprecated?: boolean;
  /** Edits elsewhere, in the place of those that the slot needs. */
  readonly additional?: readonly TextEdit[];
}

/** What a choice needs to become an item. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly support: CompletionSupport;
  readonly slot: Pick<Slot, "additional">;
  /** The place of the slot in the document. */
  readonly writing: Writing;
}

/** The choice as an item of the protocol. Written for speed: a list has two thousand of them, and is made at a keystroke. */
export function toItem({ snapshot, support, slot, writing }: Asked, choice: Choice): CompletionItem {
  const { label, kind, beside, text, sortText, filterText, subject, retrigger, additional = slot.additional } = choice;
  const item: CompletionItem = { label, kind, sortText };
  const newText = writing.write(text, choice.isSnippet === true) ?? text;
  if (!support.editRange) item.textEdit = { range: writing.range, newText };
  // Without an edit of its own, an item writes its label.
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
  if (additional.length > 0) item.additionalTextEdits = additional.flatMap(({ range, newText }) => elsewhere(snapshot, range, newText));
  const data: CompletionData | undefined = retrigger ? { ...(typeof subject === "object" ? subject : {}), retrigger: true } : subject;
  if (data !== undefined) item.data = data;
  return item;
}

function elsewhere(snapshot: Snapshot, range: TextRange, newText: string): ProtocolEdit[] {
  const place = snapshot.writingAt(range);
  const written = place?.write(newText) ?? "";
  return place && (written !== "" || range.end > range.start) ? [{ range: place.range, newText: written }] : [];
}

/** A string in the slot: its quotes and commas around what stands between them, which is JSON already. */
export function quoted({ lead, open, close, trail }: Slot, content: string): string {
  return lead + open + content + close + trail;
}

/** Any other JSON in the slot. */
export function bare({ lead, trail }: Slot, json: string): string {
  return lead + json + trail;
}

/** The order within a list: groups by their digit, and in a group the order of offering. */
export function sortText(group: number, index: number): string {
  return `!${String(group)}${String(index).padStart(5, "0")}`;
}
