import type { AllowedAction } from "../analysis/dependencies.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextEdit, TextRange } from "../text/range.js";

export type Severity = "error" | "warning" | "information" | "hint";

export type RuleCategory = "structure" | "action" | "dependency";

/** Only `repair` may run unasked, on save; what grants access must say so in its title. */
export type FixSafety = "repair" | "grants-access";

/** What a rule may look at: one policy, with everything that is known of it. */
export interface RuleContext {
  readonly file: PolicyFile;
  readonly policy: PolicyDocument;
  readonly permissions: EffectivePermissions;
  /** The documented actions that the policy allows by name: found once, for all rules. */
  readonly allowed: readonly AllowedAction[];
  readonly catalog: Catalog;
}

/** What a rule says about one place. `data` is for its own fixes, `facts` for clients; nobody reads the message. */
export interface Report<Data> {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly data: Data;
  /** Names and numbers that the message is made of, as plain JSON. */
  readonly facts?: Readonly<Record<string, string | readonly string[]>>;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
}

/** A change of the file that mends a report, or the reason why the change that is wanted cannot be made. */
export interface Fix {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  readonly refused?: { readonly reason: Bilingual; readonly args: MessageArgs };
}

export interface Rule<Data> {
  /** Kebab-case: the name of the file, of the page and of the setting. */
  readonly id: string;
  readonly category: RuleCategory;
  readonly severity: Severity;
  readonly summary: Bilingual;
  check(context: RuleContext): Iterable<Report<Data>>;
  /** Ways to mend one report, the best first. */
  fix?(report: Report<Data>, context: RuleContext): Iterable<Fix>;
  /** One change that mends all reports of one policy together, where that is more than their first fixes side by side. */
  fixAll?(reports: readonly Report<Data>[], context: RuleContext): Fix | undefined;
}

/** Gives a rule its types. What a rule hands itself from `check` to `fix` is nobody else's business. */
export function defineRule<Data>(rule: Rule<Data>): Rule<unknown> {
  return rule as Rule<unknown>;
}
