import {
  createScanner,
  type Node,
  type ParseError,
  type ParseOptions,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { TextRange } from "../../text/range.js";
import type { ObjectNode, PropertyNode, StringNode, SyntaxNode } from "../syntax.js";
import { normalize, isNestedDeeper } from "./normalize.js";

/** A policy is six levels deep. jsonc-parser recurses, so an endlessly nested text would exhaust the stack. */
const deepest = 200;

/**
 * The syntax tree of a JSON or JSONC text, as far as it can be understood; `undefined` if nothing can. Comments and
 * trailing commas are accepted, punctuation of a Chinese keyboard is read as JSON punctuation, and a string that is
 * broken over several lines is read as one string.
 */
export function parseJson(text: string): SyntaxNode | undefined {
  return parseJsonText(text).root;
}

/** The tree of a text, and whether the text is JSONC exactly as written. */
export interface JsonText {
  readonly root: SyntaxNode | undefined;
  readonly isJsonc: boolean;
}

/** Like `parseJson`. */
export function parseJsonText(text: string): JsonText {
  const meant = normalize(text);
  if (isNestedDeeper(meant, deepest)) return { root: undefined, isJsonc: false };
  const errors: ParseError[] = [];
  const root = parseTree(meant, errors, { allowTrailingComma: true });
  const open = errors.filter(({ error }) => /^Close\w+Expected$/.test(printParseErrorCode(error))).length;
  return { root: root && toSyntax(root, text, open), isJsonc: errors.length === 0 && meant === text };
}

/** Whether a JSONC text has neither comments nor trailing commas, as far as that is known without reading it again. */
export function isSurelyJson(jsonc: string): boolean {
  return !jsonc.includes("/") && !/,\s*[\]}]/.test(jsonc);
}

/**
 * The tree of an object that is part of a larger text, which starts at `offset` of it; `undefined` unless the part is
 * exactly one object, valid in the dialect and written without anything that normalization changes.
 */
export function parseObject(part: string, offset: number, dialect: "json" | "jsonc"): ObjectNode | undefined {
  if (normalize(part) !== part || isNestedDeeper(part, deepest / 2)) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(part, errors, optionsOf(dialect));
  if (errors.length > 0 || root?.type !== "object" || root.length !== part.length) return undefined;
  const node = toSyntax(root, part, 0, offset);
  return node.kind === "object" ? node : undefined;
}

/** A place where a text is not JSON. The kinds are jsonc-parser's own names in kebab-case, and `trailing-comma`. */
export interface SyntaxProblem {
  readonly kind: SyntaxProblemKind;
  /** The unexpected token, or the superfluous comma. */
  readonly range: TextRange;
  /** The end of the previous token: the place of a missing comma or bracket. */
  readonly after: number;
}

export type SyntaxProblemKind =
  | "trailing-comma"
  | "comma-expected"
  | "colon-expected"
  | "value-expected"
  | "property-name-expected"
  | "close-brace-expected"
  | "close-bracket-expected"
  | "end-of-file-expected"
  | "invalid-symbol"
  | "invalid-comment-token"
  | "unexpected-end-of-comment"
  | "unexpected-end-of-string"
  | "invalid-number-format"
  | "unexpected-end-of-number"
  | "invalid-unicode"
  | "invalid-escape-character"
  | "invalid-character"
  | "nested-too-deep";

/** The places where a text, exactly as written, is not JSON, in order. `jsonc` allows comments and trailing commas. */
export function syntaxProblems(text: string, dialect: "json" | "jsonc"): SyntaxProblem[] {
  if (isNestedDeeper(text, deepest)) return [{ kind: "nested-too-deep", range: { start: 0, end: 0 }, after: 0 }];
  const errors: ParseError[] = [];
  parseTree(text, errors, optionsOf(dialect));
  if (errors.length === 0) return [];
  const ends = tokens(text).filter(({ kind }) => kind !== "comment");
  let next = 0;
  return errors.sort((a, b) => a.offset - b.offset).map((error) => {
    // Both lists are in the order of the text, so a single walk handles any number of items.
    while (next < ends.length && ends[next]!.range.start < error.offset) next++;
    return toProblem(withinText(error, text), ends[next - 1], ends[next]);
  });
}

/** The tree of a text exactly as written, as far as `syntaxProblems` reads it. */
export function treeAsWritten(text: string, dialect: "json" | "jsonc"): SyntaxNode | undefined {
  const root = parseTree(text, [], optionsOf(dialect));
  return root && toSyntax(root, text);
}

function optionsOf(dialect: "json" | "jsonc"): ParseOptions {
  return dialect === "jsonc" ? { allowTrailingComma: true } : { disallowComments: true };
}

/** For a comment without an end, jsonc-parser reports one character more than there is. */
function withinText(error: ParseError, text: string): ParseError {
  return { ...error, length: Math.min(error.length, Math.max(text.length - error.offset, 0)) };
}

function toProblem(
  { error, offset, length }: ParseError,
  before: Token | undefined,
  next: Token | undefined,
): SyntaxProblem {
  const here = next?.range.start === offset ? next : undefined;
  const after = before?.range.end ?? 0;
  const name = printParseErrorCode(error)
    .replace(/(?<=.)[A-Z]/g, (capital) => `-${capital}`)
    .toLowerCase() as SyntaxProblemKind;
  const isTooMany =
    (name === "value-expected" || name === "property-name-expected")
    && before?.kind === ","
    && (here?.kind === "]" || here?.kind === "}");
  return isTooMany
    ? { kind: "trailing-comma", range: before.range, after: before.range.start }
    : { kind: name, range: { start: offset, end: offset + length }, after };
}

/** A token of a JSON text. `unknown` is text that JSON cannot have outside strings, such as full-width punctuation. */
export interface Token {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "scalar" | "comment" | "unknown";
  readonly range: TextRange;
}

// The numbers of jsonc-parser's SyntaxKind, a const enum that a bundler cannot inline.
const kinds: Readonly<Record<number, Token["kind"]>> = {
  1: "{",
  2: "}",
  3: "[",
  4: "]",
  5: ",",
  6: ":",
  7: "scalar",
  8: "scalar",
  9: "scalar",
  10: "string",
  11: "scalar",
  12: "comment",
  13: "comment",
  16: "unknown",
};
const endOfFile = 17;

/**
 * The tokens of a text exactly as written, including comments but no white space: those that start in a range, which
 * begins outside of strings and comments. Accepts any text.
 */
export function tokens(text: string, within: TextRange = { start: 0, end: text.length }): Token[] {
  const scanner = createScanner(text, false);
  scanner.setPosition(within.start);
  const found: Token[] = [];
  for (let kind: number = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (start >= within.end) break;
    const known = kinds[kind];
    const end = Math.min(start + scanner.getTokenLength(), text.length);
    if (known) found.push({ kind: known, range: { start, end } });
  }
  return found;
}

/**
 * `open` is the number of braces and brackets, from this node inwards, that the end of the text left unclosed. The
 * parser gives such a node a range like any other. It met the end in the last child, so each open node is the last one
 * of its parent. `base` is the offset of the text in a larger one.
 */
function toSyntax(node: Node, text: string, open = 0, base = 0): SyntaxNode {
  const end = open > 0 ? text.length : node.offset + node.length;
  const range = { start: base + node.offset, end: base + end };
  const children = node.children ?? [];
  const openIn = (child: Node) => (child === children.at(-1) ? Math.max(open - 1, 0) : 0);
  switch (node.type) {
    case "object":
      return {
        kind: "object",
        range,
        properties: children.flatMap((child) => toProperty(child, text, openIn(child), base)),
        isClosed: open === 0,
      };
    case "array":
      return {
        kind: "array",
        range,
        items: children.map((child) => toSyntax(child, text, openIn(child), base)),
        isClosed: open === 0,
      };
    case "string":
      return toString(node, text, base);
    default:
      return { kind: "scalar", range, value: node.value as number | boolean | null };
  }
}

function toProperty(node: Node, text: string, open: number, base: number): PropertyNode[] {
  const [key, value] = node.children ?? [];
  return key ? [{ key: toString(key, text, base), value: value && toSyntax(value, text, open, base) }] : [];
}

function toString(node: Node, text: string, base: number): StringNode {
  const start = node.offset;
  const end = start + node.length;
  const isClosed = node.length >= 2 && /["“”＂]/.test(text[end - 1]!) && !isEscaped(text, start + 1, end - 1);
  return {
    kind: "string",
    range: { start: base + start, end: base + end },
    content: { start: base + start + 1, end: base + (isClosed ? end - 1 : end) },
    value: String(node.value),
    isClosed,
  };
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}
