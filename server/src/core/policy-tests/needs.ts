import { dependenciesOf } from "../catalog/dependencies.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Evaluation, PolicyRequest } from "../evaluate/evaluate.js";
import type { Expectation } from "./model.js";
import type { Subject } from "./subject.js";

/** A dependency of an action under `can` that the policies do not allow. */
export interface MissingNeed {
  readonly action: string;
  readonly need: string;
  readonly evaluation: Evaluation;
  /** The expectation that lists the action. */
  readonly expectation: Expectation;
}

/**
 * The needs of what is listed under `can` that are denied or not granted. As for rule `missing-dependency`, a need
 * that is allowed for some resources or under a condition is not missing.
 */
export function missingNeeds(
  expectations: readonly { readonly expectation: Expectation; readonly subject: Subject }[],
  catalog: Catalog,
  verdictOn: (request: PolicyRequest) => Evaluation,
): MissingNeed[] {
  const found = new Map<string, MissingNeed>();
  for (const { expectation, subject } of expectations.filter((one) => one.expectation.kind === "can")) {
    const names = subject.kind === "actions" ? subject.names : subject.kind === "call" ? subject.groups.flat() : [];
    for (const name of new Set(names)) {
      const action = catalog.action(name) ?? catalog.identity?.action(name);
      for (const need of action ? dependenciesOf(action).required : []) {
        const evaluation = verdictOn({ action: need, values: expectation.values });
        const { verdict } = evaluation;
        const isMissing = verdict === "denied" || verdict === "not-granted";
        if (isMissing && !found.has(`${name} ${need}`))
          found.set(`${name} ${need}`, { action: name, need, evaluation, expectation });
      }
    }
  }
  return [...found.values()];
}
