import type { SyntaxNode } from "../policy/syntax.js";

/** A piece of JSON for printing: a scalar or string exactly as it is printed, or a container of pieces. */
export type JsonPiece =
  | string
  | { readonly items: readonly JsonPiece[] }
  | { readonly entries: readonly JsonEntry[] };

/** A key with its quotes, and its value. */
export type JsonEntry = readonly [key: string, value: JsonPiece];

/**
 * Converts a node to a piece. Strings and numbers are copied from the text, so no value changes its spelling and no key
 * its place. The text of the node must be JSON, except for comments and trailing commas.
 */
export function toPiece(node: SyntaxNode, text: string): JsonPiece {
  switch (node.kind) {
    case "object":
      return {
        entries: node.properties.map(
          ({ key, value }): JsonEntry => [slice(key, text), value ? toPiece(value, text) : "null"],
        ),
      };
    case "array":
      return { items: node.items.map((item) => toPiece(item, text)) };
    default:
      return slice(node, text);
  }
}

/** Prints strict JSON: indented by two blanks per level, or on one line without white space. */
export function printJson(piece: JsonPiece, form: "pretty" | "minified"): string {
  return form === "pretty" ? pretty(piece, "") : minified(piece);
}

function minified(piece: JsonPiece): string {
  if (typeof piece === "string") return piece;
  if ("items" in piece) return `[${piece.items.map(minified).join()}]`;
  return `{${piece.entries.map(([key, value]) => `${key}:${minified(value)}`).join()}}`;
}

function pretty(piece: JsonPiece, indent: string): string {
  if (typeof piece === "string") return piece;
  const [open, close, lines] =
    "items" in piece
      ? ["[", "]", piece.items.map((item) => pretty(item, `${indent}  `))]
      : ["{", "}", piece.entries.map(([key, value]) => `${key}: ${pretty(value, `${indent}  `)}`)];
  return lines.length === 0
    ? open + close
    : `${open}\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}${close}`;
}

function slice({ range: { start, end } }: SyntaxNode, text: string): string {
  return text.slice(start, end);
}
