import { commands, l10n, ProgressLocation, window } from "vscode";
import { ExecuteCommandRequest, WorkDoneProgress, type BaseLanguageClient } from "vscode-languageclient";
import { checkWorkspaceCommand, type CheckResult } from "../../../server/src/protocol.js";

/**
 * Lets the server check all files of the workspace, with progress and cancellation, and shows the result. The library
 * would execute the command without either.
 */
export async function checkWorkspace(client: BaseLanguageClient): Promise<CheckResult | null> {
  const result = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t("Checking all policies") },
    async (progress, token) => {
      const workDoneToken = `${checkWorkspaceCommand}/${String(++runs)}`;
      let shown = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== "report") return;
        const percentage = value.percentage ?? shown;
        progress.report({
          increment: percentage - shown,
          ...(value.message === undefined ? {} : { message: value.message }),
        });
        shown = percentage;
      });
      try {
        return (await client.sendRequest(
          ExecuteCommandRequest.type,
          { command: checkWorkspaceCommand, arguments: [], workDoneToken },
          token,
        )) as CheckResult | null;
      } finally {
        listener.dispose();
      }
    },
  );
  if (result) void tell(result);
  return result;
}

let runs = 0;

async function tell({ message, errors, warnings }: CheckResult): Promise<void> {
  const showProblems = l10n.t("Show Problems");
  const choice = await window.showInformationMessage(message, ...(errors + warnings > 0 ? [showProblems] : []));
  if (choice === showProblems) await commands.executeCommand("workbench.actions.view.problems");
}
