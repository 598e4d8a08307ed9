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

interface Piece extends TextRange {
  readonly kind: Kind | "comment";
}

/** The rows of an HCL text in order. */
export function rowsOf(text: string): Row[] {
  const { tokens, comments } = lex(text);
  const rows: Row[] = [];
  let pieces: Piece[] = [];
  let start = 0;
  let next = 0;
  for (let index = 0; index < tokens.count; index++) {
    const [kind, at, end] = [tokens.kinds[index]!, tokens.starts[index]!, tokens.ends[index]!];
    while (next < comments.length && comments[next]!.start < at) pieces.push({ kind: "comment", ...comments[next++]! });
    if (kind !== Kind.Newline && kind !== Kind.End) {
      pieces.push({ kind, start: at, end });
      continue;
    }
    rows.push(rowOf(text, pieces, { start, end: at }));
    pieces = [];
    start = end;
  }
  return rows;
}

function rowOf(text: string, pieces: readonly Piece[], range: TextRange): Row {
  const last = pieces.at(-1);
  const comment =
    pieces.length > 1 && last?.kind === "comment" && !text.startsWith("/*", last.start) ? last : undefined;
  const lead = comment ? pieces.slice(0, -1) : pieces;
  const at = lead.findIndex(({ kind }, index) => index > 0 && kind === Kind.Equals);
  const isWhole = at > 0 && lead.slice(at).reduce((sum, { kind }) => sum + depthChange(kind), 0) === 0;
  const end = lead.at(-1)?.end ?? range.start;
  return isWhole
    ? { ...range, comment, assignment: { start: lead[at]!.start, end }, leadEnd: lead[at - 1]!.end }
    : { ...range, comment, assignment: undefined, leadEnd: end };
}

function depthChange(kind: Piece["kind"]): number {
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
