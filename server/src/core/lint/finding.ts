import type { Fix } from "../fix/fix.js";
import type { Report, Rule, Severity } from "../rule/rule.js";

/** A finding of a rule at one place of a file. Fixes are computed on demand. */
export interface Finding {
  readonly rule: Rule<unknown>;
  readonly severity: Severity;
  readonly report: Report<unknown>;
  /** The findings that this one merges, if rules share a mark. */
  readonly parts?: readonly Finding[];
  fixes(): readonly Fix[];
  /**
   * One fix for all findings of this rule in the same policy; `undefined` if this is the only one or there is no fix.
   */
  fixAll(): Fix | undefined;
}
