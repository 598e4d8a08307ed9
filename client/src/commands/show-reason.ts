import { l10n, window } from "vscode";
import type { Command } from "./command.js";

/** Not in the palette. Disabled actions run it, see disabled-actions.ts. */
export const showReason: Command = {
  id: "huaweiIam.showReason",
  run(_app, reason) {
    if (typeof reason === "string") void window.showInformationMessage(l10n.t("Not possible: {0}", reason));
  },
};
