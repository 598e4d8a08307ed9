import type { PolicyRule, Report } from "../rule/rule.js";

type AnyRule = PolicyRule<unknown>;
type AnyReport = Report<unknown>;

/** Maximum number of reports of a rule. A text with more is not a policy, and the editor must stay responsive. */
export const mostReports = 1000;

/** Collects reports by rule, at most `mostReports` of each. */
export class ReportsByRule {
  readonly #byRule = new Map<AnyRule, AnyReport[]>();

  /** The reports of a rule, in the order in which they were added. */
  of(rule: AnyRule): readonly AnyReport[] {
    return this.#byRule.get(rule) ?? [];
  }

  /** The rules that have reports, with these. */
  entries(): Iterable<readonly [AnyRule, readonly AnyReport[]]> {
    return this.#byRule;
  }

  /** Whether a rule may report more. A rule that may not is no longer called. */
  isOpen(rule: AnyRule): boolean {
    return this.of(rule).length < mostReports;
  }

  add(rule: AnyRule, report: AnyReport | undefined): void {
    if (!report) return;
    const known = this.#byRule.get(rule);
    if (known) known.push(report);
    else this.#byRule.set(rule, [report]);
  }

  /** Adds reports as long as the rule may report more. */
  addAll(rule: AnyRule, reports: Iterable<AnyReport>): void {
    if (!this.isOpen(rule)) return;
    for (const report of reports) {
      this.add(rule, report);
      if (!this.isOpen(rule)) return;
    }
  }
}
