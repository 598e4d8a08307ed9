import { type Node, parseTree } from "jsonc-parser";
import type { PropertyNode, StringNode, SyntaxNode } from "../syntax.js";
import { isNestedDeeper, joinBrokenStrings } from "./lexical.js";

/** A policy is six levels deep. jsonc-parser recurses, so a text nested without end would exhaust the stack. */
const deepest = 200;

/**
 * The syntax tree of a JSON or JSONC text, as far as it can be understood; `undefined` if nothing can. Comments and
 * trailing commas are accepted. A string that was broken over several lines is read as one string.
 */
export function parseJson(text: string): SyntaxNode | undefined {
  const joined = joinBrokenStrings(text);
  if (isNestedDeeper(joined, deepest)) return undefined;
  const root = parseTree(joined, [], { allowTrailingComma: true });
  return root && toSyntax(root, text);
}

function toSyntax(node: Node, text: string): SyntaxNode {
  // jsonc-parser leaves -1 in a node that the end of the text cut off.
  const isClosed = node.length >= 0;
  const range = { start: node.offset, end: isClosed ? node.offset + node.length : text.length };
  const children = node.children ?? [];
  switch (node.type) {
    case "object":
      return { kind: "object", range, properties: children.flatMap((child) => toProperty(child, text)), isClosed };
    case "array":
      return { kind: "array", range, items: children.map((child) => toSyntax(child, text)), isClosed };
    case "string":
      return toString(node, text);
    default:
      return { kind: "scalar", range, value: node.value as number | boolean | null };
  }
}

function toProperty(node: Node, text: string): PropertyNode[] {
  const [key, value] = node.children ?? [];
  return key ? [{ key: toString(key, text), value: value && toSyntax(value, text) }] : [];
}

function toString(node: Node, text: string): StringNode {
  const start = node.offset;
  const end = start + node.length;
  const isClosed = node.length >= 2 && text[end - 1] === '"' && !isEscaped(text, start + 1, end - 1);
  return { kind: "string", range: { start, end }, content: { start: start + 1, end: isClosed ? end - 1 : end }, value: String(node.value), isClosed };
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}
