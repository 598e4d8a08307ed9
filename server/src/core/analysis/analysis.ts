import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { type ListedAction, listedActions } from "../policy/listed-actions.js";
import type { PolicyDocument } from "../policy/model.js";
import { ownCatalog } from "./own-catalog.js";
import { type AllowedAction, allowedActions } from "./dependencies.js";
import { effectivePermissions, type EffectivePermissions } from "./permissions.js";
import { type Requirers, requirerIndex } from "./requirers.js";

/** The analysis of one policy: each part is computed on first use and shared by all features. */
export class PolicyAnalysis {
  readonly policy: PolicyDocument;
  /** Without a catalog of its language, nothing is known of a policy's actions. */
  readonly #own: Catalog | undefined;
  readonly #catalog: Catalog;
  readonly #assumeGranted: readonly AssumedGrant[];
  #permissions: EffectivePermissions | undefined;
  #allowed: readonly AllowedAction[] | undefined;
  #listed: readonly ListedAction[] | undefined;
  #requirers: ((name: string) => Requirers) | undefined;

  /** `assumeGranted` are the actions that other policies of the same group allow. */
  constructor(policy: PolicyDocument, catalog: Catalog, assumeGranted: readonly AssumedGrant[] = []) {
    this.policy = policy;
    this.#own = ownCatalog(policy, catalog);
    this.#catalog = this.#own ?? catalog;
    this.#assumeGranted = assumeGranted;
  }

  get permissions(): EffectivePermissions {
    return (this.#permissions ??= effectivePermissions(this.policy, this.#catalog, this.#assumeGranted));
  }

  /** The documented actions that the policy allows by name. */
  get allowed(): readonly AllowedAction[] {
    return (this.#allowed ??= this.#own ? allowedActions(this.policy, this.permissions, this.#own) : []);
  }

  /** All entries, in the order of the text. */
  get listed(): readonly ListedAction[] {
    return (this.#listed ??= listedActions(this.policy));
  }

  /** The actions of the policy that depend on an action of this name. */
  requirersOf(name: string): Requirers {
    return (this.#requirers ??= requirerIndex(this.allowed))(name);
  }
}
