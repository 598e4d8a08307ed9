import { dependenciesOf } from "../catalog/dependencies.js";
import type { Action } from "../catalog/model.js";
import type { EffectivePermissions } from "./permissions.js";

/** Needed actions that a policy does not allow: it does not mention or denies them. */
export interface Unmet {
  readonly missing: readonly string[];
  readonly denied: readonly string[];
}

/** The unmet needs, in order. */
export function unmetAmong(needs: readonly string[], permissions: EffectivePermissions): Unmet {
  const withVerdict = (verdict: string) => needs.filter((name) => permissions.verdict(name) === verdict);
  return { missing: withVerdict("not-granted"), denied: withVerdict("denied") };
}

/** The unmet needs that every API of an action has. */
export function unmetNeeds(action: Action, permissions: EffectivePermissions): Unmet {
  return unmetAmong(dependenciesOf(action).required, permissions);
}
