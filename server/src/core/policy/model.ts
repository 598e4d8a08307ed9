import type { ActionPattern } from "../catalog/pattern.js";
import type { Located, TextRange } from "../text/range.js";
import type { ArrayNode, ObjectNode, StringNode, SyntaxNode } from "./syntax.js";

/** What a text holds that this product is about: no policy, one, or (in an answer of the API) several. */
export interface PolicyFile {
  readonly text: string;
  readonly policies: readonly PolicyDocument[];
}

/**
 * The policy languages that share one look. Only a custom policy (version 1.1) is checked; the others are recognised so
 * that rules of 1.1 keep away from them.
 */
export type PolicyKind = "custom-policy" | "agency-policy" | "role" | "identity-policy" | "trust-policy";

export interface PolicyDocument {
  readonly kind: PolicyKind;
  readonly node: ObjectNode;
  /** The `Statement` array, if it is one. */
  readonly list: ArrayNode | undefined;
  readonly statements: readonly Statement[];
}

export type Effect = "Allow" | "Deny";

export interface Statement {
  readonly node: ObjectNode;
  readonly effect: Located<Effect> | undefined;
  /** The value of `Action`: an array, or what the author wrote in its place. */
  readonly actionList: SyntaxNode | undefined;
  readonly actions: readonly ActionEntry[];
  readonly hasCondition: boolean;
  /** Whether `Resource` is absent or `*`, so that the statement speaks about everything. */
  readonly isUnrestricted: boolean;
}

/** One action as the author listed it. Several entries share a node where one string holds several actions. */
export interface ActionEntry {
  readonly pattern: ActionPattern;
  /** The name without quotes and blanks. */
  readonly range: TextRange;
  readonly node: StringNode;
}
