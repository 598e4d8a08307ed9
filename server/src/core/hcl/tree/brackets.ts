import type { Located } from "../../text/range.js";
import type { Cursor } from "./cursor.js";
import type { Call, Expression, For, List, Parentheses } from "../nodes.js";
import { isObjectItemAhead, unopenedObject } from "./objects.js";
import { Kind } from "../tokens/tokens.js";

export function bracketedList(cursor: Cursor): List {
  const { lineIndentation } = cursor;
  const { start } = cursor.take();
  const { items, isClosed } = itemsUpTo(cursor, Kind.CloseBracket, lineIndentation);
  return { kind: "list", items, isClosed, range: { start, end: cursor.last } };
}

/** Reads a call; the cursor is on its name, before the parenthesis. */
export function call(cursor: Cursor): Call {
  const { lineIndentation, written: value } = cursor;
  const name = { value, range: cursor.take() };
  cursor.skip();
  const { items, isClosed, isSpread } = itemsUpTo(cursor, Kind.CloseParen, lineIndentation);
  return { kind: "call", name, items, isClosed, isSpread, range: { start: name.range.start, end: cursor.last } };
}

/** Reads parentheses around one value. Around several they are brackets of the wrong kind, so the result is a list. */
export function parentheses(cursor: Cursor): Parentheses | List {
  const { lineIndentation } = cursor;
  const { start } = cursor.take();
  const { items, isClosed } = itemsUpTo(cursor, Kind.CloseParen, lineIndentation);
  if (items.length !== 1) cursor.report("unexpected", { start, end: cursor.last });
  if (items.length > 1) return { kind: "list", items, isClosed: false, range: { start, end: cursor.last } };
  return { kind: "parentheses", value: items[0], isClosed, range: { start, end: cursor.last } };
}

interface Items {
  readonly items: readonly Expression[];
  readonly isClosed: boolean;
  readonly isSpread: boolean;
}

/** Reads items up to a closing bracket, or up to the place where it is missing. */
function itemsUpTo(cursor: Cursor, closer: Kind, column: number): Items {
  const items: Expression[] = [];
  let isSpread = false;
  /** Whether a comma follows the last item; `undefined` before the first item. */
  let hasComma: boolean | undefined;
  cursor.enter(closer);
  for (;;) {
    cursor.skipNewlines();
    if (cursor.is(closer) || cursor.isEndOfBrackets(column)) break;
    if (!cursor.canBegin) {
      if (cursor.is(Kind.Ellipsis)) isSpread = true;
      else if (cursor.is(Kind.Comma) && hasComma === false) hasComma = true;
      else cursor.reportHere();
      cursor.skip();
      continue;
    }
    if (hasComma === false) cursor.reportMissingComma();
    hasComma = false;
    const item = cursor.expression("brackets");
    items.push(isObjectItemAhead(cursor) ? unopenedObject(cursor, item, column) : item);
  }
  cursor.leave(closer);
  const isClosed = cursor.is(closer);
  if (isClosed) cursor.skip();
  else cursor.reportHere();
  return { items, isClosed, isSpread };
}

/** Reads a for expression; the cursor is on its bracket. */
export function forValue(cursor: Cursor, form: "list" | "object"): For {
  const { lineIndentation: column } = cursor;
  const { start } = cursor.take();
  const closer = form === "list" ? Kind.CloseBracket : Kind.CloseBrace;
  cursor.enter(closer);
  cursor.skipNewlines();
  cursor.skip();
  const names = namesUpToIn(cursor);
  const collection = part(cursor);
  const first = cursor.is(Kind.Colon) ? partAfter(cursor) : undefined;
  const second = cursor.is(Kind.Arrow) ? partAfter(cursor) : undefined;
  if (cursor.is(Kind.Ellipsis)) cursor.skip();
  cursor.skipNewlines();
  const condition = cursor.isWord("if") ? partAfter(cursor) : undefined;
  if (!cursor.is(closer)) cursor.reportHere();
  while (!cursor.is(closer) && !cursor.isEndOfBrackets(column)) cursor.take();
  cursor.leave(closer);
  const isClosed = cursor.is(closer);
  if (isClosed) cursor.skip();
  return {
    kind: "for", form, names, collection, condition, isClosed,
    key: second && first, value: second ?? first, range: { start, end: cursor.last },
  };
}

function namesUpToIn(cursor: Cursor): Located<string>[] {
  const names: Located<string>[] = [];
  for (;;) {
    cursor.skipNewlines();
    if (cursor.is(Kind.Comma)) cursor.skip();
    else if (cursor.is(Kind.Name) && !cursor.isWord("in")) {
      const value = cursor.written;
      names.push({ value, range: cursor.take() });
    } else break;
  }
  if (cursor.isWord("in")) cursor.skip();
  return names;
}

function partAfter(cursor: Cursor): Expression | undefined {
  cursor.skip();
  return part(cursor);
}

function part(cursor: Cursor): Expression | undefined {
  cursor.skipNewlines();
  const found = cursor.canBegin ? cursor.expression("brackets") : undefined;
  cursor.skipNewlines();
  return found;
}
