import type { Catalog } from "../catalog/catalog.js";
import { grants } from "../catalog/grant.js";
import { parseActionPattern } from "../catalog/pattern.js";
import { grantsOfSystemPolicy, publishedSystemPolicies, type SystemPolicy } from "../language/system-policies.js";
import type { PolicyDocument } from "../policy/model.js";

/** A system policy that a policy contains, with what the policy grants beyond it. */
export interface SimilarPolicy {
  readonly name: string;
  readonly kind: string;
  /** The day of the page with its content. */
  readonly date: string;
  /** The number of known actions that both grant. */
  readonly actions: number;
  readonly more: readonly string[];
}

/** More actions than these, or than the system policy has, make the two different policies. */
const mostOthers = 10;
/** A system policy with one action says little. */
const fewestActions = 2;

/**
 * The system policy whose known actions a policy grants completely and with the fewest others. Only for a policy that
 * grants without resources and conditions, as all published system policies do. `allowed` are its known actions.
 */
export function similarSystemPolicy(
  { statements }: PolicyDocument,
  allowed: readonly string[],
  catalog: Catalog,
): SimilarPolicy | undefined {
  const isLimited = statements.some(({ effect, isUnrestricted }) => effect?.value === "Allow" && !isUnrestricted);
  if (isLimited || allowed.length === 0) return undefined;
  const own = new Set(allowed);
  const found = publishedSystemPolicies
    .filter((policy) => isContained(policy, own, catalog))
    .map((policy) => ({ policy, actions: actionsOf(policy, catalog) }))
    .filter(({ actions: { size } }) => size >= fewestActions && own.size - size <= Math.min(mostOthers, size))
    .sort((a, b) => b.actions.size - a.actions.size || rankOf(a.policy) - rankOf(b.policy))[0];
  if (!found) return undefined;
  const { name, kind, date } = found.policy;
  const more = allowed.filter((action) => !found.actions.has(action));
  return { name, kind, date, actions: found.actions.size, more };
}

/** Policies before roles, which are older. */
function rankOf({ kind }: SystemPolicy): number {
  return kind === "policy" ? 0 : 1;
}

/** Whether `own` has every known action of a system policy. Most policies fail at one of the first actions. */
function isContained({ name: policy }: SystemPolicy, own: ReadonlySet<string>, catalog: Catalog): boolean {
  return (grantsOfSystemPolicy(policy) ?? []).every((grant) => {
    const [service = ""] = grant.parts ?? [];
    const candidates = service.includes("*") ? catalog.actions : catalog.ofService(service);
    return candidates.every(({ name }) => own.has(name) || !grants(grant, parseActionPattern(name)));
  });
}

function actionsOf({ name: policy }: SystemPolicy, catalog: Catalog): ReadonlySet<string> {
  const all = (grantsOfSystemPolicy(policy) ?? []).flatMap((grant) =>
    catalog
      .matching(grant)
      .map(({ name }) => name)
      .filter((name) => grants(grant, parseActionPattern(name))),
  );
  return new Set(all);
}
