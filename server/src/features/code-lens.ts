import type { CodeLens } from "vscode-languageserver-types";
import { statementReach } from "../core/explain/statement-reach.js";
import { reachDetail, reachTitle } from "../core/describe/statement-reach.js";
import { effectivePermissions, type EffectivePermissions } from "../core/analysis/permissions.js";
import { extremesOf } from "../core/analysis/extremes.js";
import type { PolicyDocument } from "../core/policy/model.js";
import { distinctNotes, type GuardedPart, guardsWithin, guardsInside } from "../core/policy/guarded-part.js";
import { sayIn } from "../core/text/say.js";
import type { Snapshot } from "./snapshot.js";

/**
 * A lens above each statement, "allows 6 · 2 missing", with the names in its tooltip. `command` is what a click
 * executes, with the URI of the document and the line of the statement. None if the setting is off.
 */
export function codeLenses(snapshot: Snapshot, command: string): CodeLens[] {
  const { environment, file, uri } = snapshot;
  if (!environment.features.codeLens) return [];
  const say = sayIn(environment.language);
  const guarded = snapshot.guarded();
  return file.policies.flatMap((policy) => {
    const analysis = snapshot.analysisOf(policy);
    const permissions = mostPermissions(policy, guarded, snapshot);
    return policy.statements.flatMap((statement): CodeLens[] => {
      const { start } = statement.node.range;
      const brace = { start, end: start + 1 };
      const reach = statementReach(statement, analysis, environment.catalog, permissions);
      if (!reach || !snapshot.isWrittenHere(brace)) return [];
      const range = snapshot.range(brace);
      const guards = distinctNotes(guardsWithin(guarded, policy.node.range, statement.node.range));
      return [
        {
          range,
          command: {
            title: reachTitle(reach, say, guards.length > 0),
            tooltip: reachDetail(reach, say, guards),
            command,
            arguments: [uri, range.start.line],
          },
        },
      ];
    });
  });
}

/** The permissions of a policy if only the Deny applies that surely does; `undefined` if all of it does. */
function mostPermissions(
  policy: PolicyDocument,
  guarded: readonly GuardedPart[],
  { environment: { catalog, assumeGranted } }: Snapshot,
): EffectivePermissions | undefined {
  const { most } = extremesOf(policy, { guarded: guardsInside(guarded, policy.node.range), unknown: [] });
  return most === policy ? undefined : effectivePermissions(most, catalog, assumeGranted);
}
