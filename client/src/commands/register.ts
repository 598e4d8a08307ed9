import { commands, l10n, window, type Disposable, type LogOutputChannel } from "vscode";
import type { LanguageServer } from "../client.js";

/** Makes our commands known to the editor. */
export function registerCommands(server: LanguageServer, log: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand("huaweiIam.restartServer", () => server.restart()),
    commands.registerCommand("huaweiIam.showOutput", () => log.show()),
    // Not in the palette: an action that cannot be done runs it, see disabled-actions.ts.
    commands.registerCommand("huaweiIam.showReason", (reason: unknown) => {
      if (typeof reason === "string") void window.showInformationMessage(l10n.t("Not possible: {0}", reason));
    }),
  ];
}
