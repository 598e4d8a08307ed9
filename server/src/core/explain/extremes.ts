import { type GuardedPart, guardsAround } from "../policy/guarded-part.js";
import type { Effect, PolicyDocument } from "../policy/model.js";
import { statementWith } from "../policy/statement-with.js";

/** A policy as it allows least and most, if parts of it may not apply. */
export interface Extremes {
  /** With the Allow that surely applies, and every Deny. */
  readonly least: PolicyDocument;
  /** With every Allow, and the Deny that surely applies. */
  readonly most: PolicyDocument;
}

/** The extremes of a policy. Its statements keep their numbers. Without guarded parts, both are the policy itself. */
export function extremesOf(policy: PolicyDocument, guarded: readonly GuardedPart[]): Extremes {
  if (guarded.length === 0) return { least: policy, most: policy };
  const without = (left: Effect): PolicyDocument => ({
    ...policy,
    statements: policy.statements.map((statement) =>
      statement.effect?.value === left
        ? statementWith(statement, {
            actions: statement.actions.filter(({ range }) => guardsAround(guarded, range).length === 0),
          })
        : statement,
    ),
  });
  return { least: without("Allow"), most: without("Deny") };
}
