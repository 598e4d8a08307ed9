import { rules } from "../rules/index.js";
import type { RuleFacts, Severity } from "../rule/rule.js";

/** The severity of each rule as set by the user. Other rules keep their own severity. */
export type RuleSettings = Readonly<Record<string, Severity | "off">>;

/** The possible levels of a rule. */
export const severityLevels = ["error", "warning", "information", "hint", "off"] as const;

const levels: readonly string[] = severityLevels;

/** The level of a rule: that of the settings, or else its own. */
export function levelInForce({ id, severity }: RuleFacts, settings: RuleSettings): Severity | "off" {
  return settings[id] ?? severity;
}

/** Whether a rule reports nothing without a setting. */
export function isOffByDefault(id: string): boolean {
  return rules.some((rule) => rule.id === id && rule.severity === "off");
}

/** Reads settings from any source. Unknown rules and levels are left out and listed in `problems`. */
export function readRuleSettings(value: unknown): {
  readonly settings: RuleSettings;
  readonly problems: readonly string[];
} {
  if (value === undefined || value === null) return { settings: {}, problems: [] };
  if (typeof value !== "object" || Array.isArray(value)) return { settings: {}, problems: [String(value)] };
  const known = new Set(rules.map(({ id }) => id));
  const isGood = ([id, level]: [string, unknown]) =>
    known.has(id) && typeof level === "string" && levels.includes(level);
  const entries = Object.entries(value);
  return {
    settings: Object.fromEntries(entries.filter(isGood)) as RuleSettings,
    problems: entries.filter((entry) => !isGood(entry)).map(([id, level]) => `${id}: ${String(level)}`),
  };
}
