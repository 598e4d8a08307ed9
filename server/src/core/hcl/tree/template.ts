import type { TextRange } from "../../text/range.js";
import type { Cursor } from "./cursor.js";
import type { Directive, Expression, Interpolation, Template, TemplatePart } from "../nodes.js";
import { Kind } from "../tokens/tokens.js";

/** Reads a quoted string or heredoc. */
export function template(cursor: Cursor): Template {
  const form = cursor.is(Kind.OpenQuote) ? "quoted" : "heredoc";
  const open = cursor.take();
  const parts: TemplatePart[] = [];
  while (!isEnd(cursor)) {
    if (cursor.is(Kind.Text)) {
      const range = cursor.take();
      const wrong = form === "quoted" ? wrongEscape(cursor.text, range) : undefined;
      if (wrong !== undefined) cursor.report("escape", { start: wrong, end: Math.min(wrong + 2, range.end) });
      parts.push({ kind: "text", range });
    }
    else parts.push(sequence(cursor));
  }
  const isMissing = !cursor.is(Kind.CloseQuote) && !cursor.is(Kind.CloseHeredoc);
  const end = cursor.is(Kind.End) ? { start: cursor.last, end: cursor.last } : cursor.take();
  const isClosed = !isMissing && end.end > end.start && (form === "heredoc" || open.end > open.start);
  if (!isClosed) cursor.report("unexpected", { start: open.start, end: Math.max(open.start, cursor.last) });
  return {
    kind: "template", form, parts, isClosed,
    isIndented: form === "heredoc" && cursor.text[open.start + 2] === "-",
    range: { start: open.start, end: end.end },
    content: { start: open.end, end: end.start },
  };
}

/** The offset of the first invalid escape. */
function wrongEscape(text: string, { start, end }: TextRange): number | undefined {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 92) continue;
    escape.lastIndex = at;
    if (!escape.test(text) || escape.lastIndex > end) return at;
    at = escape.lastIndex - 1;
  }
  return undefined;
}

const escape = /\\(?:[nrt"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;

function isEnd(cursor: Cursor): boolean {
  return (
    cursor.is(Kind.CloseQuote) || cursor.is(Kind.CloseHeredoc) || cursor.is(Kind.MissingMarker) || cursor.is(Kind.End)
  );
}

function sequence(cursor: Cursor): Interpolation | Directive {
  const { text, kind } = cursor;
  const open = cursor.take();
  if (kind === Kind.BrokenSequence) {
    cursor.report("unexpected", open);
    return broken(text, open);
  }
  const isDirective = kind === Kind.OpenDirective;
  const keyword = isDirective && cursor.is(Kind.Name) ? cursor.written : "";
  if (keyword !== "") cursor.skip();
  if (keyword === "for" && skipTo(cursor, () => cursor.isWord("in"))) cursor.skip();
  cursor.skipNewlines();
  const value = cursor.canBegin ? cursor.expression("brackets") : undefined;
  cursor.skipNewlines();
  if (!cursor.is(Kind.CloseSequence) || (value === undefined && !isDirective)) cursor.reportHere();
  skipTo(cursor, () => cursor.is(Kind.CloseSequence));
  const isClosed = cursor.is(Kind.CloseSequence);
  const end = isClosed ? cursor.take().end : cursor.last;
  const found = {
    range: { start: open.start, end }, isClosed, value,
    trimsBefore: open.end - open.start === 3, trimsAfter: isClosed && text[end - 2] === "~",
  };
  return isDirective ? { kind: "directive", keyword, ...found } : { kind: "interpolation", ...found };
}

/** Skips what an expression left over, up to a wanted token or the end of the sequence. */
function skipTo(cursor: Cursor, isWanted: () => boolean): boolean {
  let depth = 0;
  while (!(depth === 0 && isWanted())) {
    if (cursor.is(Kind.End) || (depth === 0 && cursor.is(Kind.CloseSequence))) return false;
    if (cursor.is(Kind.OpenInterpolation) || cursor.is(Kind.OpenDirective)) depth++;
    else if (cursor.is(Kind.CloseSequence)) depth--;
    cursor.skip();
  }
  return true;
}

/** A sequence without its brace, or on a line with unmatched quotes. Its value is not read. */
function broken(text: string, range: TextRange): Interpolation | Directive {
  const value: Expression = {
    kind: "unreadable",
    range: {
      start: range.start + 2,
      end: Math.max(range.start + 2, range.end - (text[range.end - 1] === "}" ? 1 : 0)),
    },
  };
  const found = { range, value, trimsBefore: false, trimsAfter: false, isClosed: text[range.end - 1] === "}" };
  return text[range.start] === "%" ? { kind: "directive", keyword: "", ...found } : { kind: "interpolation", ...found };
}
