import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
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
  const errors: ParseError[] = [];
  const root = parseTree(joined, errors, { allowTrailingComma: true });
  return root && toSyntax(root, text, errors.filter(({ error }) => /^Close\w+Expected$/.test(printParseErrorCode(error))).length);
}

/**
 * `open` says how many braces and brackets, from this node inwards, the end of the text left unclosed. The parser gives
 * such a node a range like any other. It met the end in the last child, so each open node is the last one of its parent.
 */
function toSyntax(node: Node, text: string, open = 0): SyntaxNode {
  const range = { start: node.offset, end: open > 0 ? text.length : node.offset + node.length };
  const children = node.children ?? [];
  const openIn = (child: Node) => (child === children.at(-1) ? Math.max(open - 1, 0) : 0);
  switch (node.type) {
    case "object":
      return { kind: "object", range, properties: children.flatMap((child) => toProperty(child, text, openIn(child))), isClosed: open === 0 };
    case "array":
      return { kind: "array", range, items: children.map((child) => toSyntax(child, text, openIn(child))), isClosed: open === 0 };
    case "string":
      return toString(node, text);
    default:
      return { kind: "scalar", range, value: node.value as number | boolean | null };
  }
}

function toProperty(node: Node, text: string, open: number): PropertyNode[] {
  const [key, value] = node.children ?? [];
  return key ? [{ key: toString(key, text), value: value && toSyntax(value, text, open) }] : [];
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
