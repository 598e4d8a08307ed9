/** The kinds of tokens. Marks and operators that have no influence on values share one kind. */
export const enum Kind {
  Newline, Name, Number, OpenBrace, CloseBrace, OpenBracket, CloseBracket, OpenParen, CloseParen,
  Comma, Dot, Equals, Colon, Question, Arrow, Ellipsis, Operator,
  /**
   * A quote, or the `<<X` of a heredoc including its line break. A missing quote has length 0; `MissingMarker` ends a
   * heredoc that is not closed.
   */
  OpenQuote, CloseQuote, OpenHeredoc, CloseHeredoc, MissingMarker,
  /** The text of a template between two sequences. */
  Text,
  OpenInterpolation, OpenDirective, CloseSequence,
  /** An unclosed `${` with the text after it. */
  BrokenSequence,
  /** A character that HCL does not use. */
  Stray,
  End,
}

/** The tokens of a text in order, without white space and comments. */
export class Tokens {
  readonly kinds: Kind[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  get count(): number {
    return this.kinds.length;
  }

  add(kind: Kind, start: number, end: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Drops all tokens from an index on. */
  cut(count: number): void {
    this.kinds.length = count;
    this.starts.length = count;
    this.ends.length = count;
  }
}
