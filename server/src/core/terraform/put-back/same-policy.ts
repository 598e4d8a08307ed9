import { parseJson, tokens } from "../../policy/json/json.js";
import type { SyntaxNode } from "../../policy/syntax.js";
import type { TextEdit } from "../../text/range.js";
import type { PolicyView } from "../model.js";

/** A policy, and the edits of its view that a file must have after they are put back. */
export interface EditedPolicy {
  readonly view: PolicyView;
  readonly edits: readonly TextEdit[];
}

/**
 * A key for the content of a JSON text, independent of its layout: two texts have the same key if they have the same
 * values and properties in the same order, and the same comments. `isSorted`: the order of strings in a list is of no
 * importance.
 */
export function meaningOf(text: string, isSorted = false): string {
  const root = parseJson(text);
  return JSON.stringify([root ? plain(root, isSorted) : null, commentsInJson(text)]);
}

/** The comments of a JSON text, in order. */
export function commentsInJson(text: string): string[] {
  return tokens(text)
    .filter(({ kind }) => kind === "comment")
    .map(({ range }) => text.slice(range.start, range.end).trim());
}

function plain(node: SyntaxNode, isSorted: boolean): unknown {
  switch (node.kind) {
    case "object":
      return {
        object: node.properties.map(({ key, value }) => [key.value, value ? plain(value, isSorted) : null]),
        isClosed: node.isClosed,
      };
    case "array":
      return { list: ordered(node.items, isSorted).map((item) => plain(item, isSorted)), isClosed: node.isClosed };
    case "string":
      return { string: node.value, isClosed: node.isClosed };
    case "scalar":
      return node.value;
  }
}

function ordered(items: readonly SyntaxNode[], isSorted: boolean): readonly SyntaxNode[] {
  if (!isSorted || !items.every((item) => item.kind === "string")) return items;
  return [...items].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}
