import { createScanner, type ParseError, type ParseOptions, printParseErrorCode, visit } from "jsonc-parser";
import type { TextRange } from "../../text/range.js";
import { textShape } from "../../text/text-shape.js";
import type { ObjectNode, SyntaxNode } from "../syntax.js";
import { normalize } from "./normalize.js";
import { parseTree } from "./tree.js";

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
  if (textShape(meant).depth > deepest) return { root: undefined, isJsonc: false };
  const { root, hasErrors } = parseTree(meant, { allowTrailingComma: true }, text);
  return { root, isJsonc: !hasErrors && meant === text };
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
  if (normalize(part) !== part || textShape(part).depth > deepest / 2) return undefined;
  const { root, hasErrors } = parseTree(part, optionsOf(dialect), part, offset);
  const isWhole = root?.range.start === offset && root.range.end === offset + part.length;
  return !hasErrors && isWhole && root.kind === "object" ? root : undefined;
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
  if (textShape(text).depth > deepest) return [{ kind: "nested-too-deep", range: { start: 0, end: 0 }, after: 0 }];
  const errors: ParseError[] = [];
  visit(text, { onError: (error, offset, length) => errors.push({ error, offset, length }) }, optionsOf(dialect));
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
  return parseTree(text, optionsOf(dialect), text).root;
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
