import type { Catalog } from "../catalog/catalog.js";
import type { ActionPattern } from "../catalog/pattern.js";
import { type AssumedGrant, grants } from "../catalog/grant.js";
import { languages } from "../language/policy-languages.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { coverIndex } from "./cover-index.js";

/** `denied` takes precedence over `allowed`, as in the service. */
export type Verdict = "allowed" | "denied" | "not-granted";

/** An entry of a Deny statement that covers an action. */
export interface Denial {
  readonly entry: ActionEntry;
  readonly statement: Statement;
}

/** What one policy allows and denies, alone or together with what other policies grant. */
export interface EffectivePermissions {
  /**
   * A Deny with a condition or for some resources leaves the action allowed elsewhere, so it does not count as
   * `denied`.
   */
  verdict(action: string): Verdict;
  /** All entries that deny the action, including those that do so only under a condition or for some resources. */
  denials(action: string): readonly Denial[];
}

/**
 * Reads the statements once. A misprint of the published tables counts as the action that it means. `assumeGranted` are
 * actions that other policies of the same group allow; a Deny of this policy takes precedence.
 */
export function effectivePermissions(
  policy: PolicyDocument,
  catalog: Catalog,
  assumeGranted: readonly AssumedGrant[] = [],
): EffectivePermissions {
  const parse = languages[policy.language].parseAction;
  const allowed = indexEntries(policy, "Allow", catalog);
  const denied = indexEntries(policy, "Deny", catalog);
  // Cached, because rules ask for the same few actions repeatedly, and each answer compares all wildcards.
  const known = new Map<string, Verdict>();
  function verdict(action: string): Verdict {
    const answer = known.get(action) ?? findVerdict(action);
    known.set(action, answer);
    return answer;
  }
  function findVerdict(action: string): Verdict {
    const pattern = parse(action);
    if (denied.find(pattern).some(({ statement }) => statement.isUnrestricted)) return "denied";
    return allowed.find(pattern).length > 0 || isAssumed(pattern) || isGrantedPieceByPiece(action)
      ? "allowed"
      : "not-granted";
  }
  function isAssumed(action: ActionPattern): boolean {
    return assumeGranted.some((grant) => grants(grant, action));
  }
  /** Whether all known members of a group that some tables require (`vpc:*:get`) are granted one by one. */
  function isGrantedPieceByPiece(action: string): boolean {
    if (!action.includes("*")) return false;
    const members = catalog.matching(parse(action));
    return members.length > 0 && members.every(({ name }) => verdict(name) === "allowed");
  }
  return { verdict, denials: (action) => denied.find(parse(action)) };
}

/** Exact names are in a map and wildcards in an index, so that a look-up in a long policy stays fast. */
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
