import { oncePer } from "../../text/lazily.js";
import type { Statement } from "../model.js";
import { originOf } from "./moved.js";

/**
 * Remembers what `find` finds in a statement for as long as its text stays the same, although edits elsewhere move it.
 * `find` gets the statement as it was read, at its place of that time, so its result must not contain places or nodes.
 */
export function perStatement<Found>(find: (statement: Statement) => Found): (statement: Statement) => Found {
  const found = oncePer(find);
  return (statement) => found(originOf(statement));
}

/** `perStatement` for what is found with the help of something else, such as a catalog. */
export function perStatementAnd<Key extends object, Found>(
  find: (statement: Statement, key: Key) => Found,
): (statement: Statement, key: Key) => Found {
  const found = oncePer((key: Key) => oncePer((statement: Statement) => find(statement, key)));
  return (statement, key) => found(key)(originOf(statement));
}
