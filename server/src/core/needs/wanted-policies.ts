import type { PolicyScope } from "../language/scope.js";
import type { ExistingGrant } from "./existing.js";
import { policiesFor, type PolicyFor } from "./policies-for.js";

/** How policies for some actions are wanted. */
export interface Wish {
  /** What existing policies do with an action. */
  readonly existing: (action: string) => ExistingGrant;
  readonly withDependencies: boolean;
  /** The only scope that is wanted. */
  readonly scope: PolicyScope | undefined;
}

/** Policies for what is missing, and what was left out of them. */
export interface WantedPolicies {
  readonly policies: readonly PolicyFor[];
  /** The number of missing actions in scopes that are not wanted. */
  readonly elsewhere: number;
  /** The dependencies that are neither in the policies nor allowed by existing ones. */
  readonly dependencies: readonly string[];
  /** The number of actions that existing policies allow without limits. */
  readonly allowed: number;
  /** Actions that existing policies allow with limits. They are left out: adding them would remove the limits. */
  readonly limited: readonly string[];
  /** Actions of the policies that an existing policy denies. */
  readonly denied: readonly string[];
}

/** No existing policies, no dependencies, all scopes. */
export const plainWish: Wish = { existing: () => "missing", withDependencies: false, scope: undefined };

/** The policies for actions and, if wanted, their dependencies. */
export function wantedPolicies(
  { actions, dependencies }: { readonly actions: readonly string[]; readonly dependencies: readonly string[] },
  { existing, withDependencies, scope }: Wish,
): WantedPolicies {
  const wanted = [...actions, ...(withDependencies ? dependencies : [])];
  const of = (...grants: readonly ExistingGrant[]) => wanted.filter((action) => grants.includes(existing(action)));
  const all = policiesFor(of("missing", "denied"));
  const isWanted = (policy: PolicyFor) => scope === undefined || policy.scope === scope;
  return {
    policies: all.filter(isWanted),
    elsewhere: all.filter((policy) => !isWanted(policy)).flatMap((policy) => policy.actions).length,
    dependencies: withDependencies
      ? []
      : dependencies.filter((action) => ["missing", "denied"].includes(existing(action))),
    allowed: of("allowed").length,
    limited: of("limited"),
    denied: of("denied"),
  };
}
