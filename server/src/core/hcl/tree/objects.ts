import type { Located } from "../../text/range.js";
import type { Cursor } from "./cursor.js";
import type { Expression, List, ObjectItem, ObjectValue } from "../nodes.js";
import { Kind } from "../tokens/tokens.js";

/** Reads an object; the cursor is on its brace. */
export function object(cursor: Cursor): ObjectValue {
  const { lineIndentation } = cursor;
  const { start } = cursor.take();
  const items: ObjectItem[] = [];
  return {
    kind: "object",
    items,
    isClosed: readItems(cursor, items, lineIndentation),
    range: { start, end: cursor.last },
  };
}

/** Whether the expression before this token is a key: items of lists and calls are never followed by `=` or `:`. */
export function isObjectItemAhead(cursor: Cursor): boolean {
  return cursor.is(Kind.Equals) || cursor.is(Kind.Colon);
}

/** Reads the rest of an object whose opening brace is missing, starting after its first key. */
export function unopenedObject(cursor: Cursor, key: Expression, column: number): ObjectValue {
  cursor.report("unexpected", key.range);
  const items: ObjectItem[] = [itemAfter(cursor, key)];
  readItems(cursor, items, column);
  return { kind: "object", items, isClosed: false, range: { start: key.range.start, end: cursor.last } };
}

/**
 * Adds the items up to the closing brace, or up to the place where it is missing. Returns whether the brace is present.
 */
function readItems(cursor: Cursor, items: ObjectItem[], column: number): boolean {
  cursor.enter(Kind.CloseBrace);
  for (;;) {
    cursor.skipNewlines();
    if (cursor.is(Kind.CloseBrace) || cursor.isEndOfBrackets(column) || beginsNextItemOfList(cursor)) break;
    if (cursor.canBegin) items.push(wholeItem(cursor));
    else {
      cursor.reportHere();
      cursor.skip();
    }
  }
  cursor.leave(Kind.CloseBrace);
  const isClosed = cursor.is(Kind.CloseBrace);
  if (isClosed) cursor.skip();
  else cursor.reportHere();
  return isClosed;
}

/** `{ a = 1, { b = 2 }]`: the first brace was never closed. */
function beginsNextItemOfList(cursor: Cursor): boolean {
  return cursor.isBroken && cursor.is(Kind.OpenBrace) && cursor.isAwaited(Kind.CloseBracket);
}

/** Reads an item and the comma after it. A line break also separates items. */
function wholeItem(cursor: Cursor): ObjectItem {
  const item = itemAfter(cursor, keyOf(cursor));
  if (!item.separator || !item.value) cursor.reportAfterLast("unexpected");
  if (cursor.is(Kind.Comma)) cursor.skip();
  else if (!cursor.is(Kind.Newline) && !cursor.is(Kind.CloseBrace)) reportMissingComma(cursor);
  return item;
}

function reportMissingComma(cursor: Cursor): void {
  if (cursor.canBegin) cursor.reportMissingComma();
  else cursor.reportHere();
}

function keyOf(cursor: Cursor): Expression {
  const next = cursor.ahead(1);
  if (!cursor.is(Kind.Name) || (next !== Kind.Equals && next !== Kind.Colon)) return cursor.expression("object");
  // true, null and for are names here.
  const root: Located<string> = { value: cursor.written, range: cursor.range };
  cursor.skip();
  return { kind: "traversal", root, steps: [], range: root.range };
}

function itemAfter(cursor: Cursor, key: Expression): ObjectItem {
  const { start } = key.range;
  if (!isObjectItemAhead(cursor)) return { key: undefined, separator: undefined, value: key, range: key.range };
  const written = cursor.written as "=" | ":";
  const separator = { value: written, range: cursor.take() };
  const next = cursor.kindAfterNewlines(0);
  if (cursor.is(Kind.Newline) && (next === Kind.OpenBracket || next === Kind.OpenBrace)) {
    cursor.reportAfterLast("unexpected");
    cursor.skipNewlines();
  }
  const first = cursor.canBegin ? cursor.expression("object") : undefined;
  const value = first && isUnopenedList(cursor, first) ? unopenedList(cursor, first) : first;
  return { key, separator, value, range: { start, end: cursor.last } };
}

/** `Action = "a", "b"]`. */
function isUnopenedList(cursor: Cursor, first: Expression): boolean {
  return (
    cursor.isBroken && first.kind === "template" && cursor.is(Kind.Comma) && cursor.isStringWithoutSeparatorAfterComma()
  );
}

function unopenedList(cursor: Cursor, first: Expression): List {
  const items = [first];
  while (cursor.is(Kind.Comma) && cursor.isStringWithoutSeparatorAfterComma()) {
    cursor.skip();
    cursor.skipNewlines();
    items.push(cursor.expression("brackets"));
    if (cursor.kindAfterNewlines(0) === Kind.Comma) cursor.skipNewlines();
  }
  if (cursor.kindAfterNewlines(0) === Kind.CloseBracket) {
    cursor.skipNewlines();
    cursor.skip();
  }
  return { kind: "list", items, isClosed: false, range: { start: first.range.start, end: cursor.last } };
}
