import { textShape } from "../../text/text-shape.js";
import { mayResembleSlip } from "../json/lexer.js";
import { isSurelyJson, parseObject } from "../json/json.js";
import { findSyntaxErrors } from "../json/syntax-errors.js";
import type { PolicyFile, Statement } from "../model.js";
import { originOf } from "./moved.js";

const known = new WeakMap<Statement, boolean>();

/** A policy is six levels deep. Twice this depth is still read in full. */
const deepest = 100;

/**
 * Whether the text of a statement is valid by itself and remains so in a text that is broken elsewhere: nothing in it
 * can be taken for a slip. What is found is remembered for as long as its text stays the same.
 */
export function isStatementSound(statement: Statement, file: PolicyFile): boolean {
  const origin = originOf(statement);
  const answer = known.get(origin) ?? findSound(statement, file);
  known.set(origin, answer);
  return answer;
}

function findSound({ node: { range, isClosed } }: Statement, { text, dialect, isAsWritten }: PolicyFile): boolean {
  if (!isClosed) return false;
  const part = text.slice(range.start, range.end);
  // A list in a list may be taken for a superfluous bracket.
  if (textShape(part).depth > deepest || /\[\s*[[/]/.test(part) || mayResembleSlip(part)) return false;
  // In a broken text, a comma is superfluous that JSONC allows.
  if (!isSurelyJson(part) && findSyntaxErrors(part).length > 0) return false;
  return isAsWritten || parseObject(part, range.start, dialect) !== undefined;
}
