import type { Statement } from "../model.js";
import { originOf } from "./moved.js";

/**
 * Remembers what `find` finds in a statement for as long as its text stays the same, although edits elsewhere move it.
 * `find` gets the statement as it was read, at its place of that time, so its result must not contain places or nodes.
 */
export function perStatement<Found>(find: (statement: Statement) => Found): (statement: Statement) => Found {
  const known = new WeakMap<Statement, { readonly found: Found }>();
  return (statement) => {
    const origin = originOf(statement);
    const answer = known.get(origin) ?? { found: find(origin) };
    known.set(origin, answer);
    return answer.found;
  };
}

/** `perStatement` for what is found with the help of something else, such as a catalog. */
export function perStatementAnd<Key extends object, Found>(
  find: (statement: Statement, key: Key) => Found,
): (statement: Statement, key: Key) => Found {
  const known = new WeakMap<Key, (statement: Statement) => Found>();
  return (statement, key) => {
    const ofKey = known.get(key) ?? perStatement((one) => find(one, key));
    known.set(key, ofKey);
    return ofKey(statement);
  };
}
