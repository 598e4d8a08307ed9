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
  const missing: string[] = [];
  const denied: string[] = [];
  for (const name of needs) {
    const verdict = permissions.verdict(name);
    if (verdict === "not-granted") missing.push(name);
    else if (verdict === "denied") denied.push(name);
  }
  return { missing, denied };
}

/** The unmet needs that every API of an action has. */
export function unmetNeeds(action: Action, permissions: EffectivePermissions): Unmet {
  return unmetAmong(dependenciesOf(action).required, permissions);
}
