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
  /** The name that each of its entries means, in lower case; `undefined` for a wildcard. */
  readonly names: readonly (string | undefined)[];
  /** The documented action that each of its entries names. */
  readonly documented: readonly (Action | undefined)[];
  readonly wildcards: readonly WildcardEntry[];
}

interface WildcardEntry {
  /** Its index in `Statement.actions`. */
  readonly entry: number;
  readonly pattern: ActionPattern;
}

/** Reads a statement once for each of its texts. A misprint of the tables counts as the action that it means. */
export const statementGrants = perStatementAnd((statement: Statement, catalog: Catalog): StatementGrants => {
  const { effect, isUnrestricted, actions } = statement;
  const wildcards: WildcardEntry[] = [];
  const names = actions.map(({ pattern }, entry) => {
    if (!pattern.isWildcard) return catalog.erratum(pattern.text)?.meant.toLowerCase() ?? pattern.key;
    wildcards.push({ entry, pattern });
    return undefined;
  });
  const documented = actions.map(({ pattern }) => (pattern.isWildcard ? undefined : catalog.action(pattern.text)));
  return { effect: effect?.value, isUnrestricted, names, documented, wildcards };
});

/**
 * Whether a change from one to the other changes what a policy denies, or which documented actions it allows by name.
 */
export function changesAllowed(one: StatementGrants, other: StatementGrants): boolean {
  if (one === other) return false;
  if (one.effect !== other.effect || one.effect === "Deny") return true;
  for (let entry = 0; entry < Math.max(one.documented.length, other.documented.length); entry++)
    if (one.documented[entry] !== other.documented[entry]) return true;
  return false;
}
