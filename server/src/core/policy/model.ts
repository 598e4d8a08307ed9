import type { ActionPattern } from "../catalog/pattern.js";
import type { LanguageVersion, PolicyKind } from "../language/policy-languages.js";
import type { Located, TextRange } from "../text/range.js";
import type { View } from "../view/view.js";
import type { PolicyContainer } from "./containers/container.js";
import type { JsonSyntaxError } from "./json/syntax-error.js";
import type { SyntaxProblem } from "./json/json.js";
import type { ArrayNode, ObjectNode, PropertyNode, StringNode, SyntaxNode } from "./syntax.js";

/** Whether a file may have comments and trailing commas (JSONC), or whether they are errors. */
export type Dialect = "json" | "jsonc";

/** The policies of a text: none, one, or several (as in a response of the API). */
export interface PolicyFile {
  readonly text: string;
  readonly dialect: Dialect;
  readonly policies: readonly PolicyDocument[];
  /** The tree of the whole text after normalization. `problems` lists what is not JSON in it. */
  readonly root: SyntaxNode | undefined;
  /**
   * The places where the text as written is not JSON of its dialect; empty for a file that does not look like a policy.
   */
  readonly problems: readonly SyntaxProblem[];
  /** Whether the tree is that of the text as written: it is valid in its dialect, and normalization changed nothing. */
  readonly isAsWritten: boolean;
  /**
   * The same in the author's terms: the missing or superfluous marks, after full-width marks and broken strings are
   * normalized.
   */
  readonly syntaxErrors: readonly JsonSyntaxError[];
  /** Whether fixing all syntax errors gives valid JSON. Only then was the text fully understood. */
  readonly areSyntaxErrorsFixable: boolean;
  /** Policies in another notation than the file's own: JSON text in a string, or an expression. */
  readonly embedded: readonly EmbeddedPolicy[];
  /** A Huawei Cloud policy with the version of another cloud, in a file without any other policy. */
  readonly foreign: ForeignPolicy | undefined;
  /** Whether the text contains a Huawei Cloud policy, or enough of one to assume that its author means one. */
  readonly looksLikePolicy: boolean;
}

export type { LanguageVersion, PolicyKind };

/** A policy of a host file that is read through a view. The offsets of `file` refer to the view. */
export interface EmbeddedPolicy {
  readonly view: View;
  readonly file: PolicyFile;
  /** Its container, in offsets of the host. */
  readonly container: PolicyContainer;
  /** The string of the host that contains it. */
  readonly node: StringNode;
}

export interface PolicyDocument {
  readonly kind: PolicyKind;
  /** The language of the kind. Most decisions depend on it, few on the kind. */
  readonly language: LanguageVersion;
  readonly container: PolicyContainer;
  readonly node: ObjectNode;
  /** `Version` as text, even if the author wrote a number. */
  readonly version: Located<string> | undefined;
  readonly versionNode: SyntaxNode | undefined;
  /** The value of `Statement` of any type. */
  readonly statementNode: SyntaxNode | undefined;
  /** The `Statement` array, if it is an array. */
  readonly list: ArrayNode | undefined;
  readonly statements: readonly Statement[];
  /** Properties that this policy language does not have, including misspelled ones. */
  readonly unknownKeys: readonly PropertyNode[];
}

/** A Huawei Cloud policy with the version of another cloud. */
export interface ForeignPolicy {
  readonly node: ObjectNode;
  /** The value of `Version`. */
  readonly version: StringNode;
  readonly actions: readonly string[];
}

export type Effect = "Allow" | "Deny";

export interface Statement {
  /** Its index in `Statement`, from 0. */
  readonly index: number;
  readonly node: ObjectNode;
  /** Also `undefined` if the value is neither of the two in any letter case. */
  readonly effect: Located<Effect> | undefined;
  /** The value of `Effect` of any type. */
  readonly effectNode: SyntaxNode | undefined;
  /** The value of `Action`: an array, or what the author wrote instead. */
  readonly actionList: SyntaxNode | undefined;
  readonly actions: readonly ActionEntry[];
  /** The entries of `NotAction`: the statement is about all actions except these. */
  readonly exceptions: readonly ActionEntry[];
  readonly resource: ResourceElement | undefined;
  /** The value of `Condition` of any type. */
  readonly conditionNode: SyntaxNode | undefined;
  readonly conditions: readonly Condition[];
  readonly hasCondition: boolean;
  /** Whether `Resource` is absent or `*`, so that the statement applies to all resources. */
  readonly isForAllResources: boolean;
  /** Whether it applies to all resources without a condition. */
  readonly isUnrestricted: boolean;
  /** Properties that a statement of this policy language does not have, including misspelled ones. */
  readonly unknownKeys: readonly PropertyNode[];
}

/**
 * One action as the author listed it, in `Action` or `NotAction`. Several entries share a node if one string contains
 * several actions.
 */
export class ActionEntry {
  constructor(
    readonly pattern: ActionPattern,
    readonly node: StringNode,
    /** The name in the string, if it is not all of its content. */
    readonly part?: TextRange,
  ) {}

  /** The name without quotes and blanks. */
  get range(): TextRange {
    return this.part ?? this.node.content;
  }
}

/** `Resource`: a list of strings, or the object `{"uri": [...]}` of an agency policy. */
export interface ResourceElement {
  readonly node: SyntaxNode;
  readonly form: "list" | "object" | "other";
  /** The strings of the list, of the object's `uri`, or the single string in place of a list. */
  readonly entries: readonly StringNode[];
}

/** One operator with one key. A key with two operators makes two conditions. */
export interface Condition {
  /** The operator as written, without blanks around it. */
  readonly operator: Located<string>;
  readonly operatorProperty: PropertyNode;
  readonly key: Located<string>;
  readonly keyProperty: PropertyNode;
  /** The strings, numbers and booleans of the value as text; one if the value is not an array. */
  readonly values: readonly Located<string>[];
  /** The value of the key of any type. */
  readonly valueNode: SyntaxNode | undefined;
}
