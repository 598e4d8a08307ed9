import type { Catalog } from "../catalog/catalog.js";
import type { ActionPattern } from "../catalog/pattern.js";
import { type AssumedGrant, grants } from "../catalog/grant.js";
import { languages } from "../language/policy-languages.js";
import type { ActionEntry, PolicyDocument, Statement } from "../policy/model.js";
import { type GrantIndex, grantIndex } from "./grant-index.js";

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
  index: GrantIndex = grantIndex(policy, catalog),
): EffectivePermissions {
  const parse = languages[policy.language].parseAction;
  // Cached, because rules ask for the same few actions repeatedly, and each answer compares all wildcards.
  const known = new Map<string, Verdict>();
  function verdict(action: string): Verdict {
    const answer = known.get(action) ?? findVerdict(action);
    known.set(action, answer);
    return answer;
  }
  function findVerdict(action: string): Verdict {
    const pattern = parse(action);
    const denied = index.covering("Deny", pattern);
    if (denied.some(({ statement }) => index.grants[statement]!.isUnrestricted)) return "denied";
    return index.covering("Allow", pattern).length > 0 || isAssumed(pattern) || isGrantedPieceByPiece(action)
      ? "allowed"
      : "not-granted";
  }
  function isAssumed(action: ActionPattern): boolean {
    return assumeGranted.some((grant) => grants(grant, action));
  }
  /** Whether all known members of a group that some tables require (`vpc:*:get`) are granted one by one. */
  function isGrantedPieceByPiece(action: string): boolean {
    if (!action.includes("*")) return false;
    // In an overlay, the name of an action may have wildcards itself.
    const members = catalog.matching(parse(action)).filter(({ name }) => !name.includes("*"));
    return members.length > 0 && members.every(({ name }) => verdict(name) === "allowed");
  }
  return {
    verdict,
    denials: (action) => index.covering("Deny", parse(action)).map(({ statement: at, entry }) => {
      const statement = policy.statements[at]!;
      return { statement, entry: statement.actions[entry]! };
    }),
  };
}
