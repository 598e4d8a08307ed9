import type { Statement } from "../model.js";
import { originOf } from "./moved.js";

/**
 * Remembers what `find` finds in a statement for as long as its text stays the same, although edits elsewhere move it.
 * `find` gets the statement as it was read, at its place of that time, so its result must not contain places or nodes.
 */
export function perStatement<Key extends object, Found>(
  find: (statement: Statement, key: Key) => Found,
): (statement: Statement, key: Key) => Found {
  const known = new WeakMap<Key, WeakMap<Statement, { readonly found: Found }>>();
  return (statement, key) => {
    const origin = originOf(statement);
    const ofKey = known.get(key) ?? new WeakMap<Statement, { readonly found: Found }>();
    known.set(key, ofKey);
    const answer = ofKey.get(origin) ?? { found: find(origin, key) };
    ofKey.set(origin, answer);
    return answer.found;
  };
}
