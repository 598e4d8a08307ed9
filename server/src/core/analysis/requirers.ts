import type { Catalog } from "../catalog/catalog.js";
import { dependenciesOf } from "../catalog/dependencies.js";
import { covers, parseActionPattern } from "../catalog/pattern.js";
import type { PolicyDocument } from "../policy/model.js";
import { allowedActions } from "./dependencies.js";
import type { EffectivePermissions } from "./permissions.js";

/** The actions that a policy allows by name and that depend on one action. */
export interface Requirers {
  /** Those that need it whatever they are called for. */
  readonly always: readonly string[];
  /** Those that need it for some of their APIs, or in some cases only. */
  readonly sometimes: readonly string[];
  /** Whether it stands in the policy for their sake alone, as far as anybody can tell; see `AllowedAction.neededBy`. */
  readonly explain: boolean;
}

/** Who of a policy needs an action of this name. An action that is denied needs nothing. */
export function requirersOf(name: string, policy: PolicyDocument, permissions: EffectivePermissions, catalog: Catalog): Requirers {
  const allowed = allowedActions(policy, permissions, catalog);
  const isIt = (need: string) => covers(parseActionPattern(need), name);
  const others = allowed.filter(({ action }) => action.name.toLowerCase() !== name.toLowerCase())
    .map(({ action }) => ({ name: action.name, needs: dependenciesOf(action) }));
  const always = others.filter(({ needs }) => needs.required.some(isIt));
  const sometimes = others.filter((one) => !always.includes(one) && one.needs.conditional.some(({ action }) => isIt(action)));
  const self = allowed.find(({ action }) => action.name.toLowerCase() === name.toLowerCase());
  return { always: always.map((one) => one.name), sometimes: sometimes.map((one) => one.name), explain: (self?.neededBy.length ?? 0) > 0 };
}
