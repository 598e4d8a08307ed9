import type { Located } from "../../text/range.js";
import { call, forValue, bracketedList, parentheses } from "./brackets.js";
import type { Around, Cursor } from "./cursor.js";
import type { Expression, Step, Traversal } from "../nodes.js";
import { object } from "./objects.js";
import { template } from "./template.js";
import { Kind } from "../tokens/tokens.js";

/** Deeper expressions are not read. No hand-written text comes near this depth. */
const deepest = 200;

/** Reads an expression; `cursor.canBegin` must hold, and at least one token is taken. */
export function expression(cursor: Cursor, around: Around): Expression {
  if (cursor.depth >= deepest) return unread(cursor, around);
  cursor.depth++;
  const condition = operation(cursor, around);
  const found = follows(cursor, Kind.Question, around) ? conditional(cursor, condition, around) : condition;
  cursor.depth--;
  return found;
}

function conditional(cursor: Cursor, condition: Expression, around: Around): Expression {
  cursor.skip();
  const yes = next(cursor, around);
  let no: Expression | undefined;
  if (follows(cursor, Kind.Colon, around)) {
    cursor.skip();
    no = next(cursor, around);
  }
  if (!yes || !no) cursor.reportAfterLast("unexpected");
  return { kind: "conditional", condition, yes, no, range: { start: condition.range.start, end: cursor.last } };
}

function next(cursor: Cursor, around: Around): Expression | undefined {
  if (around === "brackets") cursor.skipNewlines();
  return cursor.canBegin ? expression(cursor, around) : undefined;
}

/** Whether this token comes next, after line breaks if they are insignificant. */
function follows(cursor: Cursor, kind: Kind, around: Around): boolean {
  if (around === "brackets" && cursor.is(Kind.Newline) && cursor.kindAfterNewlines(0) === kind) cursor.skipNewlines();
  return cursor.is(kind);
}

function operation(cursor: Cursor, around: Around): Expression {
  const { start } = cursor;
  const operands: Expression[] = [];
  let hasOperator = false;
  for (;;) {
    while (follows(cursor, Kind.Operator, around)) {
      hasOperator = true;
      cursor.skip();
      if (around === "brackets") cursor.skipNewlines();
    }
    if (!cursor.canBegin) break;
    operands.push(term(cursor, around));
    if (!follows(cursor, Kind.Operator, around)) break;
  }
  const [only] = operands;
  if (only && !hasOperator) return only;
  return { kind: "operation", operands, range: { start, end: cursor.last } };
}

function term(cursor: Cursor, around: Around): Expression {
  const first = operand(cursor);
  return steps(cursor, first, around);
}

function operand(cursor: Cursor): Expression {
  switch (cursor.kind) {
    case Kind.OpenQuote:
    case Kind.OpenHeredoc:
      return template(cursor);
    case Kind.OpenBrace:
      return cursor.kindAfterNewlines(1) === Kind.Name && isFor(cursor) ? forValue(cursor, "object") : object(cursor);
    case Kind.OpenBracket:
      return cursor.kindAfterNewlines(1) === Kind.Name && isFor(cursor)
        ? forValue(cursor, "list")
        : bracketedList(cursor);
    case Kind.OpenParen:
      return parentheses(cursor);
    case Kind.Number:
      return { kind: "literal", value: Number(cursor.written), range: cursor.take() };
    default:
      return name(cursor);
  }
}

/** Whether `for` begins a for expression: another name must follow it. */
function isFor(cursor: Cursor): boolean {
  return cursor.wordAfterNewlines(1) === "for";
}

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function name(cursor: Cursor): Expression {
  const value = cursor.written;
  if (cursor.ahead(1) === Kind.OpenParen) return call(cursor);
  if (value === builtIn && isNamespaceOfCall(cursor)) return callInNamespace(cursor);
  const range = cursor.take();
  const word = words.get(value);
  if (word !== undefined && !cursor.is(Kind.Dot)) return { kind: "literal", value: word, range };
  return { kind: "traversal", root: { value, range }, steps: [], range };
}

/** `core::concat(…)` is `concat(…)`. Source: https://developer.hashicorp.com/terraform/language/functions, from 1.8. */
const builtIn = "core";

function isNamespaceOfCall(cursor: Cursor): boolean {
  const isCall = cursor.ahead(2) === Kind.Name && cursor.ahead(3) === Kind.OpenParen;
  return isCall && cursor.isAhead(1, "::");
}

function callInNamespace(cursor: Cursor): Expression {
  const { start } = cursor.take();
  cursor.skip();
  const found = call(cursor);
  return { ...found, range: { start, end: found.range.end } };
}

function steps(cursor: Cursor, first: Expression, around: Around): Expression {
  const found: Step[] = [];
  for (;;) {
    const step =
      cursor.is(Kind.Dot) || (around === "brackets" && follows(cursor, Kind.Dot, around))
        ? attribute(cursor, around)
        : index(cursor, first);
    if (!step) break;
    found.push(step);
  }
  if (found.length === 0) return first;
  const root: Located<string> | Expression = first.kind === "traversal" ? first.root : first;
  return {
    kind: "traversal",
    root,
    steps: found,
    range: { start: first.range.start, end: cursor.last },
  } satisfies Traversal;
}

function attribute(cursor: Cursor, around: Around): Step | undefined {
  const dot = cursor.take();
  if (around === "brackets") cursor.skipNewlines();
  if (cursor.is(Kind.Name) || cursor.is(Kind.Number)) {
    const value = cursor.written;
    return { kind: "attribute", name: { value, range: cursor.take() } };
  }
  if (cursor.is(Kind.Operator) && cursor.written === "*")
    return { kind: "splat", range: { start: dot.start, end: cursor.take().end } };
  cursor.report("unexpected", dot);
  return { kind: "attribute", name: { value: "", range: { start: dot.end, end: dot.end } } };
}

function index(cursor: Cursor, first: Expression): Step | undefined {
  if (!cursor.is(Kind.OpenBracket) || first.kind === "literal") return undefined;
  // `"a" ["b"]`: the comma between two items is missing.
  if (cursor.start !== cursor.last && first.kind !== "traversal" && first.kind !== "call") return undefined;
  const { range, items } = bracketedList(cursor);
  if (items.length !== 1) cursor.report("unexpected", range);
  const [only] = items;
  if (only?.kind === "operation" && only.operands.length === 0) return { kind: "splat", range };
  return { kind: "index", range, value: items[0] };
}

/** Skips the rest of an expression that is nested too deep. */
function unread(cursor: Cursor, around: Around): Expression {
  const { start } = cursor;
  let open = 0;
  do {
    if (cursor.is(Kind.OpenBrace) || cursor.is(Kind.OpenBracket) || cursor.is(Kind.OpenParen)) open++;
    else if (cursor.is(Kind.CloseBrace) || cursor.is(Kind.CloseBracket) || cursor.is(Kind.CloseParen)) open--;
    else if (open === 0 && (cursor.is(Kind.Comma) || (cursor.is(Kind.Newline) && around !== "brackets"))) break;
    if (open < 0 || (open === 0 && cursor.is(Kind.CloseSequence))) break;
    cursor.skip();
  } while (!cursor.is(Kind.End));
  return { kind: "unreadable", range: { start, end: Math.max(start, cursor.last) } };
}
