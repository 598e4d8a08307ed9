import type { PolicyAnalysis } from "../analysis/analysis.js";
import type { AllowedAction } from "../analysis/dependencies.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import type { Fix } from "../fix/fix.js";
import type { LanguageVersion, PolicyKind } from "../language/policy-languages.js";
import type { ListedAction, ListedResource } from "../policy/listed-actions.js";
import type { Condition, PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import type { SuppressionComment } from "../policy/suppression-comment.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { Located, TextRange } from "../text/range.js";

export type Severity = "error" | "warning" | "information" | "hint";

export type RuleCategory = "structure" | "action" | "dependency" | "logic" | "scope" | "condition" | "security";

/** Facts about the surroundings of a policy that its text cannot show. */
export interface PolicySurroundings {
  /** Whether the policy is granted by enterprise project. */
  readonly grantedByEnterpriseProject: boolean;
  /** What other policies of the same group grant. `permissions` already includes it. */
  readonly assumeGranted: readonly AssumedGrant[];
}

/** The input of rules about the text, even if no policy is recognized in it with certainty. */
export interface FileContext {
  readonly file: PolicyFile;
  readonly catalog: Catalog;
  readonly settings: PolicySurroundings;
}

/** The input of rules about policies: one policy with its analysis. */
export interface RuleContext extends FileContext {
  readonly policy: PolicyDocument;
  readonly analysis: PolicyAnalysis;
  readonly permissions: EffectivePermissions;
  /** The documented actions that the policy allows by name and that may need others, computed once for all rules. */
  readonly dependent: readonly AllowedAction[];
}

/**
 * The input of rules about statements and their parts. They see nothing else of the policy, so what they report stays
 * true until the text of the statement changes.
 */
export interface StatementContext extends Pick<FileContext, "catalog" | "settings"> {
  readonly file: Pick<PolicyFile, "text" | "syntaxErrors">;
  readonly policy: Pick<PolicyDocument, "kind" | "language" | "container">;
}

/** The input of the rule about suppression comments: those that suppress nothing or name an unknown rule. */
export interface SuppressionContext extends FileContext {
  readonly unused: readonly UnusedSuppression[];
  /** Comments that are intended to suppress findings but have an invalid form. */
  readonly futile: readonly TextRange[];
}

/** A suppression comment, with the named rules that had no finding there, and the unknown names. */
export interface UnusedSuppression {
  readonly suppression: SuppressionComment;
  readonly rules: readonly string[];
  readonly unknown: readonly UnknownRule[];
}

/** An unknown rule name, and the name that may be meant. */
export interface UnknownRule {
  readonly name: Located<string>;
  readonly near: string | undefined;
}

/**
 * One report of a rule at one place. `data` is for its own fixes, `facts` are for clients, so that no client has to
 * parse messages.
 */
export interface Report<Data> {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly data: Data;
  /** The names and numbers in the message, as plain JSON. `action` is compared with ignore entries. */
  readonly facts?: Readonly<Record<string, string | readonly string[]>>;
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** How an editor shows the place: faded or struck through. */
  readonly tags?: readonly ReportTag[];
  /** Overrides the rule's code. */
  readonly code?: string;
}

export type ReportTag = "unnecessary" | "deprecated";

export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
}

/** The facts about a rule that are known without running it. */
export interface RuleFacts {
  /** Kebab-case; also the name of the file, the page and the setting. */
  readonly id: string;
  readonly category: RuleCategory;
  /** The level without a setting. A rule that is "off" reports only if a setting gives it a level. */
  readonly severity: Severity | "off";
  readonly summary: Bilingual;
  /** Findings of rules with the same mark, at the same place and level, are shown as one finding. */
  readonly mark?: string;
  /** The service's error code, such as IAM.1036, if it rejects what the rule finds. */
  readonly code?: string;
  /** Whether it reports what is not JSON. The code of version 5.0 for that is added to its messages. */
  readonly isSyntax?: true;
  /** The page of the official documentation behind the rule. */
  readonly docs?: string;
}

interface Fixing<Data, Context extends FileContext> {
  /** Fixes for one report, the best first. */
  fix?(report: Report<Data>, context: Context): Iterable<Fix>;
  /** One fix for all reports, if it differs from the combination of their first fixes. */
  fixAll?(reports: readonly Report<Data>[], context: Context): Fix | undefined;
}

interface Checking<Data, Context extends FileContext> extends Fixing<Data, Context> {
  check(context: Context): Iterable<Report<Data>>;
}

/**
 * The listeners of a rule about policies; a rule has at least one. The engine walks each policy once, in the order of
 * the text, and calls the rules at the places that they listen to.
 */
export interface PolicyListeners<Data> {
  /** Called once for each policy. */
  check?(context: RuleContext): Iterable<Report<Data>>;
  /** Called for each statement. */
  checkStatement?(statement: Statement, context: StatementContext): Iterable<Report<Data>>;
  /**
   * Called for each entry of each `Action` list, including wildcards and invalid names; at most one report per entry.
   */
  checkAction?(listed: ListedAction, context: StatementContext): Report<Data> | undefined;
  /** Called only for entries that name exactly one action. */
  checkNamedAction?(listed: ListedAction, context: StatementContext): Report<Data> | undefined;
  /**
   * Whether `checkAction` or `checkNamedAction` decides by the name of the entry, the kind of policy and the catalog
   * alone. The engine then asks it only once about each documented action.
   */
  readonly isAboutNames?: true;
  /**
   * Whether `checkAction` and `checkNamedAction` are also called for the entries of `NotAction`. Such an entry has
   * `isException`.
   */
  readonly checksExceptions?: true;
  /** Called for each string of each `Resource`. */
  checkResource?(listed: ListedResource, context: StatementContext): Iterable<Report<Data>>;
  /** Called for each key under each operator of each `Condition`. */
  checkCondition?(condition: Condition, context: StatementContext): Iterable<Report<Data>>;
}

/** A rule about policies. `fixAll` fixes all reports of one policy. */
export interface PolicyRule<Data> extends RuleFacts, PolicyListeners<Data>, Fixing<Data, RuleContext> {
  readonly subject?: "policy";
  /** The policy languages or kinds of policy that it checks; the default is custom policies (version 1.1) only. */
  readonly appliesTo?: readonly (LanguageVersion | PolicyKind)[];
}

/** A rule about the text of a file that is, or seems to be, a policy: mainly its syntax. */
export interface FileRule<Data> extends RuleFacts, Checking<Data, FileContext> {
  readonly subject: "file";
}

/** The rule about suppression comments. It runs after all others. */
export interface SuppressionRule<Data> extends RuleFacts, Checking<Data, SuppressionContext> {
  readonly subject: "suppression";
}

export type Rule<Data> = PolicyRule<Data> | FileRule<Data> | SuppressionRule<Data>;

/** Gives a rule its types. Only the rule itself uses the `data` that it passes from `check` to `fix`. */
export function defineRule<Data>(rule: PolicyRule<Data>): Rule<unknown> {
  return rule as PolicyRule<unknown>;
}

/** `defineRule` for a rule about a whole file. */
export function defineFileRule<Data>(rule: Omit<FileRule<Data>, "subject">): Rule<unknown> {
  return { ...rule, subject: "file" } as FileRule<unknown>;
}

/** `defineRule` for the rule about suppression comments. */
export function defineSuppressionRule<Data>(rule: Omit<SuppressionRule<Data>, "subject">): Rule<unknown> {
  return { ...rule, subject: "suppression" } as SuppressionRule<unknown>;
}
