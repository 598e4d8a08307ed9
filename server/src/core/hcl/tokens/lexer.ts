import type { TextRange } from "../../text/range.js";
import { isTopLevelHeader } from "./header.js";
import { type HeredocExtent, Heredocs } from "./heredoc.js";
import { brokenLine, firstDoubtful } from "./broken-line.js";
import { blockCommentEnd, brokenSequenceEnd, isArgument, type Open } from "./extents.js";
import { isNameStart, lineEnd, lineStartAt, nameEnd, numberEnd } from "./characters.js";
import { addMark } from "./marks.js";
import { Kind, Tokens } from "./tokens.js";

/** The maximum depth of templates in sequences. No hand-written text comes near it. */
const deepest = 50;

/**
 * The tokens and comments of an HCL text. Accepts any text, in time linear in its length. `reread` is the number of
 * characters that were read twice, at most eight times the length. `brokenLines` are the ends of lines whose quotes do
 * not match.
 */
export function lex(text: string): Pick<Lexer, "tokens" | "comments" | "reread" | "brokenLines"> {
  const lexer = new Lexer(text);
  lexer.run();
  return lexer;
}

/**
 * Reads a text once, with a stack of open templates. A part that turns out to be unclosed is read again in another way:
 * a quoted string as part of a line with a missing or superfluous quote, a sequence as ending at once.
 */
class Lexer {
  readonly tokens = new Tokens();
  readonly comments: TextRange[] = [];
  readonly brokenLines: TextRange[] = [];
  readonly #text: string;
  readonly #heredocs: Heredocs;
  readonly #stack: Open[] = [];
  #at = 0;
  reread = 0;
  /** The start of a sequence known to have no end. */
  #brokenAt = -1;

  constructor(text: string) {
    this.#text = text;
    this.#heredocs = new Heredocs(text);
  }

  /** Whether it may still try sequences that perhaps have no end. The number of characters read twice is limited. */
  get #isPatient(): boolean {
    return this.reread < 4 * this.#text.length + 1000;
  }

  run(): void {
    const { length } = this.#text;
    for (;;) {
      while (this.#at < length) {
        const open = this.#stack.at(-1);
        if (open?.mode === "heredoc") this.#heredoc(open.extent!);
        else if (open && this.#at >= open.limit)
          this.#giveUp(this.#stack.find(({ mode, limit }) => mode !== "heredoc" && limit === open.limit)!);
        else if (open?.mode === "quoted") this.#quoted(open);
        else this.#plain(open);
      }
      const unclosed = this.#stack.find(({ mode }) => mode !== "heredoc");
      if (!unclosed) break;
      this.#giveUp(unclosed);
    }
    for (let open = this.#stack.pop(); open; open = this.#stack.pop())
      this.tokens.add(Kind.MissingMarker, length, length);
    this.tokens.add(Kind.End, length, length);
  }

  #plain(sequence: Open | undefined): void {
    const text = this.#text;
    const start = this.#at;
    const code = text.charCodeAt(start);
    switch (code) {
      case 32: case 9: case 13: case 0xfeff:
        this.#at++;
        return;
      case 10:
        this.#add(Kind.Newline, 1);
        if (sequence) this.#continuesOnNextLine(sequence);
        return;
      case 34:
        this.#open("quoted", Kind.OpenQuote, 1);
        return;
      case 35:
        this.#comment(lineEnd(text, start));
        return;
      case 47:
        if (text.charCodeAt(start + 1) === 47) this.#comment(lineEnd(text, start));
        else if (text.charCodeAt(start + 1) === 42) this.#comment(blockCommentEnd(text, start));
        else this.#add(Kind.Operator, 1);
        return;
      case 60:
        this.#less();
        return;
      case 123: case 91: case 40:
        if (sequence) sequence.depth++;
        this.#add(code === 123 ? Kind.OpenBrace : code === 91 ? Kind.OpenBracket : Kind.OpenParen, 1);
        return;
      case 125: case 93: case 41:
        this.#close(code, sequence);
        return;
      case 126:
        if (sequence?.depth === 0 && text.charCodeAt(start + 1) === 125) {
          this.#add(Kind.CloseSequence, 2);
          this.#stack.pop();
        } else this.#add(Kind.Stray, 1);
        return;
    }
    if (isNameStart(text, start)) this.#add(Kind.Name, nameEnd(text, start) - start);
    else if (code >= 48 && code <= 57) this.#add(Kind.Number, numberEnd(text, start) - start);
    else this.#at = addMark(text, start, this.tokens);
  }

  #close(code: number, sequence: Open | undefined): void {
    const kind = code === 125 ? Kind.CloseBrace : code === 93 ? Kind.CloseBracket : Kind.CloseParen;
    if (sequence?.depth === 0) {
      if (code !== 125) {
        this.#giveUp(sequence);
        return;
      }
      this.#add(Kind.CloseSequence, 1);
      this.#stack.pop();
      return;
    }
    if (sequence) sequence.depth--;
    this.#add(kind, 1);
  }

  /** Reads the text of a quoted string up to its end or a sequence in it. */
  #quoted(open: Open): void {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34 || code === 10) break;
      if (code === 92) {
        if (text.charCodeAt(at + 1) !== 10) at++;
      } else if (code === 36 || code === 37) {
        if (text.charCodeAt(at + 1) === 123) break;
        if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 123) at += 2;
      }
    }
    if (at >= text.length || text.charCodeAt(at) === 10) {
      this.#at = Math.min(at, text.length);
      const from = lineStartAt(text, this.#at);
      return this.#giveUp(this.#stack.find(({ mode, start: began }) => mode !== "heredoc" && began >= from) ?? open);
    }
    this.#addText(start, at);
    if (text.charCodeAt(at) === 34) {
      this.#add(Kind.CloseQuote, 1);
      this.#stack.pop();
    } else this.#openSequence();
  }

  /** Reads the text of a heredoc up to its end or a sequence in it. */
  #heredoc({ bodyEnd, end, isClosed }: HeredocExtent): void {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < bodyEnd; at++) {
      const code = text.charCodeAt(at);
      if (code !== 36 && code !== 37) continue;
      if (text.charCodeAt(at + 1) === 123) break;
      if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 123) at += 2;
    }
    this.#addText(start, at);
    if (at < bodyEnd) return this.#openSequence();
    this.tokens.add(isClosed ? Kind.CloseHeredoc : Kind.MissingMarker, bodyEnd, end);
    this.#at = end;
    this.#stack.pop();
  }

  /** Reads `<`, `<=`, or the start of a heredoc. */
  #less(): void {
    const start = this.#at;
    const heredoc = this.#stack.length < deepest && this.#isPatient ? this.#heredocs.at(start) : undefined;
    if (!heredoc) return this.#add(Kind.Operator, this.#text.charCodeAt(start + 1) === 61 ? 2 : 1);
    if (this.#stack.length > 0) this.reread += heredoc.end - start;
    const limit = heredoc.bodyEnd;
    this.#stack.push({ mode: "heredoc", start, count: this.tokens.count, extent: heredoc, limit, depth: 0 });
    this.#add(Kind.OpenHeredoc, heredoc.bodyStart - start);
  }

  #openSequence(): void {
    const start = this.#at;
    const text = this.#text;
    const trims = text.charCodeAt(start + 2) === 126 ? 1 : 0;
    if (this.#stack.length >= deepest || this.#brokenAt === start || !this.#isPatient) {
      const end = brokenSequenceEnd(text, start + 2 + trims);
      this.tokens.add(Kind.BrokenSequence, start, end);
      this.#at = end;
      return;
    }
    this.#open("sequence", text.charCodeAt(start) === 36 ? Kind.OpenInterpolation : Kind.OpenDirective, 2 + trims);
  }

  /** A sequence may span several lines, but not a line that must be outside. */
  #continuesOnNextLine(sequence: Open): void {
    const text = this.#text;
    if (!this.#isPatient || isTopLevelHeader(text, this.#at) || (sequence.depth === 0 && isArgument(text, this.#at))) {
      this.#giveUp(this.#stack.find(({ mode }) => mode !== "heredoc") ?? sequence);
    }
  }

  /** Returns to the start of a template or sequence that has no end, and reads it as a broken one. */
  #giveUp(open: Open): void {
    this.reread += this.#at - open.start;
    this.tokens.cut(open.count);
    this.#stack.length = this.#stack.indexOf(open);
    while (this.comments.length > 0 && this.comments.at(-1)!.start >= open.start) this.comments.pop();
    if (open.mode === "quoted") {
      const end = lineEnd(this.#text, open.start);
      this.brokenLines.push({ start: open.start, end });
      brokenLine(this.#text, firstDoubtful(this.#text, open.start, this.tokens), end, this.tokens, this.comments);
      this.#at = end;
      return;
    }
    this.#at = open.start;
    this.#brokenAt = open.start;
  }

  #open(mode: "quoted" | "sequence", kind: Kind, length: number): void {
    if (this.#stack.length >= deepest && mode === "quoted") {
      // It is read as part of a broken line, which needs no stack.
      const outermost = this.#stack.find((one) => one.mode !== "heredoc")!;
      return this.#giveUp(outermost);
    }
    const limit = this.#stack.at(-1)?.limit ?? Infinity;
    this.#stack.push({ mode, start: this.#at, count: this.tokens.count, extent: undefined, limit, depth: 0 });
    this.#add(kind, length);
  }

  #addText(start: number, end: number): void {
    if (end > start) this.tokens.add(Kind.Text, start, end);
    this.#at = end;
  }

  #comment(end: number): void {
    this.comments.push({ start: this.#at, end });
    this.#at = end;
  }

  #add(kind: Kind, length: number): void {
    this.tokens.add(kind, this.#at, this.#at + length);
    this.#at += length;
  }
}
