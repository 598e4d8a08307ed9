import type { ActionApi } from "../catalog/apis.js";
import type { Effect, PolicyKind } from "../policy/model.js";

/** What a policy file means, as plain data: what the command line prints as JSON, and what the texts are made of. */
export interface Explanation {
  readonly policies: readonly PolicyExplanation[];
}

export interface PolicyExplanation {
  readonly kind: PolicyKind;
  /** Known actions that the policy allows, and those that it denies whatever the resource and the case. */
  readonly allowed: number;
  readonly denied: number;
  readonly statements: readonly StatementExplanation[];
  /** What the author says that other policies grant, as actions and patterns: nothing of it is missed. */
  readonly assumed: readonly string[];
  /** What is allowed and yet cannot work. */
  readonly troubles: readonly Trouble[];
  /** What the service's limits leave; only where they are known for this kind of policy. */
  readonly limits: readonly LimitUse[];
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

export interface ActionEntryExplanation {
  readonly kind: "action";
  readonly written: string;
  /** The published name; differs from `written` in case, or where that is a known misprint. */
  readonly action: string;
  readonly labels: readonly string[];
  readonly apis: readonly ActionApi[];
}

export interface WildcardEntryExplanation {
  readonly kind: "wildcard";
  readonly written: string;
  /** Names of the known actions that it stands for. */
  readonly actions: readonly string[];
  /** Those of an allowing wildcard that cannot work, because they lack something or something is denied. */
  readonly troubled: readonly string[];
}

/** A name that the catalog does not hold, or a text that is no action at all. */
export interface UnknownEntryExplanation {
  readonly kind: "unknown";
  readonly written: string;
  readonly isWellFormed: boolean;
}

/** An action that is allowed by name and cannot work. */
export interface Trouble {
  readonly action: string;
  readonly statement: number;
  /** Required and neither allowed nor denied. */
  readonly missing: readonly string[];
  /** Required and denied, with the statements that do so. */
  readonly denied: readonly DeniedName[];
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
