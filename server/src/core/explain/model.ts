import type { ActionApi } from "../catalog/apis.js";
import type { SystemPolicy } from "../language/system-policies.js";
import type { LocalCause } from "../terraform/cause/local-cause.js";
import type { SimilarPolicy } from "./similar-policy.js";
import type { LimitGuards } from "../analysis/limit-guards.js";
import type { GuardNote } from "../policy/guarded-part.js";
import type { Effect, PolicyKind } from "../policy/model.js";

export { type LocalCause, localCauses } from "../terraform/cause/local-cause.js";

/** The meaning of a policy file as plain data: printed as JSON by the command line, and the source of the texts. */
export interface Explanation {
  readonly policies: readonly PolicyExplanation[];
  /** Values that are not known here. */
  readonly unknown?: readonly UnknownPlace[];
}

/** A value that is not known here, and its line, counted from 1. */
export interface UnknownPlace {
  readonly text: string;
  readonly line: number;
  /** The other file of the folder in which it is written. */
  readonly file?: string;
  /** Set if it does not depend on a run of Terraform, but is not computed here. */
  readonly notComputed?: true;
  /** The parts of an expression that have no value, so that this one has none; at least one. */
  readonly causes?: readonly LocalCause[];
}

export interface PolicyExplanation {
  readonly kind: PolicyKind;
  /** What decides whether it applies at all. */
  readonly guards?: readonly GuardNote[];
  /** Known actions that the policy allows, and those that it denies for all resources without a condition. */
  readonly allowed: number;
  readonly denied: number;
  /** Known actions that it denies only for some resources or under a condition. */
  readonly deniedInPart: number;
  /** Known actions that it allows or denies in addition if parts of it apply that may not. */
  readonly mayAllow?: number;
  readonly mayDeny?: number;
  readonly statements: readonly StatementExplanation[];
  /** What other policies grant according to the author, as actions and patterns: it is never missing. */
  readonly assumed: readonly string[];
  /** The system policies in it. */
  readonly assumedPolicies: readonly AssumedPolicy[];
  /** The system policy that it contains, if it grants little else. */
  readonly similar?: SimilarPolicy;
  /** What is allowed but does not work. */
  readonly troubles: readonly IneffectiveAction[];
  /** Actions that are listed for others and lack something for their own APIs. */
  readonly indirect: readonly string[];
  /** The use of the service's limits, if they are known for this kind of policy. */
  readonly limits: readonly LimitUse[];
}

export interface AssumedPolicy {
  readonly name: string;
  /** As published, with its page and the date of the page; `undefined` if no page shows it, so nothing is assumed. */
  readonly content: {
    readonly source: SystemPolicy["source"];
    readonly date: string;
    readonly actions: readonly string[];
    readonly denied: readonly string[];
    /** Roles without which this one has no effect. */
    readonly dependsOn: readonly string[];
  } | undefined;
}

export interface StatementExplanation {
  /** Counted from 1. */
  readonly number: number;
  /** What decides whether it applies, and which of its resources and conditions do. */
  readonly guards?: readonly GuardNote[];
  readonly limitGuards?: LimitGuards;
  readonly effect: Effect | undefined;
  /** Empty means all resources. */
  readonly resources: readonly string[];
  readonly conditions: readonly ConditionExplanation[];
  readonly services: readonly ServiceExplanation[];
  /** The entries of `NotAction`, if the statement has it and its version knows it: it is about all other actions. */
  readonly except?: readonly string[];
  /** Entries of `NotAction` that may not apply. They are not among `except`. */
  readonly mayExcept?: readonly OptionalException[];
  /** Values that are or contain actions, or exceptions if there is `except`, and are not known here. */
  readonly unknownActions?: readonly UnknownPlace[];
  /** Its condition, if that is not known here. It is not among `conditions`. */
  readonly unknownConditions?: readonly UnknownPlace[];
  /** Whether its effect, or all of it, is not known here. */
  readonly unknownPart?: "effect" | "statement";
  /** Elements that are not explained here, such as `Principal`. */
  readonly otherElements: readonly string[];
  /** Elements that the Terraform provider does not send. */
  readonly notSent?: readonly string[];
}

/** An exception, and what decides whether it applies. */
export interface OptionalException {
  readonly name: string;
  readonly guards: readonly GuardNote[];
}

export interface ConditionExplanation {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The entries of a statement for one service. */
export interface ServiceExplanation {
  readonly service: string;
  readonly entries: readonly EntryExplanation[];
}

export type EntryExplanation = (ActionEntryExplanation | WildcardEntryExplanation | UnknownEntryExplanation) & {
  /** What decides whether it applies if its statement does. */
  readonly guards?: readonly GuardNote[];
};

export interface ActionEntryExplanation extends ActionState {
  readonly kind: "action";
  readonly written: string;
  readonly labels: readonly string[];
  readonly apis: readonly ApiExplanation[];
}

/** A call, and what it needs in addition to the action; both lists are empty if the call is allowed, and in a Deny. */
export interface ApiExplanation extends ActionApi, UnmetNeeds {}

export interface WildcardEntryExplanation {
  readonly kind: "wildcard";
  readonly written: string;
  /** The known actions that it matches. */
  readonly actions: readonly MatchedAction[];
}

/** An action that a wildcard matches, and what it always lacks. */
export interface MatchedAction extends ActionState, UnmetNeeds {
  /** "" if no page has one. */
  readonly label: string;
}

/** The state of an allowed action in the whole policy. The lists are empty for a Deny statement. */
export interface ActionState {
  /** The published name. */
  readonly action: string;
  /** The statements that deny it for all resources and without a condition. */
  readonly deniedBy: readonly number[];
  /** The statements that deny it for some resources or under a condition, if none denies it in full. */
  readonly deniedInPartBy: readonly number[];
}

/** Required actions that are not allowed. */
export interface UnmetNeeds {
  /** Neither allowed nor denied. */
  readonly missing: readonly string[];
  /** Denied actions, with the statements that deny them. */
  readonly denied: readonly DeniedName[];
}

/** A name that is not in the catalog, or a text that is not an action. */
export interface UnknownEntryExplanation {
  readonly kind: "unknown";
  readonly written: string;
  readonly isWellFormed: boolean;
}

/** An action that is allowed by name and does not work. */
export interface IneffectiveAction extends UnmetNeeds {
  readonly action: string;
  readonly statement: number;
  /** The statements that deny the action itself; the other lists are then empty. */
  readonly deniedBy: readonly number[];
}

export interface DeniedName {
  readonly action: string;
  readonly statements: readonly number[];
}

export interface LimitUse {
  readonly what: "statements" | "actions" | "characters";
  /** The statement of the limit `actions`. */
  readonly statement?: number;
  /** At least, if parts of the policy may not apply. */
  readonly used: number;
  /** At most, if that is more. */
  readonly most?: number;
  /** Set if a part is repeated for each element of a value, so that there may be any number more. */
  readonly isOpen?: true;
  /** Set if it is the size of the policy as written, although parts of it may not apply. */
  readonly isAsWritten?: true;
  readonly limit: number;
}
