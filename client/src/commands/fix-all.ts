import { CodeAction, commands, l10n, Range, window, workspace } from "vscode";
import type { Command } from "./command.js";

const kind = "source.fixAll.huaweiIam";

/** Applies safe fixes, which never change what is granted; the same fixes can run on save. */
export const fixAll: Command = {
  id: "huaweiIam.fixAll",
  async run(app) {
    const document = app.policy.current;
    if (!document) return void window.showInformationMessage(l10n.t("Open a policy first, then fix it."));
    const whole = new Range(0, 0, document.lineCount, 0);
    const found = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      whole,
      kind,
    );
    const edit = found.find((action) => action.kind?.value === kind)?.edit;
    if (!edit) return void window.showInformationMessage(l10n.t("There is no problem here that can be fixed automatically."));
    await workspace.applyEdit(edit);
  },
};
