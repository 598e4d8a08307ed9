import { CodeLensRefreshRequest, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { codeLenses } from "../../features/code-lens.js";
import type { Snapshot } from "../../features/snapshot.js";
import type { ServerContext } from "../state/context.js";
import { answer, type FeatureGroup } from "./group.js";

/** Our client's command, which opens the explanation. */
const explainCommand = "huaweiIam.explainPolicy";
/** For other clients: shows the names behind the numbers. Its arguments are a URI and the line of a statement. */
const explainStatementCommand = "huaweiIam.explainStatement";

/** A summary above each statement. */
export const codeLensGroup: FeatureGroup = {
  capabilities: () => ({ codeLensProvider: {} }),

  commands: () => ({
    [explainStatementCommand]({ connection, snapshots }: ServerContext, [uri, line]) {
      const snapshot = typeof uri === "string" ? snapshots.of(uri) : undefined;
      const lens =
        snapshot && lensesOf(snapshot, explainStatementCommand).find(({ range }) => range.start.line === line);
      const message = lens?.command?.tooltip;
      if (message !== undefined)
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
      return message ?? null;
    },
  }),

  register(context) {
    const { connection, client, changes } = context;
    connection.onCodeLens(
      answer(context, "code lenses", (snapshot) =>
        lensesOf(snapshot, client.offer.explanation === true ? explainCommand : explainStatementCommand),
      ),
    );
    changes.onChange((cause) => {
      if (cause === "config-typed" || client.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
      connection.sendRequest(CodeLensRefreshRequest.type).catch((error: unknown) => {
        connection.console.warn(`The code lenses could not be refreshed: ${String(error)}`);
      });
    });
  },
};

function lensesOf(snapshot: Snapshot, command: string) {
  return snapshot.parts.flatMap((part) => codeLenses(part, command));
}
