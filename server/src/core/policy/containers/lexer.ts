import type { TextRange } from "../../text/range.js";

/** A piece of a text that is meant as JSON. */
export interface Lexeme {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "scalar" | "word";
  readonly range: TextRange;
  /** Quotes that a string lacks or has of the wrong kind: what to write, and where. */
  readonly quotes?: readonly { readonly range: TextRange; readonly newText: string }[];
}

const name = String.raw`[\w*-]+:[\w*-]*:[\w*-]+`;

/** Tried in this order, after strings with both quotes. */
const patterns: readonly (readonly [RegExp, (start: number, found: string) => Lexeme | undefined])[] = [
  [/\s+|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y, () => undefined],
  [/[{}[\],:]/y, (start, mark) => ({ kind: mark as "{", range: { start, end: start + 1 } })],
  // Only what certainly is a name ends where the name ends; the rest of the line is read on.
  [/"[\w*:.-]+(?=\s*[,\]}]?\s*(?:[\r\n]|$))/y, (start, { length }) => string(start, length, [insert(start + length, '"')])],
  [/"[^"\r\n]*/y, (start, { length }) => word(start, length)],
  [new RegExp(`${name}"`, "y"), (start, { length }) => string(start, length, [insert(start, '"')])],
  [new RegExp(String.raw`${name}(?=\s*[,\]\r\n])`, "y"), (start, { length }) => string(start, length, [insert(start, '"'), insert(start + length, '"')])],
  [/'[^'"\\\r\n]*'/y, (start, { length }) => string(start, length, [replace(start, '"'), replace(start + length - 1, '"')])],
  [/(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y, (start, { length }) => ({ kind: "scalar", range: { start, end: start + length } })],
  [/[^\s{}[\],:"]+/y, (start, { length }) => word(start, length)],
];

/** The pieces of a text without white space and comments. Takes any text. */
export function lexemes(text: string): Lexeme[] {
  const found: Lexeme[] = [];
  for (let at = 0; at < text.length; ) {
    const end = closedStringEnd(text, at);
    if (end !== undefined) found.push(string(at, end - at));
    at = end ?? readOther(text, at, found);
  }
  return found;
}

function readOther(text: string, at: number, found: Lexeme[]): number {
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const lexeme = make(at, match[0]);
    if (lexeme) found.push(lexeme);
    return at + match[0].length;
  }
  return at + 1;
}

/** The end of a string that begins here and ends on its line. By hand: a pattern would fail on a string of megabytes. */
function closedStringEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === "\n" || char === "\r") return undefined;
    if (char === "\\") at++;
  }
  return undefined;
}

function string(start: number, length: number, quotes?: Lexeme["quotes"]): Lexeme {
  const range = { start, end: start + length };
  return quotes ? { kind: "string", range, quotes } : { kind: "string", range };
}

function word(start: number, length: number): Lexeme {
  return { kind: "word", range: { start, end: start + length } };
}

function insert(offset: number, newText: string) {
  return { range: { start: offset, end: offset }, newText };
}

function replace(offset: number, newText: string) {
  return { range: { start: offset, end: offset + 1 }, newText };
}
