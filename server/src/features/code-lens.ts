import type { CodeLens } from "vscode-languageserver-types";
import { statementReach } from "../core/explain/statement-reach.js";
import { reachDetail, reachTitle } from "../core/describe/statement-reach.js";
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
  return file.policies.flatMap((policy) =>
    policy.statements.flatMap((statement): CodeLens[] => {
      const { start } = statement.node.range;
      const brace = { start, end: start + 1 };
      const reach = statementReach(statement, snapshot.analysisOf(policy), environment.catalog);
      if (!reach || !snapshot.isWrittenHere(brace)) return [];
      const range = snapshot.range(brace);
      return [
        {
          range,
          command: {
            title: reachTitle(reach, say),
            tooltip: reachDetail(reach, say),
            command,
            arguments: [uri, range.start.line],
          },
        },
      ];
    }),
  );
}
