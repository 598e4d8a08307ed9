import type { Action } from "../catalog/model.js";
import type { PolicyFamily } from "./families.js";
import type { StatementLimit } from "./limits/limit.js";
import type { SensitiveActions } from "../language/sensitive-actions.js";

/**
 * How the answer to an action changed. `gained`: it was never allowed before; `lost`: it is never allowed any more;
 * `widened` and `narrowed`: it is allowed for more or fewer requests; `changed`: for other requests, some more and some
 * fewer, or too many to compare.
 */
export type ChangeKind = "gained" | "widened" | "changed" | "narrowed" | "lost";

/** The order of reports: new access first. */
export const changeKinds: readonly ChangeKind[] = ["gained", "widened", "changed", "narrowed", "lost"];

/** The kinds of changes by which something may be allowed that was not allowed before. */
export const newAccess: ReadonlySet<ChangeKind> = new Set(["gained", "widened", "changed"]);

/** When an action is allowed: if one of `allows` fits the request and none of `denies`. */
export interface ActionLimits {
  /** Empty if the action is not allowed at all. */
  readonly allows: readonly StatementLimit[];
  /** Empty if nothing is allowed that could be denied. */
  readonly denies: readonly StatementLimit[];
}

/** The entry of a policy that a change comes from. */
export interface ChangePlace {
  readonly side: Side;
  /** The name of the file, as given. */
  readonly file: string;
  /** UTF-16 offsets in the file. */
  readonly range: { readonly start: number; readonly end: number };
  /** The line of the entry, counted from 1. */
  readonly line: number;
  /** The entry as written, or "NotAction". */
  readonly entry: string;
  /** Whether the entry is a wildcard or a `NotAction`, which cover several actions. */
  readonly isWide: boolean;
}

export type Side = "old" | "new";

/** A change of what is allowed for one action, or for all actions of a pattern that are not known yet. */
export interface Change {
  readonly kind: ChangeKind;
  /** The published name; for others the name or pattern in lower case, as far as policies differ in it. */
  readonly name: string;
  readonly family: PolicyFamily;
  /** The action of the catalog; `undefined` for an unknown name or a pattern. */
  readonly action: Action | undefined;
  /** Whether `name` is a pattern, for the actions that match it and are not known. */
  readonly isPattern: boolean;
  /** Names and patterns that `name` includes if it is a pattern, and for which this change is not true. */
  readonly except: readonly string[];
  readonly access: "read" | "write";
  readonly sensitive: SensitiveActions | undefined;
  readonly was: ActionLimits;
  readonly is: ActionLimits;
  /** `undefined` if no policy has an entry for it, only the settings. */
  readonly place: ChangePlace | undefined;
}

/** `not-sent`: the Terraform provider drops the element. */
export type UncomparedReason =
  "unknown-value" | "branches" | "no-effect" | "unknown-element" | "not-sent" | "empty-element" | "other-policy";

/** A value that is not known before Terraform runs, or a part that is not compared for another reason. */
export interface Uncompared {
  readonly side: Side;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: UncomparedReason;
  /** The value, or the name of the element, as written. */
  readonly text: string;
  /** Whether the other side has the same value, so that it is probably no change. */
  readonly isOnBothSides: boolean;
  /** Whether something may be newly allowed because of it. */
  readonly mayGrant: boolean;
}

/** What changed between two sets of policies. */
export interface PolicyComparison {
  /** Sorted: by kind, then sensitive actions, writing and reading ones, then by name. */
  readonly changes: readonly Change[];
  /** The number of changes that the user does not want to see. */
  readonly leftOut: number;
  readonly uncompared: readonly Uncompared[];
  /** The number of policies of each side. */
  readonly policies: Readonly<Record<Side, number>>;
  /** What other policies grant according to the settings, for both sides. */
  readonly assumed: readonly string[];
}
