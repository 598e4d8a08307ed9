import type { ActionPattern } from "../catalog/pattern.js";
import type { LanguageVersion, PolicyKind } from "../language/policy-languages.js";
import type { Located, TextRange } from "../text/range.js";
import type { View } from "../view/view.js";
import type { PolicyContainer } from "./containers/container.js";
import type { JsonSyntaxError } from "./json/syntax-errors.js";
import type { SyntaxProblem } from "./json/json.js";
import type { ArrayNode, ObjectNode, PropertyNode, StringNode, SyntaxNode } from "./syntax.js";

/** Whether comments and trailing commas belong to a file (JSONC), or are mistakes in it. */
export type Dialect = "json" | "jsonc";

/** What a text holds that this product is about: no policy, one, or (in an answer of the API) several. */
export interface PolicyFile {
  readonly text: string;
  readonly dialect: Dialect;
  readonly policies: readonly PolicyDocument[];
  /** The tree of the whole text, read as it is meant: see `problems` for what is not JSON in it. */
  readonly root: SyntaxNode | undefined;
  /** Where the text, as it is written, is not JSON of its dialect; empty for a file that does not look like a policy. */
  readonly problems: readonly SyntaxProblem[];
  /** The same in the author's terms: which mark is missing or too many, with full-width marks and broken strings read as meant. */
  readonly syntaxErrors: readonly JsonSyntaxError[];
  /** Whether mending all faults gives a text that is JSON: only then the text was understood as it is meant. */
  readonly areSyntaxErrorsFixable: boolean;
  /** Policies that the file keeps in another notation than its own: as JSON text in a string, or in an expression. */
  readonly embedded: readonly EmbeddedPolicy[];
  /** A policy of ours that states the version of another cloud, in a file without any other policy. */
  readonly foreign: ForeignPolicy | undefined;
  /** Whether the text holds a policy of ours, or so much of one that its author must mean one. */
  readonly looksLikePolicy: boolean;
}

export type { LanguageVersion, PolicyKind };

/** A policy of a host file that is read through a view. The offsets of `file` are those of the view. */
export interface EmbeddedPolicy {
  readonly view: View;
  readonly file: PolicyFile;
  /** What stands around it in the host, in offsets of the host. */
  readonly container: PolicyContainer;
  /** The string of the host that holds it. */
  readonly node: StringNode;
}

export interface PolicyDocument {
  readonly kind: PolicyKind;
  /** The language of the kind: most decisions depend on it, few on the kind. */
  readonly language: LanguageVersion;
  readonly container: PolicyContainer;
  readonly node: ObjectNode;
  /** `Version` as the text it stands for, also where the author wrote a number. */
  readonly version: Located<string> | undefined;
  readonly versionNode: SyntaxNode | undefined;
  /** The value of `Statement`, whatever it is. */
  readonly statementNode: SyntaxNode | undefined;
  /** The `Statement` array, if it is one. */
  readonly list: ArrayNode | undefined;
  readonly statements: readonly Statement[];
  /** Properties that this policy language does not have, misspelled ones included. */
  readonly unknownKeys: readonly PropertyNode[];
}

/** A policy of Huawei Cloud under the version of another cloud. */
export interface ForeignPolicy {
  readonly node: ObjectNode;
  /** The value of `Version`. */
  readonly version: StringNode;
  readonly actions: readonly string[];
}

export type Effect = "Allow" | "Deny";

export interface Statement {
  /** Its place in `Statement`, from 0. */
  readonly index: number;
  readonly node: ObjectNode;
  /** `undefined` too where the value is neither of the two in any case. */
  readonly effect: Located<Effect> | undefined;
  /** The value of `Effect`, whatever it is. */
  readonly effectNode: SyntaxNode | undefined;
  /** The value of `Action`: an array, or what the author wrote in its place. */
  readonly actionList: SyntaxNode | undefined;
  readonly actions: readonly ActionEntry[];
  readonly resource: ResourceElement | undefined;
  /** The value of `Condition`, whatever it is. */
  readonly conditionNode: SyntaxNode | undefined;
  readonly conditions: readonly Condition[];
  readonly hasCondition: boolean;
  /** Whether `Resource` is absent or `*`, so that the statement speaks about everything. */
  readonly isUnrestricted: boolean;
  /** Properties that a statement of this policy language does not have, misspelled ones included. */
  readonly unknownKeys: readonly PropertyNode[];
}

/** One action as the author listed it. Several entries share a node where one string holds several actions. */
export interface ActionEntry {
  readonly pattern: ActionPattern;
  /** The name without quotes and blanks. */
  readonly range: TextRange;
  readonly node: StringNode;
}

/** `Resource`: a list of strings, or the object `{"uri": [...]}` of an agency policy. */
export interface ResourceElement {
  readonly node: SyntaxNode;
  readonly form: "list" | "object" | "other";
  /** The strings of the list, of the object's `uri`, or the one string that stands in the place of a list. */
  readonly entries: readonly StringNode[];
}

/** What one operator says about one key. A key with two operators makes two conditions. */
export interface Condition {
  /** The operator as written, without blanks around it. */
  readonly operator: Located<string>;
  readonly operatorProperty: PropertyNode;
  readonly key: Located<string>;
  readonly keyProperty: PropertyNode;
  /** The strings, numbers and booleans of the value, as text; one for a value that is no array. */
  readonly values: readonly Located<string>[];
  /** The value of the key, whatever it is. */
  readonly valueNode: SyntaxNode | undefined;
}
