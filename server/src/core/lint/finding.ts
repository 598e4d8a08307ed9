import type { Fix } from "../fix/fix.js";
import type { Report, Rule, Severity } from "../rule/rule.js";

/** One thing that a rule has to say about one place of a file. Fixes are computed only when somebody asks. */
export interface Finding {
  readonly rule: Rule<unknown>;
  readonly severity: Severity;
  readonly report: Report<unknown>;
  fixes(): readonly Fix[];
  /** One change for all findings of this rule in the same policy; `undefined` if this is the only one or there is none. */
  fixAll(): Fix | undefined;
}
