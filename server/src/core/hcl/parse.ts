import type { Located, TextRange } from "../text/range.js";
import { lineStartAt } from "./tokens/characters.js";
import { Cursor } from "./tree/cursor.js";
import { expression } from "./tree/expressions.js";
import { lex } from "./tokens/lexer.js";
import type { Argument, HclBlock, Body, BodyItem, HclFile } from "./nodes.js";
import { Kind, type Tokens } from "./tokens/tokens.js";
import { hasInvisible, invisibleIn } from "../text/invisible.js";
import { isClosedComment } from "../text/comments.js";
import { pushAll } from "../text/push-all.js";

/** The number of blanks by which `terraform fmt` indents the items of a block. */
const indentation = 2;

/** Deeper text is not read. No hand-written text comes near this depth. */
const deepestNesting = 100;

/**
 * The tree of an HCL text, as far as it can be understood: broken text gives a smaller tree. Accepts any text, in time
 * linear in its length. Valid text has the meaning that HashiCorp's own parser gives it.
 */
export function parseHcl(text: string): HclFile {
  const { tokens, comments, reread, brokenLines } = lex(text);
  const cursor = new Cursor(text, tokens, expression);
  const items: BodyItem[] = [];
  while (!cursor.is(Kind.End)) {
    pushAll(items, bodyItems(cursor, -1));
    // A closing brace without an opening one.
    if (cursor.is(Kind.End)) break;
    cursor.reportHere();
    cursor.skip();
  }
  for (const range of hiddenIn(text, tokens)) cursor.report("unexpected", range, [{ range, newText: "" }]);
  for (const line of brokenLines)
    if (!cursor.syntaxErrors.some(({ range }) => line.start <= range.start && range.start <= line.end))
      cursor.report("unexpected", line);
  return {
    body: { range: { start: 0, end: text.length }, items, isClosed: true },
    comments,
    problems: cursor.problems,
    syntaxErrors: cursor.syntaxErrors,
    isSound:
      cursor.problems === 0 && reread === 0 && !cursor.isBroken && comments.every((one) => isClosedComment(text, one)),
  };
}

/** The invisible characters in names. */
function hiddenIn(text: string, { kinds, starts, ends }: Tokens): TextRange[] {
  if (!hasInvisible(text)) return [];
  return kinds.flatMap((kind, index) =>
    kind === Kind.Name
      ? invisibleIn(text, { start: starts[index]!, end: ends[index]! }).map(({ range }) => range)
      : [],
  );
}

/**
 * The items of a body up to its closing brace, or up to text that must be outside. `column` is the column of the
 * block's first line. On that line, only a single argument may be.
 */
function bodyItems(cursor: Cursor, column: number, isOneLine = false): BodyItem[] {
  const items: BodyItem[] = [];
  const gap = { start: cursor.last, end: cursor.start };
  for (;;) {
    cursor.skipNewlines();
    if (cursor.is(Kind.End) || cursor.is(Kind.CloseBrace)) return items;
    if (column >= 0 && isOutside(cursor, column)) return items;
    const item = bodyItem(cursor);
    if (item) items.push(item);
    if (isOneLine && items.length === 1) {
      if (item?.kind === "argument" && item.value && cursor.is(Kind.CloseBrace)) return items;
      cursor.reportMissingLineBreak(column + indentation, gap);
    }
    if (!isWhole(item)) cursor.reportAfterLast("unexpected");
    else if (!isEndOfItem(cursor)) reportSameLine(cursor, column);
  }
}

/** After an item, the line must end. `column` is the one of its block. */
function reportSameLine(cursor: Cursor, column: number): void {
  if (cursor.is(Kind.Name)) cursor.reportMissingLineBreak(column + indentation);
  else if (cursor.is(Kind.CloseBrace)) cursor.reportMissingLineBreak(column);
  else cursor.reportHere();
}

function isWhole(item: BodyItem | undefined): boolean {
  return (
    item !== undefined
    && (item.kind === "block" ? item.body.isClosed : item.kind === "argument" && item.value !== undefined)
  );
}

/** An item ends with its line. */
function isEndOfItem(cursor: Cursor): boolean {
  return cursor.is(Kind.Newline) || cursor.is(Kind.End);
}

function isOutside(cursor: Cursor, column: number): boolean {
  if (!cursor.isBroken || !cursor.is(Kind.Name)) return false;
  const { indentation } = cursor;
  return indentation !== undefined && indentation <= column;
}

function bodyItem(cursor: Cursor): BodyItem | undefined {
  if (!cursor.is(Kind.Name)) return stray(cursor);
  switch (cursor.ahead(1)) {
    case Kind.Equals:
    case Kind.Colon:
      return argument(cursor, true);
    case Kind.OpenBrace:
    case Kind.OpenQuote:
    case Kind.Name:
      return block(cursor);
    case Kind.Newline:
    case Kind.End:
      return emptyItem(cursor);
    case Kind.OpenBracket:
    case Kind.OpenHeredoc:
    case Kind.Number:
      return argument(cursor, false);
    default:
      return stray(cursor);
  }
}

function argument(cursor: Cursor, hasEquals: boolean): Argument {
  const name = located(cursor);
  if (cursor.is(Kind.Colon)) cursor.report("unexpected", cursor.range);
  if (hasEquals) cursor.skip();
  else cursor.reportHere();
  // The value begins on the same line, or it is not written yet.
  const value = cursor.canBegin ? cursor.expression("body") : undefined;
  return { kind: "argument", name, value, range: { start: name.range.start, end: cursor.last } };
}

/** Reads a block with its labels, or an argument without `=` if a value follows that no block can have. */
function block(cursor: Cursor): BodyItem {
  let count = 1;
  while (cursor.ahead(count) === Kind.Name) count++;
  if (
    cursor.ahead(count) === Kind.OpenParen
    || cursor.ahead(count) === Kind.Dot
    || (count > 1 && cursor.ahead(count) === Kind.Equals)
  )
    return argument(cursor, false);
  const { start } = cursor;
  const column = cursor.indentation ?? -1;
  const type = located(cursor);
  const labels: Located<string>[] = [];
  while (cursor.is(Kind.Name) || cursor.is(Kind.OpenQuote)) labels.push(label(cursor));
  if (cursor.is(Kind.OpenBrace)) return blockWithBody(cursor, type, labels, column);
  if (cursor.is(Kind.Newline) && isIndentedMore(cursor, column)) return blockWithBody(cursor, type, labels, column);
  const range = { start, end: cursor.last };
  return {
    kind: "block",
    type,
    labels,
    range,
    body: { range: { start: cursor.last, end: cursor.last }, items: [], isClosed: false },
  };
}

/** A name alone on its line: a block without its brace, or an unfinished item. */
function emptyItem(cursor: Cursor): Argument | HclBlock {
  const column = cursor.indentation ?? -1;
  const type = located(cursor);
  if (cursor.isBroken && cursor.is(Kind.Newline) && isIndentedMore(cursor, column))
    return blockWithBody(cursor, type, [], column);
  return { kind: "argument", name: type, value: undefined, range: type.range };
}

function isIndentedMore(cursor: Cursor, column: number): boolean {
  let at = cursor.start;
  while (/\s/.test(cursor.text[at] ?? "x")) at++;
  return column >= 0 && at - lineStartAt(cursor.text, at) > column;
}

function blockWithBody(
  cursor: Cursor,
  type: Located<string>,
  labels: readonly Located<string>[],
  column: number,
): HclBlock {
  const hasBrace = cursor.is(Kind.OpenBrace);
  const start = hasBrace ? cursor.take().start : cursor.last;
  const body = cursor.depth >= deepestNesting ? skipped(cursor, start) : readBody(cursor, start, column, hasBrace);
  return { kind: "block", type, labels, body, range: { start: type.range.start, end: body.range.end } };
}

function readBody(cursor: Cursor, start: number, column: number, hasBrace: boolean): Body {
  cursor.enter(Kind.CloseBrace);
  const items = bodyItems(cursor, column, hasBrace && !cursor.is(Kind.Newline));
  cursor.leave(Kind.CloseBrace);
  const isClosed = cursor.is(Kind.CloseBrace);
  if (isClosed) cursor.skip();
  return { range: { start, end: Math.max(start, cursor.last) }, items, isClosed: isClosed && hasBrace };
}

/** Skips the content of braces that are nested too deep. */
function skipped(cursor: Cursor, start: number): Body {
  for (let depth = 1; depth > 0 && !cursor.is(Kind.End); cursor.take()) {
    if (cursor.is(Kind.OpenBrace)) depth++;
    else if (cursor.is(Kind.CloseBrace)) depth--;
  }
  return { range: { start, end: cursor.last }, items: [], isClosed: true };
}

function label(cursor: Cursor): Located<string> {
  if (cursor.is(Kind.Name)) return located(cursor);
  const start = cursor.take().end;
  while (!cursor.is(Kind.CloseQuote) && !cursor.is(Kind.End)) cursor.take();
  const range: TextRange = { start, end: cursor.start };
  cursor.skip();
  return { value: cursor.text.slice(range.start, range.end), range };
}

function located(cursor: Cursor): Located<string> {
  const value = cursor.written;
  return { value, range: cursor.take() };
}

/** Reads text that is not an item of a body: an expression if one begins here, otherwise a single token. */
function stray(cursor: Cursor): BodyItem | undefined {
  if (!cursor.canBegin) {
    cursor.skip();
    return undefined;
  }
  const value = cursor.expression("body");
  return { kind: "stray", value, range: value.range };
}
