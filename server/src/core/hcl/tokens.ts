/** What a token is. Marks and operators that mean nothing to a reader of values share one kind. */
export const enum Kind {
  Newline, Name, Number, OpenBrace, CloseBrace, OpenBracket, CloseBracket, OpenParen, CloseParen,
  Comma, Dot, Equals, Colon, Question, Arrow, Ellipsis, Operator,
  /** A quote, or the `<<X` of a heredoc with the line break after it. A missing quote has no length; `MissingMarker` ends a heredoc that is not closed. */
  OpenQuote, CloseQuote, OpenHeredoc, CloseHeredoc, MissingMarker,
  /** The text of a template, from one sequence to the next. */
  Text,
  OpenInterpolation, OpenDirective, CloseSequence,
  /** `${` with what follows it, where it is not closed. */
  BrokenSequence,
  /** A character that HCL has no use for. */
  Stray,
  End,
}

/** The tokens of a text, in order, without white space and comments. */
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

  /** Forgets all tokens from an index on. */
  cut(count: number): void {
    this.kinds.length = count;
    this.starts.length = count;
    this.ends.length = count;
  }
}
