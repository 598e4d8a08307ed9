import type { PolicyAnalysis } from "../analysis/analysis.js";
import type { AllowedAction } from "../analysis/dependencies.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { ActionPattern } from "../catalog/pattern.js";
import type { Fix } from "../fix/fix.js";
import type { LanguageVersion, PolicyKind } from "../language/policy-languages.js";
import type { ListedAction, ListedResource } from "../policy/listed-actions.js";
import type { Condition, PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import type { SuppressionComment } from "../policy/suppression-comment.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { Located, TextRange } from "../text/range.js";

export type Severity = "error" | "warning" | "information" | "hint";

export type RuleCategory = "structure" | "action" | "dependency" | "logic" | "scope" | "condition" | "security";

/** What the author says about the surroundings of a policy: facts that its text cannot show. */
export interface PolicySurroundings {
  /** Whether the policy is granted by enterprise project. */
  readonly grantedByEnterpriseProject: boolean;
  /** What other policies of the same group grant. `permissions` already takes it into account. */
  readonly assumeGranted: readonly ActionPattern[];
}

/** What a rule about the text may look at, also where no policy could be recognised in it with certainty. */
export interface FileContext {
  readonly file: PolicyFile;
  readonly catalog: Catalog;
  readonly settings: PolicySurroundings;
}

/** What a rule about policies may look at: one policy, with everything that is known of it. */
export interface RuleContext extends FileContext {
  readonly policy: PolicyDocument;
  readonly analysis: PolicyAnalysis;
  readonly permissions: EffectivePermissions;
  /** The documented actions that the policy allows by name: found once, for all rules. */
  readonly allowed: readonly AllowedAction[];
}

/** What the rule about disabling comments looks at: those that silence nothing, or name a rule that there is not. */
export interface SuppressionContext extends FileContext {
  readonly unused: readonly UnusedSuppression[];
  /** Comments that are meant to suppress findings and have no form that works. */
  readonly futile: readonly TextRange[];
}

/** A disabling comment, which of the rules that it names found nothing there to silence, and which names are no rule's. */
export interface UnusedSuppression {
  readonly suppression: SuppressionComment;
  readonly rules: readonly string[];
  readonly unknown: readonly UnknownRule[];
}

/** A name that no rule has, and the one that may be meant. */
export interface UnknownRule {
  readonly name: Located<string>;
  readonly near: string | undefined;
}

/** What a rule says about one place. `data` is for its own fixes, `facts` for clients; nobody reads the message. */
export interface Report<Data> {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly data: Data;
  /** Names and numbers that the message is made of, as plain JSON. `action` is what an ignore entry is compared with. */
  readonly facts?: Readonly<Record<string, string | readonly string[]>>;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** How an editor shows the place: greyed out, or struck through. */
  readonly tags?: readonly ReportTag[];
  /** Where it differs from the rule's own. */
  readonly code?: string;
}

export type ReportTag = "unnecessary" | "deprecated";

export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
}

/** What is known of a rule without running it. */
export interface RuleFacts {
  /** Kebab-case: the name of the file, of the page and of the setting. */
  readonly id: string;
  readonly category: RuleCategory;
  readonly severity: Severity;
  readonly summary: Bilingual;
  /** The service's own error code, such as IAM.1036, if it refuses what the rule finds. */
  readonly code?: string;
  /** The page of the official documentation that the rule rests on. */
  readonly docs?: string;
}

interface Fixing<Data, Context extends FileContext> {
  /** Ways to mend one report, the best first. */
  fix?(report: Report<Data>, context: Context): Iterable<Fix>;
  /** One change that mends all reports together, where that is more than their first fixes side by side. */
  fixAll?(reports: readonly Report<Data>[], context: Context): Fix | undefined;
}

interface Checking<Data, Context extends FileContext> extends Fixing<Data, Context> {
  check(context: Context): Iterable<Report<Data>>;
}

/**
 * What a rule about policies listens to, in one or several of these methods. The engine walks each policy once, in the
 * order of the text, and calls the rules at the places that they listen to.
 */
export interface PolicyListeners<Data> {
  /** Called once for each policy. */
  check?(context: RuleContext): Iterable<Report<Data>>;
  /** Called for each statement. */
  checkStatement?(statement: Statement, context: RuleContext): Iterable<Report<Data>>;
  /** Called for each entry of each `Action` list, wildcards and unreadable names included; an entry has at most one report. */
  checkAction?(listed: ListedAction, context: RuleContext): Report<Data> | undefined;
  /** Called only for entries that name exactly one action. */
  checkNamedAction?(listed: ListedAction, context: RuleContext): Report<Data> | undefined;
  /** Called for each string of each `Resource`. */
  checkResource?(listed: ListedResource, context: RuleContext): Iterable<Report<Data>>;
  /** Called for each key under each operator of each `Condition`. */
  checkCondition?(condition: Condition, context: RuleContext): Iterable<Report<Data>>;
}

/** A rule that looks at policies. `fixAll` fixes all reports of one policy. */
export interface PolicyRule<Data> extends RuleFacts, PolicyListeners<Data>, Fixing<Data, RuleContext> {
  readonly subject?: "policy";
  /** The policy languages, or kinds of policy, that it checks; without it, custom policies (version 1.1) only. */
  readonly appliesTo?: readonly (LanguageVersion | PolicyKind)[];
}

/** A rule that looks at the text of a file that is, or seems meant to be, a policy: syntax above all. */
export interface FileRule<Data> extends RuleFacts, Checking<Data, FileContext> {
  readonly subject: "file";
}

/** The rule about disabling comments: it looks when all others have spoken. */
export interface SuppressionRule<Data> extends RuleFacts, Checking<Data, SuppressionContext> {
  readonly subject: "suppression";
}

export type Rule<Data> = PolicyRule<Data> | FileRule<Data> | SuppressionRule<Data>;

/** Gives a rule its types. What a rule hands itself from `check` to `fix` is nobody else's business. */
export function defineRule<Data>(rule: PolicyRule<Data>): Rule<unknown> {
  return rule as PolicyRule<unknown>;
}

/** The same for a rule that looks at a file as a whole. */
export function defineFileRule<Data>(rule: Omit<FileRule<Data>, "subject">): Rule<unknown> {
  return { ...rule, subject: "file" } as FileRule<unknown>;
}

/** The same for the rule about disabling comments. */
export function defineSuppressionRule<Data>(rule: Omit<SuppressionRule<Data>, "subject">): Rule<unknown> {
  return { ...rule, subject: "suppression" } as SuppressionRule<unknown>;
}
