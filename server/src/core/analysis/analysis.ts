import type { Catalog } from "../catalog/catalog.js";
import { mayNeedOthers } from "../catalog/dependencies.js";
import type { AssumedGrant } from "../catalog/grant.js";
import type { PolicyDocument } from "../policy/model.js";
import { ownCatalog } from "./own-catalog.js";
import { type AllowedAction, type AllowedAt, findAllowed, placed } from "./dependencies.js";
import { type GrantIndex, grantIndex } from "./grant-index.js";
import { effectivePermissions, type EffectivePermissions } from "./permissions.js";
import { type Requirers, requirerIndex } from "./requirers.js";
import { changesAllowed } from "./statement-grants.js";
import { unmetNeeds } from "./unmet.js";

/** The analysis of one policy: each part is computed on first use and shared by all features. */
export class PolicyAnalysis {
  readonly policy: PolicyDocument;
  /** Without a catalog of its language, nothing is known of a policy's actions. */
  readonly #own: Catalog | undefined;
  readonly #catalog: Catalog;
  readonly #given: Catalog;
  readonly #assumeGranted: readonly AssumedGrant[];
  #index: GrantIndex | undefined;
  #permissions: EffectivePermissions | undefined;
  #found: Found | undefined;
  #allowed: readonly AllowedAction[] | undefined;
  #dependent: readonly AllowedAction[] | undefined;
  #missing: readonly string[] | undefined;

  /** `assumeGranted` are the actions that other policies of the same group allow. */
  constructor(policy: PolicyDocument, catalog: Catalog, assumeGranted: readonly AssumedGrant[] = []) {
    this.policy = policy;
    this.#given = catalog;
    this.#own = ownCatalog(policy, catalog);
    this.#catalog = this.#own ?? catalog;
    this.#assumeGranted = assumeGranted;
  }

  /**
   * The analysis of another version of the policy, with as many statements. Whatever the changed statements do not
   * change is used again.
   */
  after(policy: PolicyDocument): PolicyAnalysis {
    const next = new PolicyAnalysis(policy, this.#given, this.#assumeGranted);
    if (!this.#index || next.#catalog !== this.#catalog) return next;
    next.#index = this.#index.after(policy);
    if (next.#index.grants.every((one, at) => one === this.#index!.grants[at])) next.#missing = this.#missing;
    const before = this.#found;
    if (before && next.#index.grants.every((one, at) => !changesAllowed(before.grants[at]!, one)))
      next.#found = before;
    return next;
  }

  /** The analysis of the policy with other statements in place of some of its own. */
  instead(policy: PolicyDocument): PolicyAnalysis {
    // Found now, so that each of several requests uses it again.
    this.#found = this.#allowedAt;
    return this.after(policy);
  }

  get permissions(): EffectivePermissions {
    return (this.#permissions ??= effectivePermissions(
      this.policy,
      this.#catalog,
      this.#assumeGranted,
      this.#grantIndex,
    ));
  }

  /** The documented actions that the policy allows by name. */
  get allowed(): readonly AllowedAction[] {
    return (this.#allowed ??= placed(this.#allowedAt.allowed, this.policy));
  }

  /** Those of them that may need others. */
  get dependent(): readonly AllowedAction[] {
    return (this.#dependent ??= placed(
      this.#allowedAt.allowed.filter(({ action }) => mayNeedOthers(action)),
      this.policy,
    ));
  }

  /** The actions that allowed ones need and that the policy neither allows nor denies, each once. */
  get missing(): readonly string[] {
    const findMissing = () => this.dependent.flatMap(({ action }) => unmetNeeds(action, this.permissions).missing);
    return (this.#missing ??= [...new Set(findMissing())]);
  }

  /** The actions of the policy that depend on an action of this name. */
  requirersOf(name: string): Requirers {
    const found = this.#allowedAt;
    return (found.requirers ??= requirerIndex(found.allowed))(name);
  }

  get #grantIndex(): GrantIndex {
    return (this.#index ??= grantIndex(this.policy, this.#catalog));
  }

  get #allowedAt(): Found {
    return (this.#found ??= {
      grants: this.#grantIndex.grants,
      allowed: this.#own ? findAllowed(this.#grantIndex, this.permissions, this.#own) : [],
      requirers: undefined,
    });
  }
}

/** What the analysis of a later version uses again if its grants are the same. */
interface Found {
  readonly grants: GrantIndex["grants"];
  readonly allowed: readonly AllowedAt[];
  requirers: ((name: string) => Requirers) | undefined;
}
