import type { PolicySurroundings } from "../rule/rule.js";
import type { RuleSettings } from "./rule-settings.js";

/** All that a user may say about the check of one file. Whatever is left out has its default. */
export interface LintSettings extends Partial<PolicySurroundings> {
  readonly rules: RuleSettings;
  /** Findings that somebody decided not to hear about, with the reason. */
  readonly ignore?: readonly IgnoreEntry[];
}

/** One decision not to hear about a finding: of this rule, and if an action or pattern is named, about that action only. */
export interface IgnoreEntry {
  readonly file: string;
  readonly rule: string;
  readonly action?: string;
  readonly reason: string;
}

/** Settings of rules alone are settings, too. */
export function toLintSettings(settings: RuleSettings | LintSettings): LintSettings {
  return isWhole(settings) ? settings : { rules: settings };
}

function isWhole(settings: RuleSettings | LintSettings): settings is LintSettings {
  return typeof settings["rules"] === "object";
}
