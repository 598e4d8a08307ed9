import type { ActionEntry, ResourceElement, Statement } from "./model.js";
import { perStatement } from "./reparse/per-statement.js";
import type { StringNode } from "./syntax.js";

/** An entry of an `Action` or `NotAction` list, with its statement. */
export interface ListedAction {
  readonly statement: Statement;
  readonly entry: ActionEntry;
  /** Whether it is an entry of `NotAction`. */
  readonly isException?: boolean;
}

/** The actions and wildcards of a statement, in the order of `Statement.actions`. */
export const patternsIn = perStatement(({ actions }) => actions.map(({ pattern }) => pattern));

/** The wildcards of a statement, by their index in `Statement.actions`. */
export const wildcardsIn = perStatement(({ actions }) =>
  actions.flatMap(({ pattern }, index) => (pattern.isWildcard ? [index] : [])),
);

/** The entries of a statement that repeat no earlier entry, by their index in `Statement.actions`. */
export const firstEntriesIn = perStatement((statement) => {
  const seen = new Set<string>();
  return patternsIn(statement).flatMap(({ key }, index) => (seen.size === seen.add(key).size ? [] : [index]));
});

/** A string of a `Resource` element, with its statement. */
export interface ListedResource {
  readonly statement: Statement;
  readonly resource: ResourceElement;
  readonly node: StringNode;
}

/** Whether an entry names a single action, without a wildcard. */
export function namesOneAction({ pattern }: ActionEntry): boolean {
  return !pattern.isWildcard && pattern.parts !== undefined;
}
