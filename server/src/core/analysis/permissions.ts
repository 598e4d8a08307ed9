import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, covers, parseActionPattern } from "../catalog/pattern.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { coverIndex } from "./cover-index.js";

/** `denied` wins over `allowed`, as it does in the service. */
export type Verdict = "allowed" | "denied" | "not-granted";

/** An entry of a Deny statement that speaks about an action. */
export interface Denial {
  readonly entry: ActionEntry;
  readonly statement: Statement;
}

/** What one policy says about each action, taken by itself or together with what is granted beside it. */
export interface EffectivePermissions {
  /** A Deny with a condition or for some resources only leaves the action allowed elsewhere: it does not make `denied`. */
  verdict(action: string): Verdict;
  /** All entries that deny the action, also those that do so only under a condition or for some resources. */
  denials(action: string): readonly Denial[];
}

/**
 * Reads the statements once. A misprint of the published tables counts as the action that it means. `assumeGranted` is
 * what other policies of the same group allow; a Deny of this policy wins over it, too.
 */
export function effectivePermissions(policy: PolicyDocument, catalog: Catalog, assumeGranted: readonly ActionPattern[] = []): EffectivePermissions {
  const allowed = indexEntries(policy, "Allow", catalog);
  const denied = indexEntries(policy, "Deny", catalog);
  // The rules ask for the same few actions again and again, and each answer looks at all wildcards.
  const known = new Map<string, Verdict>();
  function verdict(action: string): Verdict {
    const answer = known.get(action) ?? findVerdict(action);
    known.set(action, answer);
    return answer;
  }
  function findVerdict(action: string): Verdict {
    const pattern = parseActionPattern(action);
    if (denied.find(pattern).some(({ statement }) => statement.isUnrestricted)) return "denied";
    return allowed.find(pattern).length > 0 || isAssumed(pattern) || isGrantedPieceByPiece(action) ? "allowed" : "not-granted";
  }
  function isAssumed(action: ActionPattern): boolean {
    return assumeGranted.some((pattern) => covers(pattern, action));
  }
  /** Some tables need a whole group (`vpc:*:get`). Its known members, listed one by one, are as good. */
  function isGrantedPieceByPiece(action: string): boolean {
    if (!action.includes("*")) return false;
    const members = catalog.matching(parseActionPattern(action));
    return members.length > 0 && members.every(({ name }) => verdict(name) === "allowed");
  }
  return { verdict, denials: (action) => denied.find(parseActionPattern(action)) };
}

/** Exact names in a map and wildcards in an index, so that asking stays cheap for a long policy. */
function indexEntries(policy: PolicyDocument, effect: Effect, catalog: Catalog) {
  const exact = new Map<string, Denial[]>();
  const wildcards: Denial[] = [];
  for (const statement of policy.statements) {
    if (statement.effect?.value !== effect) continue;
    for (const entry of statement.actions) {
      if (entry.pattern.isWildcard) {
        wildcards.push({ entry, statement });
        continue;
      }
      const written = entry.pattern.text;
      const key = (catalog.erratum(written)?.meant ?? written).toLowerCase();
      const known = exact.get(key);
      if (known) known.push({ entry, statement });
      else exact.set(key, [{ entry, statement }]);
    }
  }
  const wide = coverIndex(wildcards, ({ entry }) => entry.pattern);
  const find = (action: ActionPattern): readonly Denial[] => {
    const named = exact.get(action.text.toLowerCase()) ?? [];
    const matching = wide.covering(action);
    return matching.length === 0 ? named : [...named, ...matching];
  };
  return { find };
}
