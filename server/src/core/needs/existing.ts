import { effectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument } from "../policy/model.js";

/**
 * What existing policies, taken together, do with an action. `limited`: they allow it, but only for some resources or
 * under conditions, or deny it for some. `denied`: one denies it for everything, so an Allow has no effect.
 */
export type ExistingGrant = "missing" | "allowed" | "limited" | "denied";

/** A function that says what some policies do with an action. */
export function existingGrants(
  policies: readonly PolicyDocument[],
  catalog: Catalog,
): (action: string) => ExistingGrant {
  const all = policies.map((policy) => effectivePermissions(policy, catalog));
  const unrestricted = policies.map((policy) => effectivePermissions(withoutLimited(policy), catalog));
  return (action) => {
    const verdicts = all.map((one) => one.verdict(action));
    if (verdicts.includes("denied")) return "denied";
    if (!verdicts.includes("allowed")) return "missing";
    const isWhole = unrestricted.some((one) => one.verdict(action) === "allowed");
    return isWhole && all.every((one) => one.denials(action).length === 0) ? "allowed" : "limited";
  };
}

function withoutLimited(policy: PolicyDocument): PolicyDocument {
  return { ...policy, statements: policy.statements.filter(({ isUnrestricted }) => isUnrestricted) };
}
