import { parseJson, tokens } from "../../policy/json/json.js";
import type { SyntaxNode } from "../../policy/syntax.js";

/**
 * A key for the content of a JSON text, independent of its layout: two texts have the same key if they have the same
 * values and properties in the same order, and the same comments.
 */
export function meaningOf(text: string): string {
  const root = parseJson(text);
  return JSON.stringify([root ? plain(root) : null, commentsInJson(text)]);
}

/** The comments of a JSON text, in order. */
export function commentsInJson(text: string): string[] {
  return tokens(text)
    .filter(({ kind }) => kind === "comment")
    .map(({ range }) => text.slice(range.start, range.end).trim());
}

function plain(node: SyntaxNode): unknown {
  switch (node.kind) {
    case "object":
      return {
        object: node.properties.map(({ key, value }) => [key.value, value ? plain(value) : null]),
        isClosed: node.isClosed,
      };
    case "array":
      return { list: node.items.map(plain), isClosed: node.isClosed };
    case "string":
      return { string: node.value, isClosed: node.isClosed };
    case "scalar":
      return node.value;
  }
}
