import type { ActionEntry, PolicyDocument, ResourceElement, Statement } from "./model.js";
import type { StringNode } from "./syntax.js";

/** An entry of an `Action` list, and where it is listed. */
export interface ListedAction {
  readonly statement: Statement;
  readonly entry: ActionEntry;
}

/** A string of a `Resource` element, and where it is listed. */
export interface ListedResource {
  readonly statement: Statement;
  readonly resource: ResourceElement;
  readonly node: StringNode;
}

/** All entries of a policy, in order. */
export function listedActions({ statements }: PolicyDocument): ListedAction[] {
  return statements.flatMap((statement) => statement.actions.map((entry) => ({ statement, entry })));
}

/** Whether an entry names one action, not several with a wildcard. */
export function namesOneAction({ pattern }: ActionEntry): boolean {
  return !pattern.isWildcard && pattern.parts !== undefined;
}
