import type { ActionEntry, PolicyDocument, ResourceElement, Statement } from "./model.js";
import type { StringNode } from "./syntax.js";

/** An entry of an `Action` list, with its statement. */
export interface ListedAction {
  readonly statement: Statement;
  readonly entry: ActionEntry;
}

/** A string of a `Resource` element, with its statement. */
export interface ListedResource {
  readonly statement: Statement;
  readonly resource: ResourceElement;
  readonly node: StringNode;
}

/** All entries of a policy, in order. */
export function listedActions({ statements }: PolicyDocument): ListedAction[] {
  return statements.flatMap((statement) => statement.actions.map((entry) => ({ statement, entry })));
}

/** Whether an entry names a single action, without a wildcard. */
export function namesOneAction({ pattern }: ActionEntry): boolean {
  return !pattern.isWildcard && pattern.parts !== undefined;
}
