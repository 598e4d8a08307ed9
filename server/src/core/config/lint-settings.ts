import type { PolicySurroundings } from "../rule/rule.js";
import type { RuleSettings } from "./rule-settings.js";

/** All settings for the check of one file. Omitted settings have their defaults. */
export interface LintSettings extends Partial<PolicySurroundings> {
  readonly rules: RuleSettings;
  /** Findings to suppress, each with a reason. */
  readonly ignore?: readonly IgnoreEntry[];
}

/** Suppresses findings of this rule; if an action or pattern is given, only findings about it. */
export interface IgnoreEntry {
  readonly file: string;
  readonly rule: string;
  readonly action?: string;
  readonly reason: string;
}

/** Accepts rule settings alone as lint settings. */
export function toLintSettings(settings: RuleSettings | LintSettings): LintSettings {
  return isWhole(settings) ? settings : { rules: settings };
}

function isWhole(settings: RuleSettings | LintSettings): settings is LintSettings {
  return typeof settings["rules"] === "object";
}
