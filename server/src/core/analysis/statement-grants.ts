import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import type { ActionPattern } from "../catalog/pattern.js";
import type { Effect, Statement } from "../policy/model.js";
import { perStatementAnd } from "../policy/reparse/per-statement.js";

/** What one statement allows or denies, without places. */
export interface StatementGrants {
  readonly effect: Effect | undefined;
  /** Whether it applies to all resources without a condition. */
  readonly isUnrestricted: boolean;
  /** Its entries with one name: the name that is meant, in lower case, and the index in `Statement.actions`. */
  readonly named: readonly NamedEntry[];
  /** Its entries that name a documented action. */
  readonly documented: readonly DocumentedEntry[];
  readonly wildcards: readonly WildcardEntry[];
}

interface NamedEntry {
  readonly entry: number;
  readonly name: string;
}

interface DocumentedEntry {
  readonly entry: number;
  readonly action: Action;
}

interface WildcardEntry {
  readonly entry: number;
  readonly pattern: ActionPattern;
}

/** Reads a statement once for each of its texts. A misprint of the tables counts as the action that it means. */
export const statementGrants = perStatementAnd((statement: Statement, catalog: Catalog): StatementGrants => {
  const named: NamedEntry[] = [];
  const documented: DocumentedEntry[] = [];
  const wildcards: WildcardEntry[] = [];
  const { effect, isUnrestricted, actions } = statement;
  for (let entry = 0; entry < actions.length; entry++) {
    const { pattern } = actions[entry]!;
    if (pattern.isWildcard) wildcards.push({ entry, pattern });
    else {
      const name = catalog.erratum(pattern.text)?.meant.toLowerCase() ?? pattern.key;
      named.push({ entry, name });
      const action = catalog.action(pattern.text);
      if (action) documented.push({ entry, action });
    }
  }
  return { effect: effect?.value, isUnrestricted, named, documented, wildcards };
});

/**
 * Whether a change from one to the other changes what a policy denies, or which documented actions it allows by name.
 */
export function changesAllowed(one: StatementGrants, other: StatementGrants): boolean {
  if (one === other) return false;
  if (one.effect !== other.effect || one.effect === "Deny") return true;
  return (
    one.documented.length !== other.documented.length
    || one.documented.some(({ entry, action }, at) => {
      const now = other.documented[at]!;
      return entry !== now.entry || action !== now.action;
    })
  );
}
