import type { ActionEntry, PolicyDocument, Statement } from "./model.js";

/** An entry of an `Action` list, and where it is listed. */
export interface ListedAction {
  readonly statement: Statement;
  readonly entry: ActionEntry;
}

/** All entries of a policy, in order. */
export function listedActions({ statements }: PolicyDocument): ListedAction[] {
  return statements.flatMap((statement) => statement.actions.map((entry) => ({ statement, entry })));
}

/** Entries that name one action, not several with a wildcard. */
export function namedActions(policy: PolicyDocument): ListedAction[] {
  return listedActions(policy).filter(({ entry }) => !entry.pattern.isWildcard && entry.pattern.parts !== undefined);
}
