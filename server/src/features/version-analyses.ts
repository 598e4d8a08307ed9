import { PolicyAnalysis } from "../core/analysis/analysis.js";
import { StatementReports } from "../core/lint/statement-reports.js";
import type { PolicyDocument, PolicyFile } from "../core/policy/model.js";
import type { Environment } from "./environment.js";

/** The analyses of the policies of one version of a document, and what rules reported about single statements. */
export class VersionAnalyses {
  readonly #environment: Environment;
  readonly #known = new Map<PolicyDocument, PolicyAnalysis>();
  readonly reports: StatementReports;

  constructor(environment: Environment, reports = new StatementReports()) {
    this.#environment = environment;
    this.reports = reports;
  }

  of(policy: PolicyDocument): PolicyAnalysis {
    const { catalog, assumeGranted } = this.#environment;
    const known = this.#known.get(policy) ?? new PolicyAnalysis(policy, catalog, assumeGranted);
    this.#known.set(policy, known);
    return known;
  }

  /** Those of the next version, of which only some parts were read again (`reparse`). */
  after(before: readonly PolicyFile[], now: readonly PolicyFile[]): VersionAnalyses {
    const next = new VersionAnalyses(this.#environment, this.reports);
    const policies = now.flatMap((file) => file.policies);
    for (const [index, policy] of before.flatMap((file) => file.policies).entries()) {
      const own = policies[index]!;
      const known = this.#known.get(policy);
      const isSameSize = policy.statements.length === own.statements.length;
      const analysis = own === policy ? known : isSameSize ? known?.after(own) : undefined;
      if (analysis) next.#known.set(own, analysis);
    }
    return next;
  }
}
