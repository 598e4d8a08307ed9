import { type GuardedPart, type GuardNote, guardsAround, neverApplies } from "../policy/guarded-part.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { statementWith } from "../policy/statement-with.js";
import type { Uncertainty } from "../policy/uncertainty.js";
import { addTo } from "../text/group-by.js";
import { encloses } from "../text/range.js";
import { isCertain } from "./certain.js";

/** A policy as it allows least and most, if some of it is not certain. */
export interface Extremes {
  /** With the Allow that surely applies, and every Deny. */
  readonly least: PolicyDocument;
  /** With every Allow, and the Deny that surely applies. */
  readonly most: PolicyDocument;
}

/**
 * The extremes of a policy. Its statements keep their numbers. An effect that is not known may be either one. If
 * everything is certain, both are the policy itself.
 */
export function extremesOf(policy: PolicyDocument, { guarded, unknown }: Uncertainty): Extremes {
  const effectOf = ({ effect, effectNode }: Statement): Effect | "open" | undefined =>
    effect?.value ?? (effectNode && unknown.some((hole) => encloses(hole, effectNode.range)) ? "open" : undefined);
  const isAnyOpen = unknown.length > 0 && policy.statements.some((statement) => effectOf(statement) === "open");
  if (guarded.length === 0 && !isAnyOpen) return { least: policy, most: policy };
  const sure = sureEntries(policy, guarded);
  const withSure = (wanted: Effect, other: Effect): PolicyDocument => ({
    ...policy,
    statements: policy.statements.map((statement) => {
      const { effectNode, actions } = statement;
      const effect = effectOf(statement);
      return statementWith(statement, {
        ...(effect === "open" && effectNode ? { effect: { value: other, range: effectNode.range } } : {}),
        actions: actions.filter((entry) => (effect === wanted ? sure.has(entry) : !isNever(entry, guarded))),
      });
    }),
  });
  return { least: withSure("Allow", "Deny"), most: withSure("Deny", "Allow") };
}

/** A policy with the entries that surely apply. */
export function surePart(policy: PolicyDocument, guarded: readonly GuardedPart[]): PolicyDocument {
  if (guarded.length === 0) return policy;
  const sure = sureEntries(policy, guarded);
  const statements = policy.statements.map((statement) =>
    statementWith(statement, { actions: statement.actions.filter((entry) => sure.has(entry)) }),
  );
  return { ...policy, statements };
}

/** The entries that surely apply, and those that do in one case or another: the same action with both branches. */
function sureEntries({ statements }: PolicyDocument, guarded: readonly GuardedPart[]): ReadonlySet<ActionEntry> {
  const cases = new Map<string, { readonly entry: ActionEntry; readonly notes: readonly GuardNote[] }[]>();
  for (const { effect, isUnrestricted, actions } of statements)
    for (const entry of actions) {
      const notes = guardsAround(guarded, entry.range).map(({ note }) => note);
      // A Deny with limits is no case of one without them.
      addTo(cases, JSON.stringify([effect?.value, isUnrestricted, entry.pattern.key]), { entry, notes });
    }
  return new Set(
    [...cases.values()].flatMap((same) => {
      const isSure = same.some(({ notes }) => notes.length > 0) && isCertain(same.map(({ notes }) => notes));
      return same.filter(({ notes }) => notes.length === 0 || isSure).map(({ entry }) => entry);
    }),
  );
}

function isNever({ range }: ActionEntry, guarded: readonly GuardedPart[]): boolean {
  return neverApplies(guardsAround(guarded, range).map(({ note }) => note));
}
