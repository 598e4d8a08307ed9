import type { TextEdit, TextRange } from "../../text/range.js";
import { lineEnd, lineStartAt } from "../tokens/characters.js";
import { isTopLevelHeader } from "../tokens/header.js";
import type { Expression, HclSyntaxError } from "../nodes.js";
import { Kind, type Tokens } from "../tokens/tokens.js";
import { beginnings, isBalanced } from "./kinds.js";

/** The surroundings of an expression. Inside brackets and sequences an expression continues over line breaks. */
export type Around = "body" | "object" | "brackets";

/** A text with more errors is not HCL. */
const mostPlaces = 100;

/** A position among tokens, with the open brackets. */
export class Cursor {
  readonly text: string;
  readonly #tokens: Tokens;
  readonly #expression: (cursor: Cursor, around: Around) => Expression;
  /** Whether a bracket or brace of the text has no partner. Only then the layout decides what is meant. */
  readonly isBroken: boolean;
  #index = 0;
  /** The end of the last token that was taken. */
  last = 0;
  /** The open brackets, counted by the kind of their closing bracket. */
  readonly #open = new Map<Kind, number>();
  depth = 0;
  /** The number of errors in the tokens so far. */
  problems = 0;
  /** The places of the first ones. */
  readonly syntaxErrors: HclSyntaxError[] = [];

  /** `readExpression` is a parameter to avoid a circular import. */
  constructor(text: string, tokens: Tokens, readExpression: (cursor: Cursor, around: Around) => Expression) {
    this.text = text;
    this.#tokens = tokens;
    this.#expression = readExpression;
    this.isBroken = !isBalanced(tokens);
  }

  get kind(): Kind {
    return this.#tokens.kinds[this.#index]!;
  }

  get start(): number {
    return this.#tokens.starts[this.#index]!;
  }

  get range(): TextRange {
    return { start: this.start, end: this.#tokens.ends[this.#index]! };
  }

  get written(): string {
    return this.text.slice(this.start, this.#tokens.ends[this.#index]);
  }

  is(kind: Kind): boolean {
    return this.kind === kind;
  }

  /** The kind of a later token, counting line breaks. */
  ahead(count: number): Kind {
    return this.#tokens.kinds[this.#index + count] ?? Kind.End;
  }

  /** Whether a later token, counting line breaks, is written like this. */
  isAhead(count: number, written: string): boolean {
    return this.text.startsWith(written, this.#tokens.starts[this.#index + count]);
  }

  /** Whether the token is this name. */
  isWord(word: string): boolean {
    return this.kind === Kind.Name && this.written === word;
  }

  /** Whether an expression can begin with this token. */
  get canBegin(): boolean {
    return beginnings[this.kind]!;
  }

  /** Reads an expression; `canBegin` must hold, and at least one token is taken. */
  expression(around: Around): Expression {
    return this.#expression(this, around);
  }

  /** Records an error at this token, or at the end of the last one if this one ends a line. */
  reportHere(): void {
    const { range } = this;
    if (this.kind === Kind.Comma) this.report("extra-comma", range, [{ range, newText: "" }]);
    else if (this.kind === Kind.Newline || this.kind === Kind.End) this.reportAfterLast("unexpected");
    else this.report("unexpected", range);
  }

  /** Records that something is missing after the last token. */
  reportAfterLast(kind: HclSyntaxError["kind"], edits?: readonly TextEdit[]): void {
    this.report(kind, { start: Math.max(this.last - 1, 0), end: this.last }, edits);
  }

  reportMissingComma(): void {
    this.reportAfterLast("missing-comma", [{ range: { start: this.last, end: this.last }, newText: "," }]);
  }

  /** Records that what follows a gap, which has no line break, must be the first one of its line, in a column. */
  reportMissingLineBreak(column: number, gap: TextRange = { start: this.last, end: this.start }): void {
    const lineBreak = this.text.includes("\r\n") ? "\r\n" : "\n";
    const isBlank = this.text.slice(gap.start, gap.end).trim() === "";
    const range = isBlank ? gap : { start: gap.end, end: gap.end };
    this.report("missing-line-break", { start: Math.max(gap.start - 1, 0), end: gap.start }, [
      { range, newText: lineBreak + " ".repeat(Math.max(column, 0)) },
    ]);
  }

  report(kind: HclSyntaxError["kind"], range: TextRange, edits: readonly TextEdit[] = []): void {
    this.problems++;
    if (this.problems <= mostPlaces) this.syntaxErrors.push({ kind, range, edits });
  }

  take(): TextRange {
    const { range } = this;
    this.skip();
    return range;
  }

  /** Takes a token whose range does not matter. */
  skip(): void {
    const { kind } = this;
    if (kind !== Kind.Newline) this.last = this.#tokens.ends[this.#index]!;
    if (kind !== Kind.End) this.#index++;
  }

  skipNewlines(): void {
    while (this.kind === Kind.Newline) this.#index++;
  }

  /** The kind of the next token other than a line break, counted from the cursor. */
  kindAfterNewlines(count: number): Kind {
    let at = this.#index + count;
    while (this.#tokens.kinds[at] === Kind.Newline) at++;
    return this.#tokens.kinds[at] ?? Kind.End;
  }

  /** The text of the next token other than a line break, counted from the cursor; "" unless another name follows it. */
  wordAfterNewlines(count: number): string {
    let at = this.#index + count;
    while (this.#tokens.kinds[at] === Kind.Newline) at++;
    // A second name must follow: `for x in …`, not `for = 1`.
    let next = at + 1;
    while (this.#tokens.kinds[next] === Kind.Newline) next++;
    return this.#tokens.kinds[next] === Kind.Name
      ? this.text.slice(this.#tokens.starts[at], this.#tokens.ends[at])
      : "";
  }

  /** Whether the comma at the cursor is followed by a quoted string without `=` or `:` after it. */
  isStringWithoutSeparatorAfterComma(): boolean {
    const { kinds } = this.#tokens;
    let at = this.#index + 1;
    while (kinds[at] === Kind.Newline) at++;
    if (kinds[at] !== Kind.OpenQuote) return false;
    for (let depth = 0; at < kinds.length; at++) {
      if (kinds[at] === Kind.OpenQuote) depth++;
      else if (kinds[at] === Kind.CloseQuote && --depth === 0) break;
    }
    return kinds[at + 1] !== Kind.Equals && kinds[at + 1] !== Kind.Colon;
  }

  /**
   * Whether brackets end here although their closing bracket is missing: at a bracket that closes something around
   * them, at the end of a sequence, or, if a bracket is missing somewhere, where the layout says so.
   */
  isEndOfBrackets(column: number): boolean {
    switch (this.kind) {
      case Kind.CloseBrace:
      case Kind.CloseBracket:
      case Kind.CloseParen:
        return this.isAwaited(this.kind);
      case Kind.End:
      case Kind.CloseSequence:
      case Kind.CloseQuote:
      case Kind.CloseHeredoc:
      case Kind.MissingMarker:
      case Kind.Text:
        return true;
      case Kind.Name: {
        if (!this.isBroken) return false;
        const { indentation } = this;
        if (indentation === undefined || indentation > column) return false;
        return this.ahead(1) === Kind.Equals || (indentation === 0 && isTopLevelHeader(this.text, this.start));
      }
      default:
        return false;
    }
  }

  enter(closer: Kind): void {
    this.depth++;
    this.#open.set(closer, (this.#open.get(closer) ?? 0) + 1);
  }

  leave(closer: Kind): void {
    this.depth--;
    this.#open.set(closer, this.#open.get(closer)! - 1);
  }

  /** Whether something around this place needs this closing bracket. */
  isAwaited(closer: Kind): boolean {
    return (this.#open.get(closer) ?? 0) > 0;
  }

  /** The column of this token if it is the first one of its line. */
  get indentation(): number | undefined {
    const line = this.#lineOf(this.start);
    return line.start + line.column === this.start ? line.column : undefined;
  }

  /** The column of the first character on the line of this token that is not blank. */
  get lineIndentation(): number {
    return this.#lineOf(this.start).column;
  }

  /** Cached for the tokens of one line, so that a very long line is not scanned again for each token. */
  #line = { start: 0, end: -1, column: 0 };

  #lineOf(offset: number): { readonly start: number; readonly column: number } {
    if (offset >= this.#line.start && offset <= this.#line.end) return this.#line;
    const start = lineStartAt(this.text, offset);
    let column = 0;
    while (this.text[start + column] === " " || this.text[start + column] === "\t") column++;
    this.#line = { start, end: lineEnd(this.text, offset), column };
    return this.#line;
  }
}
