import type { ActionApi } from "../catalog/apis.js";
import type { SystemPolicy } from "../language/system-policies.js";
import type { Effect, PolicyKind } from "../policy/model.js";

/** What a policy file means, as plain data: what the command line prints as JSON, and what the texts are made of. */
export interface Explanation {
  readonly policies: readonly PolicyExplanation[];
  /** Values that are not known before Terraform runs, with their lines, counted from 1. */
  readonly unknown?: readonly { readonly text: string; readonly line: number }[];
}

export interface PolicyExplanation {
  readonly kind: PolicyKind;
  /** Known actions that the policy allows, and those that it denies whatever the resource and the case. */
  readonly allowed: number;
  readonly denied: number;
  /** Known actions that it denies only for some resources or under a condition. */
  readonly deniedInPart: number;
  readonly statements: readonly StatementExplanation[];
  /** What the author says that other policies grant, as actions and patterns: nothing of it is missed. */
  readonly assumed: readonly string[];
  /** The system policies among it. */
  readonly assumedPolicies: readonly AssumedPolicy[];
  /** What is allowed and yet cannot work. */
  readonly troubles: readonly Trouble[];
  /** Actions that are listed because others need them, and that lack something for their own APIs. */
  readonly indirect: readonly string[];
  /** What the service's limits leave; only where they are known for this kind of policy. */
  readonly limits: readonly LimitUse[];
}

export interface AssumedPolicy {
  readonly name: string;
  /** As published, with its page and the day of the page; `undefined` if no page shows it: then nothing is assumed. */
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
  readonly effect: Effect | undefined;
  /** Empty: everything. */
  readonly resources: readonly string[];
  readonly conditions: readonly ConditionExplanation[];
  readonly services: readonly ServiceExplanation[];
  /** Elements that are not explained here, such as `NotAction`. */
  readonly otherElements: readonly string[];
}

export interface ConditionExplanation {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** What a statement says about one service. */
export interface ServiceExplanation {
  readonly service: string;
  readonly entries: readonly EntryExplanation[];
}

export type EntryExplanation = ActionEntryExplanation | WildcardEntryExplanation | UnknownEntryExplanation;

export interface ActionEntryExplanation extends ActionState {
  readonly kind: "action";
  readonly written: string;
  readonly labels: readonly string[];
  readonly apis: readonly ApiExplanation[];
}

/** A call, and what it needs beside the action; both lists are empty where the call is allowed, and in a Deny. */
export interface ApiExplanation extends ActionApi, UnmetNeeds {}

export interface WildcardEntryExplanation {
  readonly kind: "wildcard";
  readonly written: string;
  /** The known actions that it matches. */
  readonly actions: readonly MatchedAction[];
}

/** An action that a wildcard matches, and what it lacks whatever it is called for. */
export interface MatchedAction extends ActionState, UnmetNeeds {
  /** "" where no page has one. */
  readonly label: string;
}

/** How an action that a statement allows fares in the whole policy. The lists are empty for a statement that denies. */
export interface ActionState {
  /** The published name. */
  readonly action: string;
  /** The statements that deny it whatever the resource and the condition. */
  readonly deniedBy: readonly number[];
  /** The statements that deny it for some resources or under a condition, if none denies it in full. */
  readonly deniedInPartBy: readonly number[];
}

/** What is required and not allowed. */
export interface UnmetNeeds {
  /** Neither allowed nor denied. */
  readonly missing: readonly string[];
  /** Denied, with the statements that do so. */
  readonly denied: readonly DeniedName[];
}

/** A name that the catalog does not hold, or a text that is no action at all. */
export interface UnknownEntryExplanation {
  readonly kind: "unknown";
  readonly written: string;
  readonly isWellFormed: boolean;
}

/** An action that is allowed by name and cannot work. */
export interface Trouble extends UnmetNeeds {
  readonly action: string;
  readonly statement: number;
  /** The statements that deny the action itself; then nothing else is said of it. */
  readonly deniedBy: readonly number[];
}

export interface DeniedName {
  readonly action: string;
  readonly statements: readonly number[];
}

export interface LimitUse {
  readonly what: "statements" | "actions" | "characters";
  /** For `actions`: of which statement. */
  readonly statement?: number;
  readonly used: number;
  readonly limit: number;
}
