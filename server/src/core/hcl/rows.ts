import type { TextEdit, TextRange } from "../text/range.js";
import { lex } from "./tokens/lexer.js";
import { Kind } from "./tokens/tokens.js";

/** A line of an HCL text; one with a heredoc, or with a comment of several lines, ends behind that. */
export interface Row extends TextRange {
  /** Its ` = …`, if the value ends on the row. */
  readonly assignment: TextRange | undefined;
  /** Its `# …` or `// …` behind something else. */
  readonly comment: TextRange | undefined;
  /** The end of what is before these two. */
  readonly leadEnd: number;
}

/** The rows of an HCL text in order. */
export function rowsOf(text: string): Row[] {
  const { tokens, comments } = lex(text);
  const rows: Row[] = [];
  const reader = new RowReader(text);
  let next = 0;
  for (let index = 0; index < tokens.count; index++) {
    const [kind, at, end] = [tokens.kinds[index]!, tokens.starts[index]!, tokens.ends[index]!];
    while (next < comments.length && comments[next]!.start < at) reader.addComment(comments[next++]!);
    if (kind === Kind.Newline || kind === Kind.End) rows.push(reader.take(at, end));
    else reader.add(kind, at, end);
  }
  return rows;
}

/** Reads one row after the other without a list of its pieces, because each fix of a file reads the rows around it. */
class RowReader {
  #start = 0;
  #count = 0;
  /** The end of the last piece before the comment, and of the piece before the first `=`. */
  #end = 0;
  #nameEnd = 0;
  /** The first `=` behind something else, or -1, and by how many brackets more are opened than closed behind it. */
  #equals = -1;
  #depth = 0;
  /** A comment that nothing follows yet. */
  #comment: TextRange | undefined;

  constructor(readonly text: string) {}

  add(kind: Kind, at: number, end: number): void {
    this.#addPending();
    this.#put(kind, at, end);
  }

  addComment(comment: TextRange): void {
    this.#addPending();
    this.#comment = comment;
  }

  #addPending(): void {
    if (this.#comment) this.#put(undefined, this.#comment.start, this.#comment.end);
    this.#comment = undefined;
  }

  #put(kind: Kind | undefined, at: number, end: number): void {
    if (kind === Kind.Equals && this.#equals < 0 && this.#count > 0) {
      this.#equals = at;
      this.#nameEnd = this.#end;
    }
    if (kind !== undefined && this.#equals >= 0) this.#depth += depthChange(kind);
    this.#end = end;
    this.#count++;
  }

  /** The row up to its line break, which is from `at` to `next`. The next row begins there. */
  take(at: number, next: number): Row {
    const last = this.#comment;
    const isBehind = last !== undefined && this.#count > 0 && !this.text.startsWith("/*", last.start);
    if (!isBehind) this.#addPending();
    const isWhole = this.#equals >= 0 && this.#depth === 0;
    const end = this.#count > 0 ? this.#end : this.#start;
    const row = {
      start: this.#start,
      end: at,
      comment: isBehind ? last : undefined,
      assignment: isWhole ? { start: this.#equals, end } : undefined,
      leadEnd: isWhole ? this.#nameEnd : end,
    };
    this.#start = next;
    this.#count = 0;
    this.#equals = -1;
    this.#depth = 0;
    this.#comment = undefined;
    return row;
  }
}

function depthChange(kind: Kind): number {
  switch (kind) {
    case Kind.OpenBrace: case Kind.OpenBracket: case Kind.OpenParen:
    case Kind.OpenInterpolation: case Kind.OpenDirective:
      return 1;
    case Kind.CloseBrace: case Kind.CloseBracket: case Kind.CloseParen: case Kind.CloseSequence:
      return -1;
    default:
      return 0;
  }
}

/**
 * The edits that align `=` and comments of neighboring rows as `terraform fmt` does: each group of consecutive rows
 * with `=` has them in one column, and each group of consecutive rows with comments, too.
 */
export function alignmentOf(text: string, rows: readonly Row[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const align = (start: number, end: number, spaces: number) => {
    if (text.slice(start, end) !== " ".repeat(spaces))
      edits.push({ range: { start, end }, newText: " ".repeat(spaces) });
  };
  const widths = rows.map(({ start, leadEnd }) => columns(text.slice(start, leadEnd)));
  for (const group of groupsOf(rows, (row) => row.assignment !== undefined)) {
    const most = group.reduce((max, index) => Math.max(max, widths[index]!), 0);
    for (const index of group) {
      const { leadEnd, assignment } = rows[index]!;
      align(leadEnd, assignment!.start, most - widths[index]! + 1);
      widths[index] = most + 1 + columns(text.slice(assignment!.start, assignment!.end));
    }
  }
  for (const group of groupsOf(rows, (row) => row.comment !== undefined)) {
    const most = group.reduce((max, index) => Math.max(max, widths[index]!), 0);
    for (const index of group) {
      const { leadEnd, assignment, comment } = rows[index]!;
      align(assignment?.end ?? leadEnd, comment!.start, most - widths[index]! + 1);
    }
  }
  return edits;
}

/** The indexes of consecutive rows that meet a condition, group by group. */
function groupsOf(rows: readonly Row[], meets: (row: Row) => boolean): number[][] {
  const groups: number[][] = [];
  let isOpen = false;
  rows.forEach((row, index) => {
    const isIn = meets(row);
    if (isIn && isOpen) groups.at(-1)!.push(index);
    else if (isIn) groups.push([index]);
    isOpen = isIn;
  });
  return groups;
}

/** The width of a text as HashiCorp's formatter counts it: in grapheme clusters, a tab as one. */
function columns(text: string): number {
  return /^[\0-\x7f]*$/.test(text) ? text.length : [...graphemes.segment(text)].length;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
